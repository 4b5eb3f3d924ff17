// People who are not there, in every kind of phase, seed after seed: decided by the same rules as what phones ask. Without a server.
import { describe, expect, it, test } from 'vitest'
import { dueOf } from '../../../server/workshop/rehearsal/driver.ts'
import type { Move } from '../../../server/workshop/rehearsal/moves.ts'
import { personAt, type Person } from '../../../server/workshop/rehearsal/people.ts'
import type { GuestCommand } from '../../../shared/workshop/commands.ts'
import type { Choice } from '../../../shared/workshop/ballots.ts'
import { collect, phaseDefaults } from '../../../shared/workshop/library.ts'
import {
  phaseKinds,
  type BallotConfig,
  type FormField,
  type PanelConfig,
  type Phase,
  type PhaseConfig,
  type PhaseKind,
} from '../../../shared/workshop/phases.ts'
import { Hall, theHead } from '../../support/workshop-hall.ts'

const seeds = ['tide', 'heron']
const everyMs = 30_000

/** Something was written before, at three tables, for all to see. */
const before: Partial<Phase> = {
  kind: 'alone',
  identity: 'named',
  config: collect(['need', 'obstacle', 'lever', 'project'], { visibility: 'all', most: 3 }),
}

type Sent = Extract<GuestCommand, { kind: 'send' }>

/** A hall with people who are not there, each before what their phone would show. */
class Rehearsal {
  readonly hall: Hall
  readonly people: Person[]
  readonly refused: string[] = []
  moves: { person: Person; move: Move }[] = []
  #asked = new Set<string>()

  constructor(seed: string, phases: Partial<Phase>[], size = 20) {
    this.hall = Hall.running(phases, 3)
    this.people = Array.from({ length: size }, (_, place) => personAt(seed, place))
    for (const { guestId, name, organisation, college } of this.people) {
      this.hall.join(guestId, null, { name, organisation: organisation || null, college })
    }
  }

