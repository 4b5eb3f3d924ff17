// A made-up past of a text, for the gallery: three weeks of a scheme written by nine organisations.
import type { Change, Changes } from '../../shared/history/change.ts'
import type { Form, ShownNode, ShownText, Stroke } from '../../shared/history/shown.ts'
import type { Comparison, History, Moment, NamedHand } from '../../shared/schemas/history.ts'

const day = 86_400_000
const now = new Date()
const today = new Date(now.getFullYear(), now.getMonth(), now.getDate()).getTime()
export const at = (days: number, hours: number, minutes = 0): number =>
  Math.min(today - days * day + (hours * 60 + minutes) * 60_000, now.getTime() - 60_000)
export const iso = (days: number, hours: number, minutes = 0): string =>
  new Date(at(days, hours, minutes)).toISOString()

export const organisations = [
  ['CRESS', 1],
  ['Vaucombe Métropole', 2],
  ['Département de la Lisse', 3],
  ['Les Halles Communes', 4],
  ['Toits du Val', 5],
  ['SCIC La Remise', 6],
  ['Filage', 7],
  ['Université de la Lisse', 8],
  ['Habitantes et habitants', 9],
] as const

const people = [
  ['Nadia Ferhat', 1],
  ['Mireille Aubanel', 5],
  ['Sékou Diarra', 2],
  ['Inès Roca', 3],
  ['Jeanne Lefort', 1],
  ['Paul Vigne', 4],
  ['Aïcha Benali', 6],
  ['Tom Kervella', 7],
  ['Lucie Marchand', 0],
  ['Ancien membre 7', 8],
] as const

export const hands: readonly NamedHand[] = people.map(([name, of], n) => {
  const [called, hue] = organisations[of] ?? organisations[0]
  return {
    actorId: `actor-${n}`,
    name,
    isSystem: false,
    isMe: n === 0,
    hue: (n % 12) + 1,
    organisation: { id: `organisation-${of}`, name: called, hue, pattern: hue },
    relayedBy: n === 7 ? 'Sékou Diarra' : null,
  }
})

export const axis2 = { blockId: 'axe-2', title: 'Axe 2' }
const axis3 = { blockId: 'axe-3', title: 'Axe 3' }

const sitting = (
  from: number,
  to: number,
  ended: string,
  wrote: readonly (readonly [number, number])[],
  section: { blockId: string; title: string },
  changes: number,
): History['lines'][number] => ({
  kind: 'sitting',
  from,
  to,
  startedAt: ended,
  endedAt: ended,
  hands: wrote.map(([hand, words]) => ({ hand, words: { added: words, removed: 0 } })),
  sections: [section],
  changes,
})

const version = (position: number, when: string, name: string, lock: boolean): History['lines'][number] => ({
  kind: 'version',
  version: {
    id: `version-${position}`,
    position,
    at: when,
    name,
    description: lock ? 'Texte transmis aux communes avant le conseil.' : '',
    createdAt: when,
    by: 0,
    isAutomatic: false,
    lock: lock ? { reason: 'submitted', date: null, at: when, by: 0 } : null,
    hash: lock ? '9f2c7a41'.repeat(8) : null,
    head: lock ? '51be03d8'.repeat(8) : null,
  },
})

export const history: History = {
  title: 'Schéma métropolitain de l’ESS',
  demarcheId: 'gallery',
  demarcheTitle: 'Un territoire qui coopère',
  head: 640,
  seen: 420,
  startedAt: iso(31, 9),
  counts: { sittings: 63, people: 24, organisations: 9 },
  sections: [axis2, axis3],
  hands: [...hands],
  lines: [
    sitting(
      580,
      640,
      iso(0, 13, 20),
      [
        [1, 52],
        [2, 28],
        [8, 14],
        [3, 6],
      ],
      axis2,
      41,
    ),
    sitting(
      470,
      579,
      iso(0, 9, 30),
      [
        [0, 30],
        [5, 26],
        [3, 22],
        [2, 12],
        [7, 10],
      ],
      axis2,
      86,
    ),
    sitting(455, 469, iso(1, 17, 5), [[3, 100]], axis3, 9),
    {
      kind: 'act',
      at: iso(1, 11),
      position: 454,
      by: 0,
      act: { name: 'movedState', from: 'draft', to: 'consultation', reason: '' },
    },
    sitting(
      420,
      454,
      iso(1, 10, 12),
      [
        [0, 64],
        [4, 36],
      ],
      { blockId: 'gouvernance', title: 'Gouvernance' },
      23,
    ),
    version(400, iso(9, 18), 'Après l’atelier 2', false),
    sitting(
      350,
      400,
      iso(9, 18),
      [
        [0, 34],
        [8, 24],
        [1, 16],
        [3, 14],
        [6, 12],
      ],
      axis2,
      31,
    ),
    version(200, iso(15, 18, 30), 'Envoyée aux communes', true),
    sitting(
      150,
      200,
      iso(15, 18, 30),
      [
        [0, 55],
        [8, 45],
      ],
      axis3,
      31,
    ),
    version(40, iso(31, 9), 'Première trame', false),
    sitting(1, 40, iso(31, 9), [[0, 100]], axis2, 12),
    {
      kind: 'act',
      at: iso(31, 8, 30),
      position: 0,
      by: 0,
      act: { name: 'created', template: 'scheme' },
    },
  ],
  next: 1,
  hiddenBefore: null,
  mayDo: ['nameVersion', 'lockVersion', 'restoreText'],
}

