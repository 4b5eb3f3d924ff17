// Anything anybody might ask of a workshop, at random from a seed: sensible or not, of what exists or not.
import type { Choice } from '../../shared/workshop/ballots.ts'
import type { Asker, Command } from '../../shared/workshop/commands.ts'
import type { Phase } from '../../shared/workshop/phases.ts'
import { phaseDefaults } from '../../shared/workshop/library.ts'
import type {
  BallotConfig,
  CollectConfig,
  FormConfig,
  FormField,
  Identity,
  PanelConfig,
  Visibility,
} from '../../shared/workshop/phases.ts'
import { isPanel } from '../../shared/workshop/writing.ts'
import type { Chance } from './chance.ts'
import type { Hall } from './workshop-hall.ts'

const collect = (visibility: Visibility, given: Partial<CollectConfig> = {}): CollectConfig => ({
  mechanism: 'collect',
  types: ['need', 'idea'],
  most: 6,
  length: 60,
  visibility,
  together: 1,
  moderated: false,
  supported: true,
  ...given,
})

const ballot = (kind: Phase['kind'], given: Partial<BallotConfig>): Partial<Phase> => {
  const { config } = phaseDefaults(kind)
  if (config.mechanism !== 'ballot') throw new Error(`${kind} is no ballot`)
  return { kind, config: { ...config, ...given } }
}

function aPanel(changes: Partial<Phase>, given: Partial<PanelConfig> = {}): Partial<Phase> {
  const { config } = phaseDefaults('panel')
  if (!isPanel(config)) throw new Error('not a panel')
  return { kind: 'panel', ...changes, config: { ...config, ...given } }
}

/** Every mechanism, visibility and identity. */
export const everyPhase: Partial<Phase>[] = [
  { kind: 'welcome' },
  { kind: 'alone', identity: 'nameless', config: collect('self') },
  { kind: 'alone', identity: 'named', config: collect('self') },
  { kind: 'pairs', identity: 'named', config: collect('group', { together: 2 }) },
  { kind: 'pairs', identity: 'nameless', config: collect('group', { together: 4 }) },
  { kind: 'table', identity: 'pseudonym', config: collect('table') },
  { kind: 'table', minutes: 0 },
  { kind: 'projects', identity: 'named', config: collect('all', { moderated: true }) },
  { kind: 'words', identity: 'nameless', config: collect('all') },
  { kind: 'wall' },
  { kind: 'dots' },
  { kind: 'poll' },
  { kind: 'speaking' },
  { kind: 'plenary', identity: 'nameless' },
]

/** Panels in every identity, moderated and not, with and without questions. */
export const everyPanel: Partial<Phase>[] = [
  aPanel({ identity: 'named' }, { moderated: true }),
  aPanel({ identity: 'nameless' }),
  aPanel({ identity: 'pseudonym' }),
  aPanel({ identity: 'nameless' }, { moderated: true }),
  aPanel({ identity: 'named' }, { questions: false }),
]

/** Every ballot and the form, after something to vote on. */
export const everyBallot: Partial<Phase>[] = [
  { kind: 'projects', identity: 'named', config: collect('all', { most: 2 }) },
  ballot('dots', { live: true }),
  ballot('poll', { secrecy: 'named', live: true, byCollege: true }),
  { ...ballot('consent', { subject: 'contributions', secrecy: 'organisation' }), identity: 'pseudonym' },
  { ...ballot('gradient', { secrecy: 'named' }), identity: 'named' },
  { ...ballot('gradient', { secrecy: 'named', live: true }), identity: 'nameless' },
  ballot('matrix', { subject: 'items', items: ['one', 'two'] }),
  { kind: 'evaluation' },
]

export const guestIds = ['guest1', 'guest2', 'guest3', 'guest4', 'guest5', 'guest6', 'guest7']

export class Mischief {
  readonly #hall: Hall
  readonly #chance: Chance
  #made = 0

  constructor(hall: Hall, chance: Chance) {
    this.#hall = hall
    this.#chance = chance
  }

  asker(): Asker {
    const guestId = this.#one([...guestIds, 'nobody'])
    const isFacilitator = this.#chance(100) < 45
    return isFacilitator ? { kind: 'facilitator', actorId: 'animator' } : { kind: 'guest', actorId: guestId, guestId }
  }

