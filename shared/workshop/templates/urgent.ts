// « Réponse rapide »: a room that was not planned for, ready in two minutes.
import { collect } from '../library.ts'
import type { RunningOrder, Step } from '../templates.ts'

const steps = (): Step[] => [
  {
    kind: 'alone',
    prompt: 'Que faut-il faire, et qu’est-ce qui nous en empêche\u202F? Une idée par carte.',
    minutes: 5,
    config: collect(['idea', 'need', 'obstacle'], { visibility: 'self', most: 5 }),
  },
  { kind: 'wall', minutes: 10 },
  { kind: 'dots', prompt: '5 gommettes\u202F: par quoi commençons-nous\u202F?', minutes: 5 },
  { kind: 'commitments', minutes: 10 },
]

export const urgent: RunningOrder = {
  steps,
  framing: 'Une question ne peut pas attendre\u202F: nous y répondons ensemble, maintenant.',
  questions: ['Que faut-il faire, et qui commence\u202F?'],
  tables: 0,
}