const stroke = (hand: number, position = 600): Stroke => ({ hand, position, at: at(hand, 12, hand * 4) })

let lastChange = -1
const changes: Change[] = []
const changed = (
  kind: Change['kind'],
  hand: number,
  before: string,
  after: string,
  more: Partial<Change> = {},
): number => {
  const count = (words: string) => (words === '' ? 0 : words.split(' ').length)
  lastChange++
  changes.push({
    id: lastChange,
    kind,
    by: [stroke(hand)],
    section: axis2,
    blockId: 'p-1',
    before,
    after,
    words: kind === 'moved' ? { added: 0, removed: 0 } : { added: count(after), removed: count(before) },
    ...more,
  })
  return lastChange
}

const text = (words: string, more: Partial<ShownText> = {}): ShownText => ({ text: words, marks: {}, ...more })
const added = (hand: number, words: string): ShownText =>
  text(words, { form: 'added', changes: [changed('added', hand, '', words)] })
const removed = (hand: number, words: string): ShownText =>
  text(words, { form: 'removed', changes: [changed('removed', hand, words, '')] })

const node = (
  type: string,
  attrs: Record<string, unknown>,
  parts: ShownNode['parts'],
  form?: Form,
  id?: number,
): ShownNode => ({
  type,
  attrs,
  parts,
  ...(form ? { form } : {}),
  ...(id === undefined ? {} : { changes: [id] }),
})
const heading = (level: number, id: string, words: string) => node('heading', { level, id }, [text(words)])
const paragraph = (id: string, parts: ShownNode['parts']) => node('paragraph', { id }, parts)
const cell = (type: string, words: ShownText, form?: Form, id?: number) =>
  node(type, { colspan: 1, rowspan: 1 }, [node('paragraph', {}, [words])], form, id)

const retyped = changed('retyped', 4, '2.2 Tenir le foncier', '2.2 Tenir le foncier', {
  looks: {
    before: { type: 'heading', attrs: { level: 2 }, around: [] },
    after: { type: 'heading', attrs: { level: 3 }, around: [] },
  },
})
const moved = changed('moved', 3, 'Chaque lieu rend compte une fois l’an.', 'Chaque lieu rend compte une fois l’an.')
const row = changed('rowAdded', 6, '', 'Ateliers partagés, 3, 2028')