  /** Mostly what such an asker may ask. */
  command(asker: Asker): Command {
    const { mechanism } = this.#inHand() ?? {}
    if (asker.kind === 'guest' && this.#hall.state.stage === 'closed' && this.#flag()) return this.#answerAfter()
    if ((mechanism === 'ballot' || mechanism === 'form') && this.#chance(3) > 0) {
      return asker.kind === 'facilitator' ? this.#ofBallot() : this.#answer()
    }
    if (isPanel(this.#inHand()) && this.#chance(6) > 0) {
      return asker.kind === 'facilitator' ? this.#ofPanel() : this.#question()
    }
    const asFacilitator = (asker.kind === 'facilitator') !== (this.#chance(30) === 0)
    if (!asFacilitator) return this.#chance(4) === 0 ? this.#grouping() : this.#ofGuest()
    const kind = this.#chance(10)
    if (kind < 2) return this.#grouping()
    if (kind < 4) return this.#ofModeration()
    return kind < 8 ? this.#ofPassage() : this.#ofPlan()
  }

  #one<T>(from: readonly T[]): T {
    const found = from[this.#chance(from.length)]
    if (found === undefined) throw new Error('nothing to choose from')
    return found
  }

  #flag = (): boolean => this.#chance(3) > 0
  #new = (what: string): string => `${what}${(this.#made += 1)}`
  #known = (ids: Iterable<string>): string => this.#one([...ids, 'unknown'])
  #contribution = (): string => this.#known(this.#hall.state.contributions.keys())
  #cluster = (): string => this.#known(this.#hall.state.clusters.keys())
  #phase = (): string => this.#known(this.#hall.state.phases.map(({ id }) => id))
  #table = (): string | null => this.#one([...this.#hall.state.tables.keys(), null])
  /** Now and then one that is over. */
  #round = (): string => (this.#chance(6) === 0 ? this.#known(this.#hall.state.rounds.keys()) : this.#hall.roundId)

  #inHand = () => this.#hall.state.rounds.get(this.#hall.roundId)?.phase.config

  #ofBallot(): Command {
    const roundId = this.#round()
    const isNew = this.#hall.state.rounds.get(roundId)?.ballot === 'none'
    if (isNew && this.#flag()) return { kind: 'openBallot', roundId }
    return this.#one<() => Command>([
      () => ({ kind: 'openBallot', roundId }),
      () => ({ kind: 'openBallot', roundId }),
      () => ({ kind: 'closeBallot', roundId }),
      () => ({ kind: 'show', what: { kind: 'results' } }),
      () => ({ kind: 'showResults', roundId, shown: this.#flag() }),
      () => ({ kind: 'show', what: { kind: 'results' } }),
      () => ({ kind: 'reveal', roundId, revealed: this.#flag() }),
      () => ({ kind: 'undo', commandId: this.#hall.state.undoable?.commandId ?? 'none' }),
    ])()
  }

  #speaker = (): string => this.#one(['speaker-1', 'speaker-2', 'speaker-3', 'speaker-9'])

  #ofPanel(): Command {
    const roundId = this.#round()
    const contributionId = this.#contribution()
    const speakerId = this.#speaker()
    return this.#one<() => Command>([
      () => ({ kind: 'giveFloor', roundId, speaker: { speakerId } }),
      () => ({ kind: 'giveFloor', roundId, speaker: { speakerId } }),
      () => ({ kind: 'giveFloor', roundId, speaker: { guestId: 'guest1' } }),
      () => ({ kind: 'endFloor', roundId }),
      () => ({ kind: 'sumUp', roundId, speakerId, text: this.#flag() ? `⟦synthesis ${this.#new('')}⟧` : '' }),
      () => ({ kind: 'sumUp', roundId, speakerId, text: `⟦synthesis ${this.#new('')}⟧` }),
      () => ({ kind: 'markAsked', contributionId, asked: this.#flag() }),
      () => ({ kind: 'markAsked', contributionId, asked: true }),
      () => ({ kind: 'take', contributionId, taken: true }),
      () => ({ kind: 'take', contributionId, taken: this.#flag() }),
      () => ({ kind: 'hide', contributionId, reason: 'offTopic' }),
      () => ({ kind: 'show', what: { kind: 'intervention', roundId, speakerId } }),
      () => ({ kind: 'show', what: { kind: 'contribution', contributionId } }),
      () => ({ kind: 'enter', roundId, tableId: null, ...this.#written(), type: 'question', toSpeaker: this.#to() }),
      () => ({ kind: 'undo', commandId: this.#hall.state.undoable?.commandId ?? 'none' }),
    ])()
  }

  #to = (): string | null => (this.#flag() ? this.#speaker() : null)

  #question(): Command {
    const roundId = this.#round()
    const contributionId = this.#contribution()
    return this.#one<() => Command>([
      ...Array.from(
        { length: 6 },
        () => () => ({ kind: 'send', roundId, ...this.#written(), type: 'question', toSpeaker: this.#to() }) as const,
      ),
      ...Array.from({ length: 4 }, () => () => ({ kind: 'support', contributionId, supported: this.#flag() }) as const),
      () => ({ kind: 'reword', ...this.#written(), type: 'question', contributionId }),
      () => ({ kind: 'withdraw', contributionId }),
      () => ({ kind: 'erase', contributionId }),
    ])()
  }

  #answer(): Command {
    const roundId = this.#round()
    const config = this.#inHand()
    if (config?.mechanism !== 'form') return { kind: 'vote', roundId, choice: this.choice(), reasons: this.#reasons() }
    return this.#filled(roundId, config, () => this.#chance(7))
  }

  /** Of any form that was played, or of the first round. */
  #answerAfter(): Command {
    const rounds = [...this.#hall.state.rounds.values()]
    const round = this.#one([...rounds.filter(({ phase }) => phase.config.mechanism === 'form'), ...rounds.slice(0, 1)])
    const { config } = round.phase
    const form: FormConfig = config.mechanism === 'form' ? config : { mechanism: 'form', fields: [] }
    return this.#filled(round.id, form, ({ kind, choices }) =>
      kind === 'rating' ? 1 + this.#chance(5) : this.#chance(choices.length),
    )
  }

  #filled(roundId: string, config: FormConfig, markOf: (field: FormField) => number): Command {
    const marks: Record<string, number> = {}
    const texts: Record<string, string> = {}
    for (const field of config.fields) {
      const { id, kind } = field
      if (kind === 'text') texts[id] = this.#flag() ? `⟦answer ${this.#new('')}⟧` : ''
      else marks[id] = markOf(field)
    }
    return { kind: 'fill', roundId, marks, texts }
  }

  /** Mostly one that the ballot in hand allows. A place on a matrix is nobody else's. */
  choice(): Choice {
    const round = this.#hall.state.rounds.get(this.#hall.roundId)
    const config = this.#inHand()
    if (round === undefined || config?.mechanism !== 'ballot') return {}
    const most =
      { dots: 3, choice: 2, consent: 4, gradient: 8, matrix: 1 }[config.method] + Number(this.#chance(6) === 0)
    const answered = round.subjects.filter(() => this.#chance(4) === 0)
    const choice: Choice = {}
    for (const id of answered) {
      const place: [number, number] = [this.#chance(100) + Number(`0.${this.#new('')}7771`), this.#chance(100)]
      choice[id] = config.method === 'matrix' ? place : this.#chance(most)
    }
    if (this.#chance(20) === 0) choice['unknown'] = 1
    return choice
  }

  #reasons(): Record<string, string> {
    const { subjects = [] } = this.#hall.state.rounds.get(this.#hall.roundId) ?? {}
    return Object.fromEntries(subjects.map((id) => [id, this.#chance(8) === 0 ? '' : `⟦reason ${this.#new('')}⟧`]))
  }

  #written() {
    const text = this.#one(['', 'y'.repeat(70), ...Array.from({ length: 12 }, () => `⟦text ${this.#new('')}⟧`)])
    return { contributionId: this.#chance(15) === 0 ? this.#contribution() : this.#new('c'), text, type: this.#type() }
  }

  #type = () => this.#one(['need', 'need', 'idea', 'question'] as const)

  #ofGuest(): Command {
    const roundId = this.#round()
    const contributionId = this.#contribution()
    return this.#one<() => Command>([
      ...Array.from({ length: 16 }, () => () => ({ kind: 'send', roundId, ...this.#written() }) as const),
      () => ({ kind: 'sit', tableId: this.#table() }),
      () => (this.#chance(3) === 0 ? { kind: 'leave' } : { kind: 'sit', tableId: this.#table() }),
      () => ({ kind: 'becomeRapporteur' }),
      () => ({ kind: 'reword', ...this.#written(), contributionId }),
      () => ({ kind: 'reword', ...this.#written(), contributionId }),
      () => ({ kind: 'withdraw', contributionId }),
      () => ({ kind: 'park', contributionId, parked: this.#flag() }),
      () => ({ kind: 'finish', roundId, finished: this.#flag() }),
      () => ({ kind: 'support', contributionId, supported: this.#flag() }),
      () => ({ kind: 'askFloor', roundId }),
      () => ({ kind: 'withdrawFloor', roundId }),
    ])()
  }

  #grouping(): Command {
    const clusterId = this.#cluster()
    return this.#one<() => Command>([
      () => ({
        kind: 'makeCluster',
        clusterId: this.#new('k'),
        title: `⟦title ${this.#new('')}⟧`,
        contributions: [this.#contribution()],
      }),
      () => ({ kind: 'nameCluster', clusterId, title: `⟦title ${this.#new('')}⟧` }),
      () => ({ kind: 'synthesise', clusterId, text: `⟦title ${this.#new('')}⟧` }),
      () => ({ kind: 'choose', clusterId, top: this.#flag() }),
      () => ({ kind: 'disagree', clusterId, disagreed: this.#flag() }),
      () => ({ kind: 'removeCluster', clusterId }),
      () => ({
        kind: 'place',
        contributionId: this.#contribution(),
        clusterId: this.#flag() ? clusterId : null,
        before: this.#flag() ? null : this.#contribution(),
      }),
      () => ({
        kind: 'merge',
        ...this.#written(),
        parents: [this.#contribution(), this.#contribution()],
        edge: this.#one(['merge', 'rewording'] as const),
      }),
    ])()
  }

  #ofModeration(): Command {
    const contributionId = this.#contribution()
    const roundId = this.#round()
    const guestId = this.#one([...guestIds, 'nobody'])
    const tableId = this.#table() ?? 'unknown'
    return this.#one<() => Command>([
      () => ({ kind: 'hide', contributionId, reason: this.#one(['personal', 'offTopic'] as const) }),
      () => ({ kind: 'unhide', contributionId }),
      () => ({ kind: 'take', contributionId, taken: this.#flag() }),
      () => ({ kind: 'park', contributionId, parked: this.#flag() }),
      () => ({ kind: 'enter', roundId, tableId: this.#table(), ...this.#written() }),
      () => ({ kind: 'giveFloor', roundId, speaker: this.#flag() ? { guestId } : { tableId } }),
      () => ({ kind: 'endFloor', roundId }),
      () => ({ kind: 'removeFromQueue', roundId, guestId }),
      () => ({ kind: 'nameRapporteur', tableId, guestId: this.#flag() ? guestId : null }),
      () => ({ kind: 'seat', guestId, tableId: this.#table() }),
    ])()
  }

  #ofPassage(): Command {
    const roundId = this.#round()
    const { stage } = this.#hall.state
    if (stage !== 'running' && this.#flag())
      return stage === 'closed' ? { kind: 'reopen', reason: 'too early' } : { kind: 'start' }
    return this.#one<() => Command>([
      () => ({ kind: 'next', roundId }),
      () => ({ kind: 'back', roundId }),
      () => ({ kind: 'goTo', roundId, phaseId: this.#phase() }),
      () => ({ kind: 'extend', roundId, milliseconds: 60_000 * (this.#chance(5) - 2), tableId: this.#table() }),
      () => ({ kind: 'pause', roundId }),
      () => ({ kind: 'resume', roundId }),
      () => ({ kind: 'reveal', roundId, revealed: this.#flag() }),
      () => ({ kind: 'lock', roundId, locked: !this.#flag() }),
      () => ({ kind: 'openBallot', roundId }),
      () => ({ kind: 'closeBallot', roundId }),
      () => ({ kind: 'showResults', roundId, shown: this.#flag() }),
      () => ({ kind: 'message', text: this.#flag() ? this.#new('message ') : '' }),
      () => ({ kind: 'show', what: { kind: this.#one(['phase', 'welcome', 'wall', 'blank'] as const) } }),
      () => ({ kind: 'show', what: { kind: 'contribution', contributionId: this.#contribution() } }),
      () => ({ kind: 'show', what: { kind: 'cluster', clusterId: this.#cluster() } }),
      () => ({ kind: 'takeConsole' }),
      () => ({ kind: 'undo', commandId: this.#hall.state.undoable?.commandId ?? 'none' }),
      () => (this.#chance(4) === 0 ? { kind: 'close', roundId } : { kind: 'start' }),
      () => ({ kind: 'reopen', reason: 'too early' }),
      () => ({ kind: 'start' }),
    ])()
  }

  #ofPlan(): Command {
    const phaseId = this.#phase()
    const phase = { ...phaseDefaults('alone'), id: this.#flag() ? this.#new('p') : phaseId, config: collect('self') }
    const before = this.#flag() ? null : this.#phase()
    return this.#one<() => Command>([
      () => ({ kind: 'addPhase', phase, before }),
      () => ({
        kind: 'changePhase',
        phase: { ...phase, id: phaseId, identity: this.#one<Identity>(['named', 'nameless']) },
      }),
      () => ({ kind: 'movePhase', phaseId, before }),
      () => ({ kind: 'skipPhase', phaseId, skipped: !this.#flag() }),
      () => ({ kind: 'removePhase', phaseId }),
      () => ({ kind: 'setTables', count: 1 + this.#chance(4) }),
      () => (this.#chance(4) === 0 ? { kind: 'backToDraft' } : { kind: 'open' }),
      () => (this.#chance(25) === 0 ? { kind: 'cancel', reason: this.#new('reason ') } : { kind: 'open' }),
    ])()
  }
}
