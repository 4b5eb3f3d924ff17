// « Du diagnostic aux défis »: three hours, from findings on the wall to challenges that are agreed on.
import { collect, read } from '../library.ts'
import type { RunningOrder, Step } from '../templates.ts'
import { rulesOfPlay } from './rules.ts'

const steps = (): Step[] => [
  { kind: 'welcome', minutes: 10 },
  {
    kind: 'briefing',
    title: 'Constats affichés',
    prompt: 'Lisez les constats du diagnostic. Qu’y reconnaissez-vous\u202F?',
    minutes: 20,
    config: read(rulesOfPlay),
  },
  {
    kind: 'alone',
    title: 'Compléter, contester',
    prompt: 'En silence\u202F: ce qui manque à ces constats, ce que vous contestez',
    minutes: 15,
    config: collect(['need', 'obstacle', 'lever', 'question'], { visibility: 'self' }),
  },
  {
    kind: 'table',
    title: 'Atouts, faiblesses, opportunités, menaces',
    prompt: 'À votre table\u202F: de quoi disposons-nous, qu’est-ce qui nous manque, qu’est-ce qui vient\u202F?',
    minutes: 35,
    config: collect(['strength', 'weakness', 'opportunity', 'threat'], { visibility: 'table' }),
  },
  {
    kind: 'table',
    title: 'Regrouper à la table',
    prompt: 'Regroupez, puis choisissez trois points que votre table porte devant tout le monde',
    minutes: 15,
    config: { mechanism: 'group', scope: 'table', top: 3 },
  },
  {
    kind: 'alone',
    title: 'Formuler les défis',
    prompt: '«\u00A0Comment pourrions-nous…\u00A0»\u202F: une question, un défi',
    minutes: 30,
    identity: 'pseudonym',
    config: collect(['question'], { visibility: 'all', most: 5 }),
  },
  { kind: 'wall', title: 'Les défis sur le mur', prompt: 'Ce qui se ressemble se rejoint', minutes: 15 },
  {
    kind: 'gradient',
    prompt: 'Pour chaque défi\u202F: où en êtes-vous de votre accord\u202F?',
    minutes: 25,
  },
  {
    kind: 'alone',
    title: 'Réserves écrites',
    prompt: 'Écrivez vos réserves\u202F: ce qui devrait changer pour que vous soyez d’accord',
    minutes: 15,
    identity: 'named',
    config: collect(['obstacle', 'question'], { visibility: 'all' }),
  },
]

export const challenges: RunningOrder = {
  steps,
  framing:
    'Le diagnostic a dit où nous en sommes. Nous le complétons, nous le contestons s’il le faut, puis nous en tirons les défis que nous voulons relever ensemble. Les réserves sont écrites et publiées avec les défis.',
  questions: [
    'Que dit le diagnostic que nous reconnaissons\u202F?',
    'Quels défis voulons-nous relever ensemble\u202F?',
  ],
  tables: 6,
}
