// What ballots and forms gave, said a second time and in another way than the engine says it: from the record and the boxes alone.
import type { Choice } from '../../shared/workshop/ballots.ts'
import type { BallotConfig } from '../../shared/workshop/phases.ts'
import type { Round } from '../../shared/workshop/state.ts'
import type { Hall } from './workshop-hall.ts'
import type { Viewer } from './workshop-oracle.ts'

/** Of which organisation each is, however they wrote it. */
export const organisations: Readonly<Record<string, string | null>> = {
  guest1: 'remise',
  guest2: 'remise',
  guest3: 'ecluse',
  guest4: 'ecluse',
  guest5: null,
  guest6: 'halles',
  guest7: null,
}

export const organisationFacts = (guestId: string) => ({
  organisation:
    { guest1: 'La Remise', guest2: 'Remise', guest3: 'Écluse', guest4: 'ecluse ', guest6: 'Halles' }[guestId] ?? null,
  organisationId: { guest1: 'remise', guest2: 'remise', guest6: 'halles' }[guestId] ?? null,
})

type Given = { guestId: string; choice: Choice; voter: string }

const configOf = (round: Round | undefined): BallotConfig | null =>
  round?.phase.config.mechanism === 'ballot' ? round.phase.config : null

/** The last of each voter, found by going through the whole record. */
function givenIn(hall: Hall, round: Round): Map<string, Given> {
  const last = new Map<string, Given>()
  for (const { event } of hall.log) {
    if (event.kind !== 'voted' || event.roundId !== round.id) continue
    const { guestId, choice, voter } = event
    const isTogether = configOf(round)?.secrecy === 'organisation'
    last.set(isTogether ? `of ${organisations[guestId] ?? ''}` : guestId, { guestId, choice, voter })
  }
  return last
}

const secretly = (hall: Hall, round: Round): Choice[] =>
  [...(hall.boxes.get(round.id)?.values() ?? [])].map(({ choice }) => choice)

const choicesIn = (hall: Hall, round: Round): Choice[] =>
  configOf(round)?.secrecy === 'secret'
    ? secretly(hall, round)
    : [...givenIn(hall, round).values()].map(({ choice }) => choice)

/** The round whose results somebody may look at now. */
function roundTold({ state }: Hall): Round | undefined {
  const inHand = state.rounds.get(state.roundId ?? '')
  const gives = (round: Round) =>
    round.phase.config.mechanism === 'form' || (configOf(round) !== null && round.ballot !== 'none')
  if (inHand && gives(inHand)) return inHand
  return state.shown.kind === 'results'
    ? [...state.rounds.values()].filter((one) => gives(one) && !one.abandoned).at(-1)
    : undefined
}

/** Whose results are to be seen; null for none. */
export function resultsAllowed(hall: Hall, viewer: Viewer): Round | null {
  const round = roundTold(hall)
  const config = configOf(round)
  if (round === undefined || config === null) return null
  const facilitates = viewer === 'facilitator' && round.ballot === 'closed'
  const isLive = config.live && round.ballot === 'open'
  if (!facilitates && !isLive && !round.resultsShown) return null
  return round.ballot === 'open' && config.secrecy === 'secret' && secretly(hall, round).length < 5 ? null : round
}

const formsOf = ({ state }: Hall): Round[] =>
  [...state.rounds.values()].filter((one) => one.phase.config.mechanism === 'form' && !one.abandoned)

/** Forms to be filled in once all is over: each as it was played last, unless it was locked. */
function formsAfter(hall: Hall): Round[] {
  if (!['closed', 'review'].includes(hall.state.stage)) return []
  const played = formsOf(hall)
  const isLast = (one: Round, place: number) => !played.slice(place + 1).some(({ phaseId }) => phaseId === one.phaseId)
  return played.filter(isLast).filter(({ locked }) => !locked)
}

export function formAllowed(hall: Hall, viewer: Viewer): Round | null {
  const isOver = ['closed', 'review', 'published', 'archived'].includes(hall.state.stage)
  const round = roundTold(hall) ?? (isOver && viewer === 'facilitator' ? formsOf(hall).at(-1) : undefined)
  if (round?.phase.config.mechanism !== 'form') return null
  return viewer === 'facilitator' || round.revealed ? round : null
}

export const votersOf = (hall: Hall, round: Round): number => choicesIn(hall, round).length

export function totalOf(hall: Hall, round: Round, subjectId: string): number {
  let total = 0
  for (const choice of choicesIn(hall, round)) {
    const answer = choice[subjectId]
    if (answer !== undefined) total += configOf(round)?.method === 'dots' ? Number(answer) : 1
  }
  return total
}

/** Reasons of those who stand by them, of what may be read. */
export function reasonsAllowed(hall: Hall, viewer: Viewer, subjects: readonly string[]): string[] {
  const round = resultsAllowed(hall, viewer)
  return round === null ? [] : reasonsOf(hall, round, [...givenIn(hall, round).values()], subjects)
}

function reasonsOf(hall: Hall, round: Round, given: Given[], subjects: readonly string[]): string[] {
  const found = given.flatMap(({ choice, voter }) =>
    subjects
      .filter((id) => Object.hasOwn(choice, id))
      .map((id) => hall.texts.get(`reason:${round.id}:${voter}:${id}`) ?? ''),
  )
  return [...new Set(found.filter((text) => text !== ''))].sort()
}

/** What somebody gave in the round in hand, or their organisation. */
export function givenOf(hall: Hall, guestId: string): Given | null {
  const round = hall.state.rounds.get(hall.state.roundId ?? '')
  const config = configOf(round)
  if (round === undefined || config === null || config.secrecy === 'secret') return null
  if (config.secrecy === 'named') return givenIn(hall, round).get(guestId) ?? null
  const organisation = organisations[guestId] ?? null
  return organisation === null ? null : (givenIn(hall, round).get(`of ${organisation}`) ?? null)
}

export function ownReasons(hall: Hall, guestId: string, subjects: readonly string[]): string[] {
  const round = hall.state.rounds.get(hall.state.roundId ?? '')
  const given = givenOf(hall, guestId)
  return round === undefined || given === null ? [] : reasonsOf(hall, round, [given], subjects)
}

/** People named by what they gave, where it is told. */
export function votersNamed(hall: Hall, viewer: Viewer): string[] {
  const round = resultsAllowed(hall, viewer)
  if (round === null || configOf(round)?.secrecy !== 'named' || round.phase.identity === 'nameless') return []
  return [...givenIn(hall, round).keys()].map((guestId) => hall.facts.get(guestId)?.name ?? '')
}

const answersOf = (hall: Hall, round: Round, guestIds: string[]): string[] =>
  guestIds
    .flatMap((guestId) =>
      [...hall.texts].filter(([key, text]) => key.startsWith(`form:${round.id}:${guestId}:`) && text !== ''),
    )
    .map(([, text]) => text)
    .sort()

/** What was written in forms: for facilitators, and each their own. */
export function answersAllowed(hall: Hall, viewer: Viewer | { guestId: string }): string[] {
  if (typeof viewer === 'object' && 'guestId' in viewer) {
    const inHand = hall.state.rounds.get(hall.state.roundId ?? '')
    const mine = inHand === undefined ? formsAfter(hall) : [inHand]
    return mine.flatMap((round) => answersOf(hall, round, [viewer.guestId])).sort()
  }
  const round = formAllowed(hall, viewer)
  return viewer !== 'facilitator' || round === null ? [] : answersOf(hall, round, Object.keys(organisations))
}
