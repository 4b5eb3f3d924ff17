// « Relecture consentie d’une section »: an hour and a half around one text, up to the consent of organisations.
import { collect, read } from '../library.ts'
import type { RunningOrder, Step } from '../templates.ts'

const steps = (): Step[] => [
  {
    kind: 'briefing',
    title: 'Lecture silencieuse',
    prompt: 'Lisez la section, sans parler. Notez ce qui vous arrête.',
    minutes: 15,
  },
  {
    kind: 'alone',
    title: 'Questions de clarification',
    prompt: 'Ce que vous n’avez pas compris\u202F: des questions, pas encore des avis',
    minutes: 15,
    identity: 'named',
    config: collect(['question'], { visibility: 'all', most: 5 }),
  },
  {
    kind: 'alone',
    title: 'Réactions',
    prompt: 'Ce qui vous va, ce qui vous gêne, ce que vous proposez',
    minutes: 15,
    identity: 'named',
    config: collect(['strength', 'obstacle', 'idea'], { visibility: 'self', most: 5 }),
  },
  {
    kind: 'briefing',
    title: 'Amendement par la rédaction',
    prompt: 'Le texte change sous vos yeux, à partir de vos réactions',
    minutes: 10,
  },
  {
    kind: 'speaking',
    title: 'Tour d’objections',
    prompt: 'Une objection dit en quoi le texte ferait du tort',
    minutes: 15,
  },
  {
    kind: 'briefing',
    title: 'Intégration',
    prompt: 'Chaque objection est levée en changeant le texte',
    minutes: 10,
    config: read(''),
  },
  {
    kind: 'consent',
    title: 'Consentement des organisations',
    prompt: 'Votre organisation peut-elle vivre avec ce texte\u202F?',
    minutes: 10,
  },
]

export const section: RunningOrder = {
  steps,
  framing:
    'Nous relisons ensemble une section du document, jusqu’à ce que chaque organisation présente puisse y consentir, avec ou sans réserve.',
  questions: ['Avec quoi, dans ce texte, votre organisation ne pourrait-elle pas vivre\u202F?'],
  tables: 0,
}
