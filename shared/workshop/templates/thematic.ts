// « Atelier thématique de Rencontres »: two hours, forty to fifty people at six tables.
import { collect, read } from '../library.ts'
import type { RunningOrder, Step } from '../templates.ts'
import { evaluationFields } from './phases.ts'
import { rulesOfPlay } from './rules.ts'

const steps = (): Step[] => [
  { kind: 'welcome', title: 'Accueil, émargement', minutes: 10 },
  {
    kind: 'briefing',
    title: 'Cadrage par le pilotage',
    prompt: 'L’enjeu, la règle du jeu, ce que deviendront les idées',
    minutes: 10,
    config: read(rulesOfPlay),
  },
  {
    kind: 'alone',
    title: 'Seul·e, en silence',
    prompt: 'Une pratique qui marche chez vous\u202F; un obstacle\u202F; un levier',
    minutes: 5,
    config: collect(['practice', 'obstacle', 'lever'], { visibility: 'self' }),
  },
  {
    kind: 'pairs',
    prompt: 'Racontez, complétez, reformulez',
    minutes: 10,
    config: collect(['need', 'practice', 'obstacle', 'lever'], { visibility: 'group', together: 2 }),
  },
  {
    kind: 'table',
    prompt: 'Regrouper\u202F; choisir 3 besoins, 3 obstacles, 3 leviers\u202F; le·la rapporteur·e valide',
    minutes: 25,
  },
  {
    kind: 'plenary',
    title: 'Restitution croisée',
    prompt: '2 min par table, le mur commun se remplit',
    minutes: 15,
  },
  { kind: 'dots', prompt: '5 gommettes\u202F: ce que nous voulons porter ensemble', minutes: 15 },
  { kind: 'projects', prompt: 'Qui veut faire quoi avec qui\u202F?', minutes: 20 },
  { kind: 'commitments', prompt: 'Un premier pas chacun·e', minutes: 5 },
  {
    kind: 'evaluation',
    prompt: '3 questions à chaud',
    minutes: 5,
    config: { mechanism: 'form', fields: evaluationFields().slice(0, 3) },
  },
]

export const thematic: RunningOrder = {
  steps,
  framing:
    'Nous partons de ce qui marche déjà chez chacun·e pour dire ensemble ce dont nous avons besoin, ce qui nous retient et ce qui peut nous aider. Ce qui est retenu ici est écrit, relu par vous, puis repris dans la démarche.',
  questions: [
    'Qu’est-ce qui marche déjà chez nous\u202F?',
    'Qu’est-ce qui nous retient d’aller plus loin\u202F?',
    'Que pouvons-nous porter ensemble\u202F?',
  ],
  tables: 6,
}
