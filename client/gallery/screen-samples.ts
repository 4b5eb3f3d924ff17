// A workshop that no server knows, as its screen is sent it. Invented, as all of the gallery.
import { contributionTypes, type PhaseConfig } from '../../shared/workshop/phases.ts'
import type { ClusterView, CommonView, ContributionView, HeadView } from '../../shared/workshop/view.ts'
import { contribution, head } from './room-samples.ts'

const collect: PhaseConfig = {
  mechanism: 'collect',
  types: [],
  most: 5,
  length: 280,
  visibility: 'self',
  together: 1,
  moderated: false,
  supported: false,
}
const group: PhaseConfig = { mechanism: 'group', scope: 'all', top: 3 }
const counts = { guests: 46, here: 45, tables: 6, contributions: 51, wrote: 38, finished: 12, voted: 0 }

export function view(
  config: PhaseConfig | null,
  of: Partial<HeadView> = {},
  more: Partial<CommonView> = {},
): CommonView {
  return {
    head: { ...head(config), counts, ...of },
    contributions: {},
    clusters: {},
    tables: {},
    people: {},
    floor: null,
    panels: [],
    subjects: [],
    results: null,
    form: null,
    plan: [],
    undoable: null,
    consoleOf: null,
    ...more,
  }
}

const said = [
  'Un local stable à moins de 6\u00a0€ le m²',
  'Des baux de 23 mois\u202f: impossible d’investir',
  'Les rez-de-chaussée vides des bailleurs',
  'Payer les six mois entre l’idée et l’étude',
  'Des lots à la taille de nos coopératives, et des délais de réponse que trois personnes peuvent tenir',
  'L’ingénierie, plutôt que la subvention',
]
const many = (n: number): ContributionView[] =>
  Array.from({ length: n }, (_, i) =>
    contribution(100 + i, said[i % said.length] ?? '', { type: contributionTypes[i % 7] ?? 'need' }),
  )
const keyed = <V extends { id: string }>(all: V[]): Record<string, V> =>
  Object.fromEntries(all.map((one) => [one.id, one]))

function wall(sizes: readonly number[], titles: readonly string[], synthesis: readonly string[]) {
  const contributions = many(sizes.reduce((sum, n) => sum + n, 0) + 3)
  let taken = 0
  const clusters = sizes.map((n, i): ClusterView => ({
    id: `cluster${i}`,
    tableId: null,
    title: titles[i % titles.length] ?? '',
    synthesis: synthesis[i % titles.length] ?? '',
    top: false,
    disagreed: i === 2,
    items: contributions.slice(taken, (taken += n)).map(({ id }) => id),
  }))
  return { contributions: keyed(contributions), clusters: keyed(clusters) }
}

const titles = [
  'Des lieux qui restent',
  'Financer le temps d’avant',
  'Acheter ici',
  'Un jour d’agent prêté',
  'Une mémoire commune des projets',
]
const synthesis = ['', 'Payer les six mois entre l’idée et l’étude', 'Des lots à la taille de nos coopératives', '', '']
const four = wall([12, 9, 8, 4], titles, synthesis)
export const round = (config: PhaseConfig, more: Partial<NonNullable<HeadView['round']>>): HeadView['round'] => {
  const made = head(config).round
  return made && { ...made, ...more }
}

/** Name in the address → what the screen was sent. */
export const screenStates: Record<string, CommonView> = {
  welcome: view(null, { stage: 'open' }),
  'welcome-message': view(null, { stage: 'open', message: { id: 'm', text: 'Nous commençons dans cinq minutes.' } }),
  draft: view(null, { stage: 'draft', code: null }),
  write: view(collect),
  locked: view(collect, { round: round(collect, { locked: true }) }),
  paused: view(collect, { round: round(collect, { endsAt: null, remaining: 125_000 }) }),
  over: view(collect, { round: round(collect, { endsAt: 0 }) }),
  message: view(collect, { message: { id: 'm', text: 'Pause café à 15 h 30, dans le hall.' } }),
  list: view(collect, { round: round(collect, { revealed: true }) }, { contributions: keyed(many(9)) }),
  'list-many': view(collect, { round: round(collect, { revealed: true }) }, { contributions: keyed(many(140)) }),
  groups: view(group, {}, four),
  'groups-many': view(
    group,
    {},
    wall(
      Array.from({ length: 40 }, (_, i) => 1 + (i % 7)),
      titles,
      synthesis,
    ),
  ),
  late: view(group, {}, four),
  contribution: view(
    collect,
    { shown: { kind: 'contribution', contributionId: 'c' } },
    {
      contributions: {
        c: {
          ...contribution(1, said[0] ?? '', { voices: 3, supporters: 4 }),
          author: { name: 'Mireille', organisation: 'SCIC La Remise', organisationId: null },
        },
      },
    },
  ),
  cluster: view(group, { shown: { kind: 'cluster', clusterId: 'cluster1' } }, four),
  floor: view(
    { mechanism: 'queue', of: 'hands', secondsEach: 120 },
    {},
    {
      floor: {
        speaker: { who: { speaker: { guestId: 'a' }, name: 'Awa', college: 'resident', spoken: 0 }, since: 0 },
        waiting: ['Luc', 'Mireille'].map((name) => ({ speaker: { guestId: name }, name, college: 'ess', spoken: 0 })),
        heard: [],
      },
    },
  ),
  show: view({
    mechanism: 'show',
    text: 'La règle du jeu\u202f: on écrit d’abord, on discute ensuite.\n\nTout ce qui est écrit reste.',
    documentId: null,
  }),
  blank: view(collect, { shown: { kind: 'blank' } }),
  closed: view(null, { stage: 'closed', code: null }),
  cancelled: view(null, { stage: 'cancelled', code: null }),
}
