// The made-up text of the gallery's history: what changed in it, and who wrote what of it.
import type { Change } from '../../shared/history/change.ts'
import type { Form, ShownNode, ShownText, Stroke } from '../../shared/history/shown.ts'

const day = 86_400_000
const now = new Date()
const today = new Date(now.getFullYear(), now.getMonth(), now.getDate()).getTime()
export const at = (days: number, hours: number, minutes = 0): number =>
  Math.min(today - days * day + (hours * 60 + minutes) * 60_000, now.getTime() - 60_000)
export const iso = (days: number, hours: number, minutes = 0): string =>
  new Date(at(days, hours, minutes)).toISOString()

export const axis2 = { blockId: 'axe-2', title: 'Axe 2' }
export const axis3 = { blockId: 'axe-3', title: 'Axe 3' }

export const stroke = (hand: number, position = 600): Stroke => ({ hand, position, at: at(hand, 12, hand * 4) })

let lastChange = -1
export const changes: Change[] = []
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

export const blocks: ShownNode[] = [
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
export const inline = node('doc', {}, blocks)

const isOf = (part: { form?: Form }, gone: readonly Form[]) => part.form === undefined || !gone.includes(part.form)
export const only = (one: ShownNode, gone: readonly Form[]): ShownNode => ({
  ...one,
  parts: one.parts.filter((part) => isOf(part, gone)).map((part) => ('text' in part ? part : only(part, gone))),
})

/** The same text, each piece with who wrote it. */
export const told = (one: ShownNode, n = 0): ShownNode => {
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
