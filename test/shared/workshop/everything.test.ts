// Whatever is asked, in whatever order, by whomever: what holds after each command.
import { describe, expect, it, vi } from 'vitest'
import type { WorkshopEvent } from '../../../shared/workshop/events.ts'
import { emptyWorkshop, evolve } from '../../../shared/workshop/evolve.ts'
import type { CommonView } from '../../../shared/workshop/view.ts'
import { tableView } from '../../../shared/workshop/view/for-table.ts'
import { chanceFrom } from '../../support/chance.ts'
import {
  answersAllowed,
  formAllowed,
  givenOf,
  organisationFacts,
  ownReasons,
  reasonsAllowed,
  resultsAllowed,
  totalOf,
  votersNamed,
  votersOf,
} from '../../support/workshop-tally.ts'
import {
  namesAllowed,
  synthesesAllowed,
  titlesAllowed,
  wordsAllowed,
  wordsOfGroup,
  type Viewer,
} from '../../support/workshop-oracle.ts'
import { everyBallot, everyPanel, everyPhase, guestIds, Mischief } from '../../support/workshop-mischief.ts'
import { Hall } from '../../support/workshop-hall.ts'

const seeds = [11, 12]
/** Thousands of looks by many viewers: some seconds each where nothing else runs. */
vi.setConfig({ testTimeout: 180_000 })

const commands = 600

const found = (view: unknown, pattern: RegExp): string[] => [...new Set(JSON.stringify(view).match(pattern))].sort()
const texts = (view: unknown) => found(view, /⟦text \d+⟧/g)
const titles = (view: unknown) => found(view, /⟦title \d+⟧/g)
const names = (view: unknown) => found(view, /⟦name \d+⟧/g)
const ids = (view: unknown) => found(view, /guest\d+/g)
const reasons = (view: unknown) => found(view, /⟦reason \d+⟧/g)
const answers = (view: unknown) => found(view, /⟦answer \d+⟧/g)
const places = (view: unknown) => found(view, /\d+\.\d+7771/g)
const syntheses = (view: unknown) => found(view, /⟦synthesis \d+⟧/g)
const cards = (view: unknown) => found(view, /"c\d+"/g).map((id) => id.slice(1, -1))

function aHall(phases = everyPhase): Hall {
  const hall = Hall.running(phases, 3)
  for (const [place, guestId] of guestIds.entries()) {
    hall.join(guestId, place === 0 ? null : hall.table((place % 3) + 1), {
      name: place === 6 ? '' : `⟦name ${place}⟧`,
      ...organisationFacts(guestId),
    })
  }
  return hall
}

function everyViewer(hall: Hall): Viewer[] {
  const tables = [...hall.state.tables.keys()]
  return ['facilitator', 'room', 'screen', 'observer', ...tables.map((tableId) => ({ tableId }))] as Viewer[] // as written
}

const everyView = (hall: Hall) => ({
  common: everyViewer(hall).map((viewer) => ({ ...hall.sees(viewer), undoable: null })),
  own: guestIds.map((guestId) => hall.own(guestId)),
})

function tellsNoMore(hall: Hall): void {
  const common = new Map<string | null, string[]>()
  for (const viewer of everyViewer(hall)) {
    const view = hall.sees(viewer)
    if (viewer === 'room') common.set(null, Object.keys(view.contributions))
    if (typeof viewer === 'object') {
      common.set(viewer.tableId, Object.keys(view.contributions))
      expect(tableView(hall.state, hall.world, hall.sees('room'), viewer.tableId)).toEqual(view)
    }
    expect(texts(view)).toEqual(wordsAllowed(hall, viewer))
    expect(titles(view)).toEqual(titlesAllowed(hall, viewer))
    expect(syntheses(view)).toEqual(synthesesAllowed(hall, viewer))
    const nameable = [...namesAllowed(hall, viewer), ...votersNamed(hall, viewer)]
    expect(nameable).toEqual(expect.arrayContaining(names({ ...view, people: {} })))
    tellsResults(hall, viewer, view)
    expect(viewer === 'facilitator' ? [] : ids([view.people, view.plan, view.tables])).toEqual([])
    expect(ids([view.contributions, view.clusters, view.subjects, view.head, view.results, view.form])).toEqual([])
    expect(Object.keys(view.contributions)).toEqual(expect.arrayContaining(cards(view)))
  }
  for (const guestId of guestIds) {
    const { guestId: _, name, companions, group, contributions, vote, form, ...rest } = hall.own(guestId)
    const given = givenOf(hall, guestId)
    expect(vote === null).toBe(given === null)
    expect(Object.entries(given?.choice ?? {})).toEqual(expect.arrayContaining(Object.entries(vote?.choice ?? {})))
    expect(reasons([vote, form, rest])).toEqual(ownReasons(hall, guestId, Object.keys(vote?.choice ?? {})))
    expect(answers([vote, form, rest])).toEqual(answersAllowed(hall, { guestId }))
    expect(places([vote?.choice, rest])).toEqual([]) // the matrix is secret: only the device knows
    expect(ids([vote, form])).toEqual([])
    const filledIn = hall.facts.get(given?.guestId ?? '')?.name ?? ''
    const isNameless = hall.sees('room').head.phase?.identity === 'nameless'
    if (vote !== null) expect(vote.by).toBe(given?.guestId === guestId ? null : isNameless ? '' : filledIn)
    const own = [...hall.state.contributions.values()].filter((one) => one.guestId === guestId)
    const standing = own.filter(({ withdrawn, erased }) => !withdrawn && !erased)
    expect(Object.keys(contributions).sort()).toEqual(standing.map(({ id }) => id).sort())
    expect(texts(group)).toEqual(wordsOfGroup(hall, guestId))
    expect(ids([group, contributions, companions, rest])).toEqual([])
    if (hall.sees('room').head.phase?.identity === 'nameless') expect(companions).toEqual([])
    expect(names([group, rest])).toEqual([])
    const tableId = hall.state.guests.get(guestId)?.tableId ?? null
    const known = [
      ...(common.get(tableId) ?? common.get(null) ?? []),
      ...Object.keys(contributions),
      ...Object.keys(group),
    ]
    expect(known).toEqual(expect.arrayContaining(cards([group, contributions, rest, vote])))
    expect(names(contributions).filter((one) => one !== name)).toEqual([])
  }
}

