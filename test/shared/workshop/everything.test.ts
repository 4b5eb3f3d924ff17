// Whatever is asked, in whatever order, by whomever: what holds after each command.
import { describe, expect, it } from 'vitest'
import type { WorkshopEvent } from '../../../shared/workshop/events.ts'
import { emptyWorkshop, evolve } from '../../../shared/workshop/evolve.ts'
import { tableView } from '../../../shared/workshop/view/for-table.ts'
import { chanceFrom } from '../../support/chance.ts'
import { namesAllowed, titlesAllowed, wordsAllowed, wordsOfGroup, type Viewer } from '../../support/workshop-oracle.ts'
import { everyPhase, guestIds, Mischief } from '../../support/workshop-mischief.ts'
import { Hall } from '../../support/workshop-hall.ts'

const seeds = [11, 12]
const commands = 800

const found = (view: unknown, pattern: RegExp): string[] => [...new Set(JSON.stringify(view).match(pattern))].sort()
const texts = (view: unknown) => found(view, /⟦text \d+⟧/g)
const titles = (view: unknown) => found(view, /⟦title \d+⟧/g)
const names = (view: unknown) => found(view, /⟦name \d+⟧/g)
const ids = (view: unknown) => found(view, /guest\d+/g)
const cards = (view: unknown) => found(view, /"c\d+"/g).map((id) => id.slice(1, -1))

function aHall(): Hall {
  const hall = Hall.running(everyPhase, 3)
  for (const [place, guestId] of guestIds.entries()) {
    hall.join(guestId, place === 0 ? null : hall.table((place % 3) + 1), { name: place === 6 ? '' : `⟦name ${place}⟧` })
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
    expect(namesAllowed(hall, viewer)).toEqual(expect.arrayContaining(names({ ...view, people: {} })))
    expect(viewer === 'facilitator' ? [] : ids([view.people, view.plan, view.tables])).toEqual([])
    expect(ids([view.contributions, view.clusters, view.subjects, view.head])).toEqual([])
    expect(Object.keys(view.contributions)).toEqual(expect.arrayContaining(cards(view)))
  }
  for (const guestId of guestIds) {
    const { guestId: _, name, companions, group, contributions, ...rest } = hall.own(guestId)
    const own = [...hall.state.contributions.values()].filter((one) => one.guestId === guestId)
    const standing = own.filter(({ withdrawn, erased }) => !withdrawn && !erased)
    expect(Object.keys(contributions).sort()).toEqual(standing.map(({ id }) => id).sort())
    expect(texts(group)).toEqual(wordsOfGroup(hall, guestId))
    expect(ids([group, contributions, companions, rest])).toEqual([])
    if (hall.sees('room').head.phase?.identity === 'nameless') expect(companions).toEqual([])
    expect(names([group, rest])).toEqual([])
    const tableId = hall.state.guests.get(guestId)?.tableId ?? null
    const known = [...(common.get(tableId) ?? []), ...Object.keys(contributions), ...Object.keys(group)]
    expect(known).toEqual(expect.arrayContaining(cards([group, contributions, rest])))
    expect(names(contributions).filter((one) => one !== name)).toEqual([])
  }
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
  it.each([21, 22, 23])('is followed without a fault (seed %i)', (seed) => {
    const hall = aHall()
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

describe('a room that asks anything', () => {
  it.each(seeds)('never breaks a rule (seed %i) [A3] [A4] [A6] [A30]', (seed) => {
    const hall = aHall()
    const chance = chanceFrom(seed)
    const mischief = new Mischief(hall, chance)
    const accepted = new Set<string>()
    let undone = 0
    for (let done = 0; done < commands; done += 1) {
      hall.now += chance(8_000)
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
        undone += 1
      }
      tellsNoMore(hall)
    }
    const sent = hall.log.flatMap(({ event }) => (event.kind === 'contributionSent' ? event.contributionId : []))
    expect(new Set(sent)).toEqual(accepted)
    expect(sent.length).toBe(accepted.size)
    expect([...hall.state.contributions.keys()]).toEqual(sent)
    expect(hall.log.reduce(evolve, emptyWorkshop)).toEqual(hall.state)
    expect({ sent: sent.length > 20, undone: undone > 20, rounds: hall.state.rounds.size > 8 }).toEqual({
      sent: true,
      undone: true,
      rounds: true,
    })
  })
})
