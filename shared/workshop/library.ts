// A phase of each kind as it is first proposed: the configuration of its mechanism. Its words are in templates/phases.ts.
import type {
  BallotConfig,
  CollectConfig,
  ContributionType,
  GroupConfig,
  Identity,
  PanelConfig,
  Phase,
  PhaseConfig,
  PhaseKind,
} from './phases.ts'
import { evaluationFields, matrixAxes, panelSpeakers, pollItems, wordsOfPhases } from './templates/phases.ts'

type Setting = { minutes: number; identity: Identity; config: PhaseConfig }

export const collect = (types: ContributionType[], given: Partial<CollectConfig> = {}): CollectConfig => ({
  mechanism: 'collect',
  types,
  most: 10,
  length: 280,
  visibility: 'all',
  together: 1,
  moderated: false,
  supported: false,
  ...given,
})

const ballot = (method: BallotConfig['method'], given: Partial<BallotConfig> = {}): BallotConfig => ({
  mechanism: 'ballot',
  method,
  subject: 'clusters',
  items: [],
  budget: 5,
  mostEach: 3,
  secrecy: 'secret',
  live: false,
  byCollege: false,
  axes: ['', ''],
  ...given,
})

const group = (scope: GroupConfig['scope'], top: number): GroupConfig => ({ mechanism: 'group', scope, top })

/** What everybody reads. */
export const read = (text = ''): PhaseConfig => ({ mechanism: 'show', text, documentId: null })

/** Its speakers are to be named. */
export const panel = (secondsEach: number): PanelConfig => ({
  mechanism: 'queue',
  of: 'speakers',
  secondsEach,
  speakers: panelSpeakers(),
  questions: true,
  moderated: false,
})

const heard: ContributionType[] = ['need', 'obstacle', 'lever']

const settings: { [K in PhaseKind]: () => Setting } = {
  welcome: () => ({ minutes: 10, identity: 'named', config: read() }),
  briefing: () => ({ minutes: 10, identity: 'named', config: read() }),
  alone: () => ({ minutes: 5, identity: 'nameless', config: collect(heard, { visibility: 'self' }) }),
  pairs: () => ({
    minutes: 10,
    identity: 'pseudonym',
    config: collect(heard, { visibility: 'group', together: 2 }),
  }),
  table: () => ({ minutes: 25, identity: 'nameless', config: group('table', 9) }),
  wall: () => ({ minutes: 15, identity: 'nameless', config: group('all', 20) }),
  dots: () => ({ minutes: 10, identity: 'nameless', config: ballot('dots') }),
  consent: () => ({
    minutes: 15,
    identity: 'named',
    config: ballot('consent', { secrecy: 'organisation', budget: 1, mostEach: 1 }),
  }),
  speaking: () => ({ minutes: 15, identity: 'named', config: { mechanism: 'queue', of: 'hands', secondsEach: 120 } }),
  plenary: () => ({ minutes: 15, identity: 'named', config: { mechanism: 'queue', of: 'tables', secondsEach: 120 } }),
  projects: () => ({
    minutes: 20,
    identity: 'named',
    config: collect(['project', 'contact'], { most: 5, length: 400, supported: true }),
  }),
  commitments: () => ({ minutes: 10, identity: 'named', config: collect(['commitment'], { most: 3 }) }),
  evaluation: () => ({
    minutes: 5,
    identity: 'nameless',
    config: { mechanism: 'form', fields: evaluationFields() },
  }),
  gradient: () => ({
    minutes: 15,
    identity: 'named',
    config: ballot('gradient', { secrecy: 'named', budget: 1, mostEach: 1 }),
  }),
  matrix: () => ({
    minutes: 15,
    identity: 'nameless',
    config: ballot('matrix', { axes: matrixAxes(), budget: 1, mostEach: 1 }),
  }),
  poll: () => ({
    minutes: 5,
    identity: 'nameless',
    config: ballot('choice', { subject: 'items', items: pollItems(), budget: 1, mostEach: 1 }),
  }),
  words: () => ({
    minutes: 3,
    identity: 'pseudonym',
    config: collect(['word'], { visibility: 'self', most: 1, length: 40 }),
  }),
  panel: () => ({ minutes: 45, identity: 'named', config: panel(600) }),
}

/** What a facilitator starts from when they add a phase of this kind. */
export function phaseDefaults(kind: PhaseKind): Omit<Phase, 'id'> {
  const { title, prompt } = wordsOfPhases[kind]
  return { kind, title, prompt, ...settings[kind]() }
}