function tellsResults(hall: Hall, viewer: Viewer, view: CommonView): void {
  const { results, form, head } = view
  const allowed = resultsAllowed(hall, viewer)
  expect(results?.roundId ?? null).toBe(allowed?.id ?? null)
  expect(form?.roundId ?? null).toBe(formAllowed(hall, viewer)?.id ?? null)
  expect(votersNamed(hall, viewer)).toEqual(expect.arrayContaining(names(results)))
  expect(results?.voters ?? 0).toBe(allowed === null ? 0 : votersOf(hall, allowed))
  for (const { id, total } of results?.subjects ?? []) {
    expect(total).toBe(allowed === null ? -1 : totalOf(hall, allowed, id))
  }
  const subjects = (results?.subjects ?? []).map(({ id }) => id)
  expect(reasons([results, form, head])).toEqual(reasonsAllowed(hall, viewer, subjects))
  expect(answers([results, form, head])).toEqual(answersAllowed(hall, viewer))
  if (allowed === null) expect(places(view)).toEqual([])
  for (const { voters } of results?.colleges ?? []) expect(voters).toBeGreaterThanOrEqual(5)
}

/** Tries it on a copy: what was is still there, since no state changes. */
function canBeTakenBack(hall: Hall, before: unknown, commandId: string): void {
  const { state, log, now } = hall
  hall.log = [...log]
  hall.now = now + 9_000
  expect(hall.steer({ kind: 'undo', commandId })).toBeNull()
  expect(everyView(hall)).toEqual(before)
  Object.assign(hall, { state, log, now })
}

describe('a record that makes no sense', () => {
  it.each([
    [21, everyPhase],
    [22, everyPhase],
    [26, everyPhase],
    [24, everyPanel],
  ])('is followed without a fault (seed %i)', (seed, phases) => {
    const hall = aHall(phases)
    const chance = chanceFrom(seed)
    const mischief = new Mischief(hall, chance)
    for (let done = 0; done < 600; done += 1) {
      const asker = mischief.asker()
      hall.ask(asker, mischief.command(asker))
    }
    const shuffled = hall.log.map((recorded) => ({ recorded, place: chance(1_000_000) }))
    shuffled.sort((a, b) => a.place - b.place)
    for (const { recorded } of shuffled) {
      hall.state = evolve(hall.state, recorded)
      everyView(hall)
    }
    hall.state = shuffled.reduce((state, { recorded }) => evolve(state, recorded), emptyWorkshop)
    expect(everyView(hall).own).toHaveLength(guestIds.length)
    const lone: WorkshopEvent = {
      kind: 'contributionMerged',
      contributionId: 'c',
      parents: ['c'],
      edge: 'merge',
      tableId: null,
    }
    const [sent] = hall.log.filter(({ event }) => event.kind === 'contributionSent')
    expect(sent?.event).toMatchObject({ kind: 'contributionSent' })
    const contributionId = sent?.event.kind === 'contributionSent' ? sent.event.contributionId : ''
    hall.record({ ...lone, contributionId, parents: [contributionId, 'unknown'] })
    expect(everyView(hall).common).not.toHaveLength(0)
  })
})