const blocks: ShownNode[] = [
  heading(2, 'axe-2', 'Axe 2. Loger et financer les projets'),
  paragraph('p-1', [
    text('Les projets naissent, puis cherchent un toit. '),
    added(
      8,
      'Sur les 41 structures entendues pendant le diagnostic, 27 disent avoir renoncé à une activité faute de local abordable.',
    ),
    text(' Le schéma répond par des lieux partagés, '),
    added(3, 'tenus dans la durée'),
    text(' '),
    removed(0, 'et un guichet unique'),
    text(' '),
    added(2, 'et par une présence de la collectivité au capital des coopératives qui le demandent.'),
  ]),
  heading(3, 'h-21', '2.1 Ouvrir des lieux partagés'),
  paragraph('p-2', [
    text('D’ici à 2029, '),
    removed(0, 'huit'),
    text(' '),
    added(5, 'douze'),
    text(' lieux accueillent des activités de l’économie sociale et solidaire. La collectivité '),
    removed(0, 'met à disposition'),
    text(' '),
    added(1, 'recense chaque année'),
    text(' le bâti vacant '),
    added(
      1,
      'avec les bailleurs et les communes, puis le confie par bail de longue durée à des structures qui en ont la gestion commune.',
    ),
  ]),
  node('heading', { level: 3, id: 'h-22' }, [text('2.2 Tenir le foncier')], 'changed', retyped),
  paragraph('p-3', [
    added(
      2,
      'Un fonds de portage, ouvert à la région, achète et garde les murs quand un projet collectif a besoin de temps.',
    ),
    text(' '),
    added(7, 'Son utilité sociale est relue chaque année par les habitants et les chercheurs associés.'),
    text(' Aucun lieu soutenu ne peut être revendu avant quinze ans '),
    added(9, 'sans l’accord de ses usagers.'),
  ]),
  node('paragraph', { id: 'p-4' }, [
    text('Chaque lieu rend compte une fois l’an.', { form: 'moved', changes: [moved] }),
  ]),
  node('table', { id: 't-1' }, [
    node(
      'tableRow',
      {},
      ['Lieu', 'Nombre', 'Échéance'].map((words) => cell('tableHeader', text(words))),
    ),
    node('tableRow', {}, [
      cell('tableCell', text('Tiers-lieux')),
      cell('tableCell', text('9')),
      cell('tableCell', text('2029')),
    ]),
    node(
      'tableRow',
      {},
      ['Ateliers partagés', '3', '2028'].map((words) =>
        cell('tableCell', text(words, { form: 'added', changes: [row] })),
      ),
      'added',
      row,
    ),
  ]),
  node('callout', { tone: 'decision', id: 'c-1' }, [
    paragraph('p-5', [
      text('Le bail type est écrit avec '),
      node('mention', { id: 'a3b1c6de-0000-4000-8000-000000000001', kind: 'organisation' }, []),
      text(' avant l’été.'),
      node('footnote', {}, [text('Voir la délibération de mars.')]),
    ]),
  ]),
  node('taskList', {}, [
    node('taskItem', { checked: true }, [paragraph('p-6', [text('Réunir les bailleurs')])]),
    node('taskItem', { checked: false }, [paragraph('p-7', [added(1, 'Visiter les halles vides')])]),
  ]),
]
const inline = node('doc', {}, blocks)

const isOf = (part: { form?: Form }, gone: readonly Form[]) => part.form === undefined || !gone.includes(part.form)
const only = (one: ShownNode, gone: readonly Form[]): ShownNode => ({
  ...one,
  parts: one.parts.filter((part) => isOf(part, gone)).map((part) => ('text' in part ? part : only(part, gone))),
})

export const comparison: Comparison = {
  from: { position: 400, at: iso(9, 18), title: history.title },
  to: { position: 640, at: iso(0, 13, 20), title: history.title },
  hands: [...hands],
  changes,
  tally: { added: 612, removed: 188 },
  sections: [
    {
      section: axis2,
      words: { added: 590, removed: 180 },
      kinds: { added: 9, removed: 3, moved: 1 },
      hands: [0, 1, 2],
    },
    { section: axis3, words: { added: 22, removed: 8 }, kinds: { formatted: 1 }, hands: [3] },
  ] satisfies Changes['sections'],
  inline,
  beside: blocks.map((one) => ({ before: only(one, ['added', 'moved']), after: only(one, ['removed', 'leaving']) })),
}

/** The same text, each piece with who wrote it. */
const told = (one: ShownNode, n = 0): ShownNode => {
  const { form: _, changes: __, ...rest } = one
  return {
    ...rest,
    parts: one.parts
      .filter((part) => isOf(part, ['removed', 'leaving']))
      .map((part, at) => {
        if (!('text' in part)) return told(part, n + at + 1)
        const hand = part.changes ? (changes[part.changes[0] ?? 0]?.by[0]?.hand ?? 0) : n % 3 === 1 ? 4 : 0
        const words: ShownText = { text: part.text, marks: part.marks, written: stroke(hand, 300 + n) }
        return part.form === 'moved' ? { ...words, moved: stroke(3, 500) } : words
      }),
  }
}

export const moment: Moment = {
  position: 640,
  at: iso(0, 13, 20),
  title: history.title,
  hands: [...hands],
  text: told(inline),
}
