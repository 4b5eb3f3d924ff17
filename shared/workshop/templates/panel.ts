// « Table ronde »: an hour and a half with people who were asked to speak, the questions of the room, and what is kept of it.
import { collect } from '../library.ts'
import type { RunningOrder, Step } from '../templates.ts'
import { evaluationFields } from './phases.ts'

const steps = (): Step[] => [
  { kind: 'welcome', minutes: 10 },
  { kind: 'panel', minutes: 60 },
  {
    kind: 'alone',
    title: 'Cinq idées à retenir',
    prompt: 'Que faut-il retenir de ce que nous avons entendu\u202F? Écrivez une idée, soutenez celles des autres.',
    minutes: 15,
    identity: 'named',
    config: collect(['idea'], { visibility: 'all', most: 2, length: 200, supported: true }),
  },
  {
    kind: 'evaluation',
    minutes: 5,
    config: { mechanism: 'form', fields: evaluationFields().slice(0, 3) },
  },
]

export const panel: RunningOrder = {
  steps,
  framing:
    'Des personnes invitées parlent de ce qu’elles font, chacune en peu de temps. La salle les interroge, puis dit ce qu’elle en retient.',
  questions: ['Qu’est-ce qui a été essayé ailleurs, et à quelles conditions\u202F?'],
  tables: 0,
}
