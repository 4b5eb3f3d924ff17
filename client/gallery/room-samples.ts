// A room that no server knows: what the phone shows in each of its states. Invented, as all of the gallery.
import type { CollectConfig, PhaseConfig } from '../../shared/workshop/phases.ts'
import type { CommonView, ContributionView, HeadView, OwnView } from '../../shared/workshop/view.ts'
import { Failure } from '../api.ts'
import type { QueueView } from '../features/room/device-queue.ts'
import type { RoomNow } from '../features/room/use-room.ts'
import { MemoryNotes } from '../live/notes.ts'

const id = (n: number): string => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`
export const me = id(1)
const tableId = id(20)
export const roundId = id(30)

const collect: CollectConfig = {
  mechanism: 'collect',
  types: ['need', 'obstacle', 'lever', 'idea', 'project', 'contact', 'question'],
  most: 5,
  length: 280,
  visibility: 'self',
  together: 1,
  moderated: false,
  supported: false,
}

export const contribution = (n: number, text: string, more: Partial<ContributionView> = {}): ContributionView => ({
  id: id(n),
  type: 'need',
  text,
  roundId,
  tableId,
  clusterId: null,
  author: null,
  voices: 1,
  supporters: 0,
  parked: false,
  source: 'phone',
  tray: null,
  hidden: null,
  into: null,
  ...more,
})

export const head = (config: PhaseConfig | null, more: Partial<HeadView> = {}): HeadView => ({
  title: 'Mobilisons nos moyens',
  stage: 'running',
  code: 'HTK4R7',
  meeting: null,
  phases: 10,
  phaseNumber: 3,
  phase: config && {
    id: id(40),
    kind: 'alone',
    title: 'Seul, en silence',
    prompt: 'De quels moyens avons-nous besoin, et lesquels sont déjà là\u202f?',
    identity: 'named',
    config,
  },
  round: config && {
    id: roundId,
    revealed: false,
    locked: false,
    endsAt: Date.now() + 250_000,
    remaining: null,
    length: 300_000,
    ballot: 'none',
    resultsShown: false,
  },
  shown: { kind: 'phase' },
  message: null,
  counts: { guests: 42, here: 38, tables: 6, contributions: 51, wrote: 30, finished: 12, voted: 0 },
  ...more,
})

export const common = (of: HeadView, more: Partial<CommonView> = {}): CommonView => ({
  head: of,
  contributions: {},
  clusters: {},
  tables: {
    [tableId]: { id: tableId, number: 4, rapporteur: null, people: 6, wrote: 5, finished: 2, extra: 0 },
    [id(21)]: { id: id(21), number: 5, rapporteur: 'Inès', people: 7, wrote: 5, finished: 2, extra: 0 },
  },
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
})

const keyed = <V extends { id: string }>(...all: V[]): Record<string, V> =>
  Object.fromEntries(all.map((one) => [one.id, one]))

const mine = {
  ...contribution(50, 'Des baux de 23 mois\u202f: impossible d’investir dans les murs', { type: 'obstacle' }),
}

export const own = (more: Partial<OwnView> = {}): OwnView => ({
  guestId: me,
  name: 'Mireille',
  organisation: 'SCIC La Remise',
  tableId,
  isRapporteur: false,
  contributions: { [mine.id]: { ...mine, editable: true, late: false } },
  group: {},
  companions: [],
  supported: [],
  finished: false,
  inQueue: false,
  voted: false,
  vote: null,
  form: null,
  formsLeft: [],
  ...more,
})

const evaluation: OwnView['formsLeft'][number] = {
  roundId: id(90),
  title: 'Évaluation',
  fields: [
    { id: 'useful', kind: 'rating', label: 'Cet atelier vous a été utile', choices: [] },
    { id: 'missing', kind: 'text', label: 'Qu’est-ce qui a manqué\u202f?', choices: [] },
  ],
  given: null,
}

export const quiet: QueueView = { items: [], isStuck: false, isExpired: false, isKept: true }

export const now = (of: HeadView, more: Partial<RoomNow> = {}): RoomNow => ({
  workshopId: 'w',
  guestId: me,
  status: { is: 'live' },
  common: common(of),
  own: own(),
  offset: 0,
  queue: quiet,
  notes: new MemoryNotes(),
  act: () => undefined,
  makeId: () => crypto.randomUUID(),
  dismiss: () => undefined,
  ...more,
})

const withDraft = (of: RoomNow): RoomNow => {
  of.notes.write(
    `maillage.room/${me}/draft/${roundId}`,
    JSON.stringify({
      roundId,
      title: 'Seul, en silence',
      types: collect.types,
      length: 280,
      type: 'need',
      text: 'Un local stable à moins de 6\u00a0€ le m² pour l’atelier vélo',
    }),
  )
  return of
}

const reading: CollectConfig = { ...collect, visibility: 'all', supported: true }
const revealed = head(reading, { phaseNumber: 5 })
const authors = [
  { name: 'Mireille', organisation: 'SCIC La Remise', organisationId: null },
  { name: 'Luc', organisation: 'Toits du Val', organisationId: null },
]
const grouped = common(
  { ...revealed, round: revealed.round && { ...revealed.round, revealed: true } },
  {
    contributions: keyed(
      { ...mine, clusterId: id(60), author: authors[0] ?? null, supporters: 7 },
      contribution(51, 'Les rez-de-chaussée vides des bailleurs', {
        type: 'lever',
        clusterId: id(60),
        author: authors[1] ?? null,
      }),
      contribution(52, 'Payer les six mois entre l’idée et l’étude', { clusterId: id(61), supporters: 1 }),
      contribution(53, 'Une légumerie commune', { type: 'project', voices: 3 }),
    ),
    clusters: keyed(
      {
        id: id(60),
        tableId: null,
        title: 'Des lieux qui restent',
        synthesis: '',
        top: true,
        disagreed: false,
        items: [id(50), id(51)],
      },
      {
        id: id(61),
        tableId: null,
        title: 'Financer le temps d’avant',
        synthesis: '',
        top: false,
        disagreed: true,
        items: [id(52)],
      },
    ),
  },
)

const tablePhase = head({ mechanism: 'group', scope: 'table', top: 3 }, { phaseNumber: 4 })
const atTable = common(
  {
    ...tablePhase,
    phase: tablePhase.phase && {
      ...tablePhase.phase,
      title: 'En table',
      prompt: 'Regroupez, titrez, résumez en trois lignes.',
    },
  },
  {
    contributions: keyed(
      mine,
      contribution(51, 'Les rez-de-chaussée vides des bailleurs', { type: 'lever', clusterId: id(62) }),
      contribution(52, 'Payer les six mois entre l’idée et l’étude'),
    ),
    clusters: keyed({
      id: id(62),
      tableId,
      title: 'Des lieux qui restent',
      synthesis: 'Il y a des murs, il manque des baux.',
      top: true,
      disagreed: false,
      items: [id(51)],
    }),
  },
)

const queuePhase = head({ mechanism: 'queue', of: 'hands', secondsEach: 120 }, { phaseNumber: 6 })
const floor = common(
  {
    ...queuePhase,
    phase: queuePhase.phase && { ...queuePhase.phase, title: 'Tour de parole', prompt: 'Deux minutes par personne.' },
  },
  {
    floor: {
      speaker: { who: { speaker: { guestId: id(2) }, name: 'Awa', college: 'resident', spoken: 0 }, since: Date.now() },
      waiting: [
        { speaker: { guestId: id(3) }, name: 'Luc', college: 'ess', spoken: 0 },
        { speaker: { guestId: me }, name: 'Mireille', college: 'ess', spoken: 0 },
      ],
      heard: [],
    },
  },
)

const turn = head({ mechanism: 'queue', of: 'tables', secondsEach: 120 }, { phaseNumber: 6 })
const floorOfTables = common(
  { ...turn, phase: turn.phase && { ...turn.phase, title: 'Restitution croisée', prompt: 'Deux minutes par table.' } },
  {
    floor: {
      speaker: { who: { speaker: { tableId }, name: '', college: null, spoken: 0 }, since: Date.now() },
      waiting: [{ speaker: { tableId: id(21) }, name: '', college: null, spoken: 0 }],
      heard: [],
    },
  },
)

const waiting: QueueView = {
  ...quiet,
  isStuck: true,
  items: [
    {
      place: 1,
      id: id(70),
      command: { kind: 'send', roundId, contributionId: id(71), type: 'idea', text: 'Un jour d’agent prêté par mois' },
      state: 'waiting',
      refused: null,
      revision: null,
    },
  ],
}
const refused: QueueView = {
  ...quiet,
  items: [
    {
      place: 1,
      id: id(72),
      command: { kind: 'send', roundId, contributionId: id(73), type: 'idea', text: 'Acheter ici, ensemble' },
      state: 'refused',
      refused: 'tooMany',
      revision: null,
    },
    {
      place: 2,
      id: id(74),
      command: {
        kind: 'reword',
        contributionId: mine.id,
        type: 'obstacle',
        text: 'Des baux de 23 mois, et rien après',
      },
      state: 'refused',
      refused: 'roundLocked',
      revision: null,
    },
  ],
}

const inRound = (more: Partial<NonNullable<HeadView['round']>>): HeadView => {
  const of = head(collect)
  return { ...of, round: of.round && { ...of.round, ...more } }
}

/** Name in the address → what the phone knows. */
export const roomStates: Record<string, () => RoomNow> = {
  opening: () => now(head(null), { status: { is: 'opening' }, common: null, own: null }),
  before: () => now(head(null, { stage: 'open' })),
  write: () => withDraft(now(head(collect))),
  empty: () => now(head({ ...collect, types: ['need', 'obstacle', 'lever'] }), { own: own({ contributions: {} }) }),
  full: () => now(head({ ...collect, most: 1 })),
  waiting: () => withDraft(now(head(collect), { status: { is: 'late' }, queue: waiting })),
  refused: () => now(head(collect), { queue: refused }),
  late: () =>
    now(head(collect), {
      own: own({ contributions: { [mine.id]: { ...mine, editable: false, late: true, hidden: 'personal' } } }),
    }),
  left: () =>
    withDraft(
      now({ ...head({ ...collect, types: ['project'] }), phaseNumber: 4, round: inRound({ id: id(31) }).round }),
    ),
  locked: () => withDraft(now(inRound({ locked: true }))),
  paused: () => now(inRound({ endsAt: null, remaining: 125_000 })),
  message: () => now(head(collect, { message: { id: id(80), text: 'Pause café à 15 h 30, dans le hall.' } })),
  nameless: () => {
    const of = head({ ...collect, visibility: 'table' })
    return now({ ...of, phase: of.phase && { ...of.phase, identity: 'nameless' } })
  },
  revealed: () => now(grouped.head, { common: grouped, own: own({ supported: [id(51)] }) }),
  show: () =>
    now(
      head({
        mechanism: 'show',
        text: 'La règle du jeu\u202f: on écrit d’abord, on discute ensuite.\n\nTout ce qui est écrit reste.',
        documentId: null,
      }),
    ),
  ballot: () => now(head({ mechanism: 'form', fields: [] })),
  table: () => now(atTable.head, { common: atTable }),
  rapporteur: () => now(atTable.head, { common: atTable, own: own({ isRapporteur: true }) }),
  seatless: () => now(atTable.head, { common: atTable, own: own({ tableId: null }) }),
  'floor-tables': () => now(floorOfTables.head, { common: floorOfTables }),
  floor: () => now(floor.head, { common: floor, own: own({ inQueue: true }) }),
  closed: () => withDraft(now(head(null, { stage: 'closed' }), { own: own({ formsLeft: [evaluation] }) })),
  cancelled: () => now(head(null, { stage: 'cancelled' })),
  expired: () =>
    withDraft(now(head(collect), { status: { is: 'gone', failure: new Failure('notYourGuest') }, queue: waiting })),
}