/** What is asked at random, with everything that holds looked at after each. What happened, to see that it was not nothing. */
function lived(hall: Hall, seed: number, commands: number, meanwhile: (done: number) => void = () => undefined) {
  const chance = chanceFrom(seed)
  const mischief = new Mischief(hall, chance)
  const accepted = new Set(hall.state.contributions.keys())
  const happened = { undone: 0, cast: 0, toFacilitators: 0, toAll: 0, forms: 0 }
  for (let done = 0; done < commands; done += 1) {
    hall.now += chance(8_000)
    meanwhile(done)
    if (hall.cast(`guest${1 + chance(7)}`, mischief.choice()) === null) happened.cast += 1
    const asker = mischief.asker()
    const command = mischief.command(asker)
    const before = hall.state
    const views = asker.kind === 'facilitator' ? everyView(hall) : null
    const id = `command ${done}`
    const refused = hall.ask(asker, command, id)
    if (refused !== null) expect(hall.state).toBe(before)
    if (refused === null && 'text' in command && 'contributionId' in command) accepted.add(command.contributionId)
    if (views !== null && command.kind !== 'undo' && hall.state.undoable?.commandId === id) {
      canBeTakenBack(hall, views, id)
      happened.undone += 1
    }
    tellsNoMore(hall)
    happened.toFacilitators += Number(resultsAllowed(hall, 'facilitator') !== null)
    happened.toAll += Number(resultsAllowed(hall, 'screen') !== null)
    happened.forms += Number(formAllowed(hall, 'facilitator') !== null)
  }
  const sent = hall.log.flatMap(({ event }) => (event.kind === 'contributionSent' ? event.contributionId : []))
  expect(new Set(sent)).toEqual(accepted)
  expect(sent.length).toBe(accepted.size)
  expect([...hall.state.contributions.keys()]).toEqual(sent)
  expect(hall.log.reduce(evolve, emptyWorkshop)).toEqual(hall.state)
  expect(JSON.stringify(hall.log)).not.toMatch(/7771|⟦/)
  return { ...happened, sent: sent.length, voted: hall.log.filter(({ event }) => event.kind === 'voted').length }
}

const moreThan = (happened: object, least: number) =>
  expect(Math.min(...Object.values(happened)), JSON.stringify(happened)).toBeGreaterThan(least)

describe('a room that asks anything', () => {
  it.each(seeds)('never breaks a rule (seed %i) [A3] [A4] [A6] [A30]', (seed) => {
    const hall = aHall()
    const { sent, undone } = lived(hall, seed, commands)
    moreThan({ sent, undone, rounds: 2 * hall.state.rounds.size }, 20)
  })

  it.each([41, 42])('never tells more of a panel than may be known (seed %i) [A78] [A79] [A80]', (seed) => {
    const hall = aHall(everyPanel)
    const each = 80
    const toNext = (done: number): void => {
      if (done % each !== 0 || done === 0) return
      hall.steer({ kind: 'reopen', reason: 'too early' })
      hall.steer({ kind: 'start' })
      const planned = hall.state.phases.find(({ id }) => id === `p${1 + done / each}`)
      if (planned) hall.steer({ kind: 'goTo', roundId: hall.roundId, phaseId: planned.id })
    }
    const { sent } = lived(hall, seed, each * everyPanel.length, toNext)
    const count = (kind: WorkshopEvent['kind']) => hall.log.filter(({ event }) => event.kind === kind).length
    const kinds = ['floorGiven', 'summedUp', 'contributionAsked', 'supported', 'contributionTaken'] as const
    moreThan({ sent, ...Object.fromEntries(kinds.map((kind) => [kind, count(kind)])) }, 2)
  })

  it.each([31, 32])('never tells more of what it votes than may be known (seed %i) [A26] [A28] [A29] [A66]', (seed) => {
    const hall = aHall(everyBallot)
    for (const [n, guestId] of guestIds.entries()) {
      hall.write(guestId, `⟦text 900${n}⟧`, { type: 'idea', contributionId: `c900${n}` })
    }
    const each = 30
    const planned = hall.state.phases.map(({ skipped: _, ...phase }) => phase)
    const toNext = (done: number): void => {
      if (done % each !== 0) return
      hall.steer({ kind: 'reopen', reason: 'too early' })
      hall.steer({ kind: 'start' })
      const phase = planned[1 + done / each]
      if (phase === undefined) throw new Error('no phase')
      hall.steer({ kind: 'addPhase', phase, before: null })
      hall.steer({ kind: 'changePhase', phase })
      hall.steer({ kind: 'goTo', roundId: hall.roundId, phaseId: phase.id })
    }
    const { sent: _, ...happened } = lived(hall, seed, each * (everyBallot.length - 1), toNext)
    moreThan(happened, 5)
    const isFilled = ({ event }: { event: WorkshopEvent }) => event.kind === 'formFilled'
    const before = hall.log.filter(isFilled).length
    lived(hall, seed, 60, () => hall.steer({ kind: 'close', roundId: hall.roundId }))
    expect(hall.log.filter(isFilled).length).toBeGreaterThan(before + 2)
  })
})
