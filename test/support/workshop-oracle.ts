// Who may read what, said a second time and in another way than the engine says it: person by person, card by card.
import type { Contribution, WorkshopState } from '../../shared/workshop/state.ts'
import type { Hall } from './workshop-hall.ts'

export type Viewer = 'facilitator' | 'room' | 'screen' | 'observer' | { tableId: string }

const tableOf = (viewer: Viewer): string | null => (typeof viewer === 'object' ? viewer.tableId : null)

const standing = (hall: Hall) => [...hall.state.contributions.values()].filter((one) => !one.withdrawn && !one.erased)

const wordsOf = (hall: Hall, of: Contribution[]): string[] =>
  [...new Set(of.map(({ id }) => hall.texts.get(id) ?? ''))].filter((text) => text.startsWith('⟦')).sort()

export function wordsAllowed(hall: Hall, viewer: Viewer): string[] {
  if (viewer === 'facilitator') return wordsOf(hall, standing(hall))
  return wordsOf(
    hall,
    standing(hall).filter((one) => isRead(hall.state, one, tableOf(viewer))),
  )
}

/** What they read in their group, and not with everybody else. */
export function wordsOfGroup(hall: Hall, guestId: string): string[] {
  const { state } = hall
  const tableId = state.guests.get(guestId)?.tableId ?? null
  const others = standing(hall).filter((one) => {
    const round = state.rounds.get(one.roundId)
    const config = round?.phase.config
    if (config?.mechanism !== 'collect' || config.visibility !== 'group' || one.guestId === guestId) return false
    const together = round?.groups.some((group) => group.includes(guestId) && group.includes(one.guestId ?? ''))
    return together === true && isHeldBack(one) === false && !isRead(state, one, tableId)
  })
  return wordsOf(hall, others)
}

const isHeldBack = (one: Contribution): boolean =>
  one.hidden !== null || !one.approved || (one.late && one.taken !== true)

function isRead(state: WorkshopState, one: Contribution, tableId: string | null): boolean {
  return !isHeldBack(one) && withParents(state, one).every((part) => isForThem(state, part, tableId))
}

function withParents(state: WorkshopState, one: Contribution): Contribution[] {
  return [
    one,
    ...one.parents.flatMap(({ id }) => state.contributions.get(id) ?? []).flatMap((up) => withParents(state, up)),
  ]
}

function isForThem(state: WorkshopState, one: Contribution, tableId: string | null): boolean {
  const round = state.rounds.get(one.roundId)
  const config = round?.phase.config
  if (round === undefined || config === undefined) return false
  const isTheirs = one.tableId !== null && one.tableId === tableId
  if (config.mechanism === 'group' && config.scope === 'table') {
    return one.tableId === null || isTheirs || !tablesWork(state)
  }
  if (config.mechanism !== 'collect' || round.revealed || config.visibility === 'all') return true
  return config.visibility === 'table' && isTheirs
}

function tablesWork(state: WorkshopState): boolean {
  const round = state.rounds.get(state.roundId ?? '')
  return round?.phase.config.mechanism === 'group' && round.phase.config.scope === 'table' && !round.revealed
}

export function titlesAllowed(hall: Hall, viewer: Viewer): string[] {
  const { state, texts } = hall
  const clusters = [...state.clusters.values()].filter(
    ({ tableId }) => viewer === 'facilitator' || tableId === null || tableId === tableOf(viewer) || !tablesWork(state),
  )
  return clusters
    .flatMap(({ id }) => [texts.get(`${id}:title`) ?? [], texts.get(`${id}:synthesis`) ?? []].flat())
    .sort()
}

/** Syntheses of interventions: all of them for facilitators, of the panel in hand for others, of who spoke and does not speak now. */
export function synthesesAllowed({ state, log, texts }: Hall, viewer: Viewer): string[] {
  const rounds = [...state.rounds.values()].filter(({ id, abandoned }) =>
    viewer === 'facilitator' ? !abandoned : id === state.roundId,
  )
  const found = rounds.flatMap((round) => {
    const { config } = round.phase
    if (config.mechanism !== 'queue' || config.of !== 'speakers') return []
    const given = log.flatMap(({ event }) =>
      event.kind === 'floorGiven' && event.roundId === round.id && 'speakerId' in event.speaker
        ? event.speaker.speakerId
        : [],
    )
    const speaks = round.speaker !== null && 'speakerId' in round.speaker.who ? round.speaker.who.speakerId : null
    return config.speakers
      .filter(({ id }) => viewer === 'facilitator' || (given.includes(id) && id !== speaks))
      .map(({ id }) => texts.get(`synthesis:${round.id}:${id}`) ?? '')
  })
  return [...new Set(found)].filter((text) => text !== '').sort()
}

/** Who may be named, list of people apart: signed words that are read, who reports for them, who speaks or waits to. */
export function namesAllowed(hall: Hall, viewer: Viewer): string[] {
  const { state, facts } = hall
  const round = state.rounds.get(state.roundId ?? '')
  const signed = standing(hall).filter((one) => {
    const of = state.rounds.get(one.roundId)
    const config = of?.phase.config
    const isForAll =
      of?.revealed === true ||
      (config?.mechanism === 'collect' && config.visibility === 'all') ||
      (config?.mechanism === 'queue' && config.of === 'speakers')
    if (of?.phase.identity === 'nameless' || !isForAll) return false
    return viewer === 'facilitator' || isRead(state, one, tableOf(viewer))
  })
  const tables = [...state.tables.values()].filter(({ id }) => viewer === 'facilitator' || id === tableOf(viewer))
  const speaker = round?.speaker?.who
  const floor = round === undefined || round.phase.identity === 'nameless' ? [] : [...round.queue]
  if (floor !== undefined && speaker !== undefined && 'guestId' in speaker && round?.phase.identity !== 'nameless') {
    floor.push(speaker.guestId)
  }
  const people = [...signed.map(({ guestId }) => guestId), ...tables.map(({ rapporteurId }) => rapporteurId), ...floor]
  return people.map((id) => facts.get(id ?? '')?.name ?? '')
}