  /** From the beginning of a phase, or of a ballot, until nobody has anything to do. */
  play(): this {
    this.#asked = new Set()
    for (let here = 0; here <= 240_000; here += everyMs) {
      const whole = { state: this.hall.state, texts: this.hall.world, head: theHead }
      for (const due of dueOf(whole, this.people, { here, asked: this.#asked })) this.#do(due)
      this.hall.now += everyMs
    }
    return this
  }

  next(): this {
    this.hall.must({ kind: 'next', roundId: this.hall.roundId })
    const isBallot = this.hall.state.rounds.get(this.hall.roundId)?.phase.config.mechanism === 'ballot'
    if (isBallot) this.hall.must({ kind: 'openBallot', roundId: this.hall.roundId })
    this.moves = []
    return this
  }

  get kinds(): string[] {
    return [...new Set(this.moves.map(({ move }) => ('command' in move ? move.command.kind : 'cast')))].sort()
  }

  get sent(): Sent[] {
    return this.moves.flatMap(({ move }) => ('command' in move && move.command.kind === 'send' ? [move.command] : []))
  }

  /** What was chosen, whether the ballot is secret or not. */
  get choices(): Choice[] {
    return this.moves.flatMap(({ move }) => {
      if ('ballot' in move) return [move.ballot.choice]
      return move.command.kind === 'vote' ? [move.command.choice] : []
    })
  }

  #do({ person, move }: { person: Person; move: Move }): void {
    this.#asked.add(move.id)
    this.moves.push({ person, move })
    const { guestId } = person
    const refused =
      'ballot' in move
        ? this.hall.cast(guestId, move.ballot.choice, move.ballot.roundId)
        : this.hall.as(guestId, move.command, move.id)
    if (refused !== null) this.refused.push(`${'ballot' in move ? 'cast' : move.command.kind}: ${refused}`)
  }
}

/** After something was written. */
const after = (seed: string, phase: Partial<Phase>, size?: number): Rehearsal =>
  new Rehearsal(seed, [before, phase], size).play().next().play()

const writes = ['finish', 'send']

/** What at least is done in each kind. Nothing on purpose: what is read, what facilitators group, what tables say aloud. */
const does: Record<PhaseKind, string[]> = {
  welcome: [],
  briefing: [],
  alone: writes,
  pairs: writes,
  table: ['becomeRapporteur', 'choose', 'finish', 'makeCluster', 'synthesise'],
  wall: [],
  dots: ['cast'],
  consent: ['vote'],
  speaking: ['askFloor'],
  plenary: [],
  projects: [...writes, 'support'],
  commitments: writes,
  evaluation: ['fill'],
  gradient: ['vote'],
  matrix: ['cast'],
  poll: ['cast'],
  words: writes,
  panel: ['send', 'support'],
}

describe.each(phaseKinds)('in a phase of kind %s', (kind) => {
  it('people who are not there do what people do, or nothing on purpose, and are refused nothing [A83]', () => {
    const played = seeds.map((seed) => after(seed, { kind }))
    expect(played.flatMap(({ refused }) => refused)).toEqual([])
    const kinds = [...new Set(played.flatMap((one) => one.kinds))]
    if (does[kind].length === 0) expect(kinds).toEqual([])
    else expect(kinds).toEqual(expect.arrayContaining(does[kind]))
  })
})

const ballot = (kind: PhaseKind, given: Partial<BallotConfig>): Partial<Phase> => {
  const { config } = phaseDefaults(kind)
  return { kind, config: { ...config, ...given } as PhaseConfig } // of a kind that is a ballot
}
const items = ['Un', 'Deux', 'Trois']
const onItems = { subject: 'items', items } as const
const field = (kind: FormField['kind'], choices: string[] = []): FormField => ({ id: kind, kind, label: kind, choices })
const form = (...fields: FormField[]): Partial<Phase> => ({ kind: 'evaluation', config: { mechanism: 'form', fields } })
const aPanel = (given: Partial<PanelConfig> = {}): Partial<Phase> => {
  const { config } = phaseDefaults('panel')
  return { kind: 'panel', config: { ...config, ...given } as PhaseConfig } // its own mechanism
}

/** As narrow as whoever prepares a workshop may make them. */
const narrow: [string, Partial<Phase>][] = [
  ['one word of twelve letters', { kind: 'alone', config: collect(['word'], { most: 1, length: 12 }) }],
  [
    'short ideas, read first',
    { kind: 'projects', config: collect(['idea', 'contact'], { length: 20, moderated: true, supported: true }) },
  ],
  ['groups, one carried', { kind: 'table', config: { mechanism: 'group', scope: 'table', top: 1 } }],
  ['one dot', ballot('dots', { budget: 1, mostEach: 1 })],
  ['more dots than there is room for', ballot('dots', { ...onItems, budget: 20, mostEach: 2 })],
  ['more choices than items', ballot('poll', { ...onItems, budget: 9 })],
  ['a poll with names', ballot('poll', { ...onItems, secrecy: 'named', budget: 2 })],
  ['a consent in secret', ballot('consent', { ...onItems, secrecy: 'secret' })],
  ['a consent with names', ballot('consent', { secrecy: 'named' })],
  ['a gradient of organisations', ballot('gradient', { ...onItems, secrecy: 'organisation' })],
  ['a matrix with names', ballot('matrix', { ...onItems, secrecy: 'named' })],
  ['a form of words', form(field('text'))],
  ['a form of one choice', form(field('choice', ['Oui']), field('rating'))],
  ['a panel that is read first', aPanel({ moderated: true })],
]

it.each(narrow)('nothing is refused: %s', (_, phase) => {
  const { refused, moves } = after('slate', phase)
  expect(refused).toEqual([])
  expect(moves.length).toBeGreaterThan(5)
})

test('a choice is whole: all dots are given, to each no more than it may have; each item is said something of', () => {
  const dots = after('tide', ballot('dots', { ...onItems, budget: 5, mostEach: 2 })).choices
  expect(dots.length).toBeGreaterThan(15)
  for (const choice of dots) {
    const given = Object.values(choice).map(Number)
    expect([given.reduce((sum, n) => sum + n, 0), Math.max(...given)]).toEqual([5, 2])
  }
  const answers = after('tide', ballot('gradient', { ...onItems, secrecy: 'named' })).choices
  for (const choice of answers) expect(Object.keys(choice)).toEqual(['0', '1', '2'])
  const degrees = answers.flatMap((choice) => Object.values(choice))
  expect(new Set(degrees).size).toBeGreaterThan(4)
  for (const choice of after('tide', ballot('matrix', onItems)).choices)
    for (const place of Object.values(choice).flat()) expect(place >= 0 && place <= 100).toBe(true)
})

test('a table carries on no more groups than its phase lets it, and as many where there are', () => {
  const { hall } = after('heron', { kind: 'table', config: { mechanism: 'group', scope: 'table', top: 2 } })
  for (const tableId of hall.state.tables.keys()) {
    const own = [...hall.state.clusters.values()].filter((one) => one.tableId === tableId)
    expect(own.length).toBeGreaterThan(2)
    expect(own.filter(({ top }) => top)).toHaveLength(2)
  }
})

describe('before a panel', () => {
  it('some put a question, to one of it or to all, and support those of others; none is their own [A80] [A83]', () => {
    const { sent, moves, hall, people } = after('slate', aPanel(), 30)
    const { config } = phaseDefaults('panel')
    const speakers = 'speakers' in config ? config.speakers.map(({ id }) => id) : []
    const to = new Set(sent.map(({ toSpeaker }) => toSpeaker))
    expect(to.has(null)).toBe(true)
    expect([...to].filter((one) => one !== null).sort()).toEqual(speakers)
    expect(sent.every(({ type }) => type === 'question')).toBe(true)
    const asking = new Set(
      moves.flatMap(({ person, move }) => ('command' in move && move.command.kind === 'send' ? person.place : [])),
    )
    expect([asking.size > 8, asking.size < people.length]).toEqual([true, true])
    const questions = [...hall.state.contributions.values()].filter(({ type }) => type === 'question')
    expect(questions).toHaveLength(sent.length)
    expect(questions.some(({ supporters }) => supporters.size > 1)).toBe(true)
    for (const { guestId, supporters } of questions) expect(supporters.has(guestId ?? '')).toBe(false)
    expect(new Set(sent.map(({ text }) => text)).size).toBeGreaterThan(sent.length / 2)
  })

  it('nobody says anything where the room is not asked; what waits to be read is supported by nobody', () => {
    expect(after('slate', aPanel({ questions: false })).moves).toEqual([])
    const { kinds, hall } = after('slate', aPanel({ moderated: true }))
    expect(kinds).toEqual(['send'])
    for (const one of hall.state.contributions.values())
      if (one.type === 'question') hall.must({ kind: 'take', contributionId: one.id, taken: true })
    const later = seeds.map((seed) => new Rehearsal(seed, [aPanel()]).play())
    expect(later.every(({ kinds: done }) => done.includes('support'))).toBe(true)
  })
})

test('two that play the same do the same, under the same ids; another rehearsal does otherwise [A83]', () => {
  const played = (seed: string) => after(seed, aPanel(), 12).moves.map(({ move }) => move)
  expect(played('tide')).toEqual(played('tide').map((move) => ({ ...move })))
  const ids = new Set(played('tide').map(({ id }) => id))
  expect(played('heron').filter(({ id }) => ids.has(id))).toEqual([])
})

test('while time stands still or the phase is locked nobody does anything; who never ends neither finishes nor votes', () => {
  const paused = new Rehearsal('tide', [{ kind: 'welcome' }, before]).play().next()
  paused.hall.must({ kind: 'pause', roundId: paused.hall.roundId })
  expect(paused.play().moves).toEqual([])
  const locked = new Rehearsal('tide', [{ kind: 'welcome' }, before]).play().next()
  locked.hall.must({ kind: 'lock', roundId: locked.hall.roundId, locked: true })
  expect(locked.play().moves).toEqual([])
  const open = new Rehearsal('tide', [before, { kind: 'dots' }]).play()
  const ends = (kind: string) =>
    open.moves.filter(
      ({ person, move }) =>
        person.neverEnds && (kind === 'cast' ? 'ballot' in move : 'command' in move && move.command.kind === kind),
    )
  expect(ends('send').length).toBeGreaterThan(0)
  expect(ends('finish')).toEqual([])
  open.next().play()
  expect([ends('cast'), open.choices.length > 10]).toEqual([[], true])
})
