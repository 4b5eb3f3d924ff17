// Ballots and forms on a phone, in each of their states.
import type { BallotConfig, PhaseConfig } from '../../shared/workshop/phases.ts'
import type { CommonView, HeadView, OwnView } from '../../shared/workshop/view.ts'
import type { RoomNow } from '../features/room/use-room.ts'
import { MemoryNotes } from '../live/notes.ts'
import * as samples from './ballot-samples.ts'
import { common, head, me, now, own, quiet, roundId } from './room-samples.ts'

type Round = NonNullable<HeadView['round']>

function at(
  config: PhaseConfig,
  titles: [title: string, prompt: string],
  round: Partial<Round>,
  more: Partial<CommonView> = {},
  mine: Partial<OwnView> = {},
  of: Partial<RoomNow> = {},
): RoomNow {
  const made = head(config, { phaseNumber: 7 })
  const [title, prompt] = titles
  const seen: HeadView = {
    ...made,
    phase: made.phase && { ...made.phase, title, prompt },
    round: made.round && { ...made.round, endsAt: Date.now() + 375_000, ...round },
  }
  return now(seen, { common: common(seen, more), own: own({ contributions: {}, ...mine }), ...of })
}

const open = { ballot: 'open' as const }
const closed = { ballot: 'closed' as const }
const shown = { ...closed, resultsShown: true }

const withBox = (choice: Record<string, number | [number, number]> | null) => {
  const notes = new MemoryNotes()
  notes.write(`maillage.room/${me}/ballot/${roundId}`, JSON.stringify({ credential: 'c', choice }))
  return { notes }
}
const box = withBox({ s0: 2, s1: 1 })
const isWaiting = (choice: Record<string, number>): Partial<RoomNow> => ({
  ...withBox({ s0: 2 }),
  status: { is: 'late' },
  queue: {
    ...quiet,
    isStuck: true,
    items: [
      {
        place: 1,
        id: 'cast',
        command: { kind: 'cast', roundId, credential: 'c', choice },
        state: 'waiting',
        refused: null,
        revision: null,
      },
    ],
  },
})

const dotsWords: [string, string] = [
  'Placer vos gommettes',
  'Que voulez-vous porter ensemble\u202f? 5 gommettes, 3 au plus par groupe.',
]
const dots = (round: Partial<Round>, more: Partial<CommonView> = {}, of: Partial<RoomNow> = box) =>
  at(samples.ballotOf('dots'), dotsWords, round, { subjects: samples.groups, ...more }, {}, of)

const consentWords: [string, string] = [
  'Décider ensemble',
  'Pas d’objection argumentée\u202f: la proposition est adoptée.',
]
const consent = (
  round: Partial<Round>,
  more: Partial<CommonView> = {},
  mine: Partial<OwnView> = {},
  config: BallotConfig = samples.consentConfig,
) => at(config, consentWords, round, { subjects: samples.proposals, ...more }, mine)
const reserved = {
  choice: { p0: 1, p1: 0 },
  reasons: { p0: 'Fixer une durée de portage maximale' },
  by: null,
}

const gradientWords: [string, string] = ['Dire son degré d’accord', 'Une réponse par proposition.']
const matrixWords: [string, string] = ['Situer', 'Où placez-vous chaque groupe\u202f?']
const pollWords: [string, string] = ['Choisir', 'Quand nous revoir\u202f?']
const formWords: [string, string] = ['Évaluer l’atelier', 'Deux minutes pour nous dire ce qu’il a valu.']
const placed = {
  choice: { s0: [30, 80], s1: [65, 60] } as Record<string, [number, number]>,
  reasons: {},
  by: null,
}

/** Name in the address → what the phone knows. */
export const ballotStates: Record<string, () => RoomNow> = {
  'dots-not-open': () => dots({}, { subjects: [] }, {}),
  dots: () => dots(open),
  'dots-waiting': () => dots(open, {}, isWaiting({ s0: 2, s2: 3 })),
  'dots-locked': () => dots({ ...open, locked: true }),
  'dots-closed': () => dots(closed),
  'dots-results': () => dots(shown, { results: samples.dotsByCollege }),
  'dots-many': () =>
    at(samples.ballotOf('dots', { budget: 20, mostEach: 10, secrecy: 'named', live: true }), dotsWords, open, {
      subjects: samples.groups,
      results: samples.dotsResults,
    }),
  consent: () => consent(open, {}, { vote: reserved, voted: true }),
  'consent-new': () => consent(open),
  'consent-other': () => consent(open, {}, { vote: { ...reserved, by: 'Luc Estève' }, voted: true }),
  'consent-without': () => consent(open, {}, { organisation: null }),
  'consent-results': () => consent(shown, { results: samples.consentResults }, { vote: reserved, voted: true }),
  gradient: () =>
    at(
      samples.gradientConfig,
      gradientWords,
      open,
      { subjects: samples.proposals },
      {
        vote: { choice: { p0: 5 }, reasons: { p0: 'Il manque le coût d’entretien.' }, by: null },
      },
    ),
  'gradient-results': () =>
    at(
      samples.gradientConfig,
      gradientWords,
      shown,
      { subjects: samples.proposals, results: samples.gradientResults },
      { vote: { choice: { p0: 5 }, reasons: {}, by: null } },
    ),
  matrix: () => at(samples.matrixConfig, matrixWords, open, { subjects: samples.groups }, { vote: placed }),
  'matrix-results': () =>
    at(
      samples.matrixConfig,
      matrixWords,
      shown,
      { subjects: samples.groups, results: samples.matrixResults },
      { vote: placed },
    ),
  poll: () => at(samples.pollConfig, pollWords, open, { subjects: samples.pollItems }, {}, withBox({ '1': 1 })),
  'poll-several': () =>
    at({ ...samples.pollConfig, budget: 2 }, pollWords, open, { subjects: samples.pollItems }, {}, withBox({ '1': 1 })),
  'poll-results': () =>
    at(
      samples.pollConfig,
      pollWords,
      shown,
      { subjects: samples.pollItems, results: samples.pollResults },
      {},
      withBox({ '1': 1 }),
    ),
  form: () =>
    at(samples.formConfig, formWords, {}, {}, { form: { marks: { a: 4 }, texts: { c: 'Du temps à deux.' } } }),
  'form-locked': () =>
    at(samples.formConfig, formWords, { locked: true }, {}, { form: { marks: { a: 4, b: 1 }, texts: {} } }),
  'form-results': () =>
    at(
      samples.formConfig,
      formWords,
      { revealed: true },
      { form: samples.formResults },
      { form: { marks: { a: 4 }, texts: {} } },
    ),
}
