// Ballots and forms on the screen of the room: while people vote, and what they gave.
import type { PhaseConfig } from '../../shared/workshop/phases.ts'
import type { CommonView, HeadView, ResultsView } from '../../shared/workshop/view.ts'
import * as samples from './ballot-samples.ts'
import { round, view } from './screen-samples.ts'

const asked = {
  dots: 'Ce que nous voulons porter ensemble',
  consent: 'Pas d’objection argumentée\u202f: la proposition est adoptée.',
  gradient: 'Votre degré d’accord sur chaque proposition',
  matrix: 'Où placez-vous chaque groupe\u202f?',
  choice: 'Quand nous revoir\u202f?',
  form: 'Ce que l’atelier a valu',
}

function at(
  config: PhaseConfig,
  prompt: string,
  more: Partial<NonNullable<HeadView['round']>>,
  common: Partial<CommonView>,
  voted = 31,
): CommonView {
  const of = view(config, { round: round(config, more) }, common)
  const { head } = of
  return {
    ...of,
    head: {
      ...head,
      phase: head.phase && { ...head.phase, title: 'Décider ensemble', prompt },
      counts: { ...head.counts, voted },
    },
  }
}

const shown = { ballot: 'closed' as const, resultsShown: true, endsAt: 0 }
const open = { ballot: 'open' as const }
const dots = samples.ballotOf('dots')

const given = (config: PhaseConfig, prompt: string, results: ResultsView) => at(config, prompt, shown, { results })

const manySubjects = (n: number): ResultsView => ({
  ...samples.dotsResults,
  subjects: Array.from({ length: n }, (_, i) => ({
    ...(samples.dotsResults.subjects[i % 5] ?? samples.dotsResults.subjects[0]!),
    id: `many${i}`,
    total: Math.max(0, 74 - 5 * i),
  })),
})
const manyProposals = (n: number): ResultsView => ({
  ...samples.consentResults,
  subjects: Array.from({ length: n }, (_, i) => ({
    ...(samples.consentResults.subjects[i % 2] ?? samples.consentResults.subjects[0]!),
    id: `many${i}`,
  })),
})

/** Name in the address → what the screen was sent. */
export const screenBallots: Record<string, CommonView> = {
  'vote-not-open': at(dots, asked.dots, {}, {}, 0),
  'vote-open': at(dots, asked.dots, open, { subjects: samples.groups }),
  'vote-closed': at(dots, asked.dots, { ballot: 'closed' }, { subjects: samples.groups }),
  'vote-organisations': at(samples.consentConfig, asked.consent, open, { subjects: samples.proposals }, 9),
  'vote-live': at({ ...dots, live: true }, asked.dots, open, {
    subjects: samples.groups,
    results: samples.dotsResults,
  }),
  results: given(dots, asked.dots, samples.dotsResults),
  'results-colleges': given({ ...dots, byCollege: true }, asked.dots, samples.dotsByCollege),
  'results-nine': given(dots, asked.dots, manySubjects(9)),
  'results-many': given(dots, asked.dots, manySubjects(30)),
  'results-consent': given(samples.consentConfig, asked.consent, samples.consentResults),
  'results-consent-many': given(samples.consentConfig, asked.consent, manyProposals(8)),
  'results-gradient': given(samples.gradientConfig, asked.gradient, samples.gradientResults),
  'results-gradient-colleges': given(
    { ...samples.gradientConfig, byCollege: true },
    asked.gradient,
    samples.gradientByCollege,
  ),
  'results-matrix-colleges': given({ ...samples.matrixConfig, byCollege: true }, asked.matrix, samples.matrixByCollege),
  'results-matrix': given(samples.matrixConfig, asked.matrix, samples.matrixResults),
  'results-poll': given(samples.pollConfig, asked.choice, samples.pollResults),
  'form-open': at(samples.formConfig, asked.form, {}, {}, 18),
  'results-form': at(samples.formConfig, asked.form, { revealed: true }, { form: samples.formResults }),
}
