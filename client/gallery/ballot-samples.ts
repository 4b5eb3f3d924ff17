// Ballots and a form that no server knows: what is voted on, and what it gave. For the phone and for the screen. Invented, as all of the gallery.
import type { BallotConfig, FormConfig } from '../../shared/workshop/phases.ts'
import type { CollegeResult, FormResultsView, ResultsView, SubjectResult } from '../../shared/workshop/view.ts'
import { roundId } from './room-samples.ts'

export const ballotOf = (method: BallotConfig['method'], more: Partial<BallotConfig> = {}): BallotConfig => ({
  mechanism: 'ballot',
  method,
  subject: 'clusters',
  items: [],
  budget: 5,
  mostEach: 3,
  secrecy: 'secret',
  live: false,
  byCollege: false,
  axes: ['Faisable en un an', 'Utile au territoire'],
  ...more,
})

export const groups = [
  'Des lieux qui restent',
  'Financer le temps d’avant',
  'Acheter ici',
  'Un jour d’agent prêté',
  'Une mémoire commune des projets',
].map((label, i) => ({ id: `s${i}`, label, detail: i === 1 ? 'Payer les six mois entre l’idée et l’étude.' : '' }))

export const proposals = [
  {
    id: 'p0',
    label: 'Ouvrir un fonds de portage foncier commun à la métropole, au département et à la région.',
    detail: '',
  },
  { id: 'p1', label: 'Réserver à l’ESS une part de chaque famille d’achat.', detail: '' },
]

const resultOf = (subject: { id: string; label: string }, more: Partial<SubjectResult>): SubjectResult => ({
  id: subject.id,
  label: subject.label,
  total: 0,
  answers: [],
  place: null,
  places: [],
  given: [],
  ...more,
})

const resultsOf = (config: BallotConfig, voters: number, subjects: SubjectResult[]): ResultsView => ({
  roundId,
  method: config.method,
  secrecy: config.secrecy,
  voters,
  subjects,
  colleges: [],
})

const collegeOf = (college: string, voters: number): CollegeResult => ({
  college,
  voters,
  totals: [],
  answers: [],
  places: [],
})

const totals = [71, 58, 49, 32, 20]
export const dotsResults = resultsOf(
  ballotOf('dots'),
  46,
  groups.map((one, i) => resultOf(one, { total: totals[i] ?? 0 })),
)
export const dotsByCollege: ResultsView = {
  ...dotsResults,
  colleges: [
    { ...collegeOf('ess', 21), totals: [40, 29, 18, 12, 6] },
    { ...collegeOf('agent', 14), totals: [21, 15, 19, 9, 6] },
    { ...collegeOf('others', 11), totals: [10, 14, 12, 11, 8] },
  ],
}

export const consentConfig = ballotOf('consent', { secrecy: 'organisation' })
export const consentResults = resultsOf(consentConfig, 12, [
  resultOf(proposals[0] ?? groups[0]!, {
    total: 12,
    answers: [8, 2, 1, 1],
    given: [
      { name: 'SCIC La Remise', answer: 1, reason: 'Fixer une durée de portage maximale.' },
      { name: 'Département de la Lisse', answer: 1, reason: 'Attendre l’avis de l’assemblée départementale.' },
      { name: 'Toits du Val', answer: 2, reason: 'Le fonds ne peut pas acheter des logements déjà occupés.' },
    ],
  }),
  resultOf(proposals[1] ?? groups[0]!, { total: 11, answers: [11, 0, 0, 0] }),
])

export const gradientConfig = ballotOf('gradient', { secrecy: 'named' })
export const gradientResults = resultsOf(gradientConfig, 38, [
  resultOf(proposals[0] ?? groups[0]!, {
    total: 38,
    answers: [9, 11, 7, 3, 2, 4, 1, 1],
    given: [
      { name: 'Luc', answer: 5, reason: 'Il manque le coût d’entretien.' },
      { name: '', answer: 7, reason: 'La région a déjà un fonds.' },
    ],
  }),
  resultOf(proposals[1] ?? groups[0]!, { total: 36, answers: [20, 9, 4, 2, 1, 0, 0, 0] }),
])

export const gradientByCollege: ResultsView = {
  ...gradientResults,
  colleges: [
    {
      ...collegeOf('ess', 21),
      answers: [
        [6, 7, 4, 2, 1, 1, 0, 0],
        [12, 5, 2, 1, 0, 0, 0, 0],
      ],
    },
    {
      ...collegeOf('others', 17),
      answers: [
        [3, 4, 3, 1, 1, 3, 1, 1],
        [8, 4, 2, 1, 1, 0, 0, 0],
      ],
    },
  ],
}

export const matrixConfig = ballotOf('matrix', { secrecy: 'named' })
const spread = (x: number, y: number): [number, number][] =>
  Array.from({ length: 24 }, (_, i): [number, number] => [
    Math.min(100, Math.max(0, x + ((i * i * 7 + i) % 50) - 25)),
    Math.min(100, Math.max(0, y + ((i * i * 5 + 3 * i) % 44) - 22)),
  ])
const medians: [number, number][] = [
  [35, 85],
  [60, 70],
  [80, 55],
  [75, 25],
  [30, 40],
]
export const matrixResults = resultsOf(
  matrixConfig,
  24,
  groups.map((one, i) => {
    const place = medians[i] ?? [50, 50]
    return resultOf(one, { total: 24, place, places: spread(...place) })
  }),
)

export const matrixByCollege: ResultsView = {
  ...matrixResults,
  colleges: [
    { ...collegeOf('ess', 14), places: medians.map(([x, y]): [number, number] => [x - 5, y + 5]) },
    { ...collegeOf('others', 10), places: medians.map(([x, y]): [number, number] => [x + 5, y - 5]) },
  ],
}

export const pollConfig = ballotOf('choice', {
  subject: 'items',
  items: ['Le mardi soir', 'Le jeudi midi', 'Le samedi matin'],
  budget: 1,
})
export const pollItems = pollConfig.items.map((label, i) => ({ id: String(i), label, detail: '' }))
export const pollResults = resultsOf(
  pollConfig,
  41,
  pollItems.map((one, i) => resultOf(one, { total: [12, 21, 8][i] ?? 0 })),
)

export const formConfig: FormConfig = {
  mechanism: 'form',
  fields: [
    { id: 'a', kind: 'rating', label: 'Cet atelier vous a-t-il été utile\u202f?', choices: [] },
    { id: 'b', kind: 'choice', label: 'Le rythme était-il bon\u202f?', choices: ['Trop lent', 'Bon', 'Trop rapide'] },
    { id: 'c', kind: 'text', label: 'Ce qui vous a manqué', choices: [] },
  ],
}
export const formResults: FormResultsView = {
  roundId,
  replies: 34,
  fields: [
    { ...formConfig.fields[0]!, counts: [0, 1, 5, 15, 13], mean: 4.18, texts: [] },
    { ...formConfig.fields[1]!, counts: [4, 26, 4], mean: null, texts: [] },
    { ...formConfig.fields[2]!, counts: [], mean: null, texts: [] },
  ],
}
