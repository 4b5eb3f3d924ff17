// Texts as no editor writes them: elements and attributes set by hand in the shared text, as a client of one's own may.
import * as Y from 'yjs'
import { bodyOf } from '../../shared/document/shape.ts'

/** An element by its name, what it says, what it holds: letters are a text. */
export type Forged = [name: string, attributes?: Readonly<Record<string, unknown>>, ...content: (Forged | string)[]]

export function forge([name, attributes = {}, ...content]: Forged): Y.XmlElement {
  const element = new Y.XmlElement<Record<string, never>>(name)
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value as never) // whatever it is
  element.insert(
    0,
    content.map((one) => (typeof one === 'string' ? new Y.XmlText(one) : forge(one))),
  )
  return element as Y.XmlElement
}

/** A text of these blocks, by hand. */
export function forgedDoc(blocks: readonly Forged[], clientId = 7): Y.Doc {
  const doc = new Y.Doc()
  doc.clientID = clientId
  doc.transact(() => bodyOf(doc).push(blocks.map(forge)))
  return doc
}

export const forgedUpdate = (blocks: readonly Forged[], clientId?: number): Uint8Array => {
  const doc = forgedDoc(blocks, clientId)
  const update = Y.encodeStateAsUpdate(doc)
  doc.destroy()
  return update
}

const huge = 'x'.repeat(50_000)
/** Of every type that is not the right one, and too much of the right one. */
export const badValues: readonly unknown[] = [
  1e9,
  -1,
  0,
  1.5,
  1e308,
  huge,
  '',
  '"><script>alert(1)</script>',
  '../../etc/passwd',
  "' or 1=1 --",
  true,
  [1, 2, 3],
  { a: 1 },
  '__proto__',
  'a\u0000b',
]

/** What each block of the schema may say. */
export const sayings: Readonly<Record<string, readonly string[]>> = {
  paragraph: ['id', 'guide'],
  heading: ['id', 'guide', 'level', 'consent'],
  blockquote: ['id'],
  bulletList: ['id'],
  orderedList: ['id', 'start', 'type'],
  listItem: ['id'],
  taskList: ['id'],
  taskItem: ['id', 'checked'],
  table: ['id', 'guide', 'totals'],
  tableRow: ['id'],
  tableCell: ['colspan', 'rowspan', 'colwidth', 'align'],
  tableHeader: ['colspan', 'rowspan', 'colwidth', 'align'],
  horizontalRule: ['id'],
  living: ['id', 'kind', 'ref'],
  callout: ['id', 'tone'],
  details: ['id'],
  detailsSummary: ['id'],
  figure: ['id', 'file', 'alt', 'width'],
  mention: ['id', 'kind'],
}

/** The block where it may stand, with something to read in it. */
function placed(name: string, attributes: Readonly<Record<string, unknown>>): Forged {
  if (name === 'mention') return ['paragraph', {}, 'avant ', [name, attributes]]
  if (name === 'tableCell' || name === 'tableHeader') {
    return [
      'table',
      { totals: true },
      ['tableRow', {}, [name, attributes, ['paragraph', {}, '12 €']], ['tableCell', {}]],
    ]
  }
  if (name === 'tableRow') return ['table', {}, [name, attributes, ['tableCell', {}, ['paragraph', {}, 'case']]]]
  if (name === 'table') return [name, attributes, ['tableRow', {}, ['tableCell', {}, ['paragraph', {}, '12 €']]]]
  if (name === 'listItem') return ['bulletList', {}, [name, attributes, ['paragraph', {}, 'point']]]
  if (name === 'taskItem') return ['taskList', {}, [name, attributes, ['paragraph', {}, 'tâche']]]
  if (name === 'bulletList' || name === 'orderedList') {
    return [name, attributes, ['listItem', {}, ['paragraph', {}, 'point']]]
  }
  if (name === 'taskList') return [name, attributes, ['taskItem', {}, ['paragraph', {}, 'tâche']]]
  if (name === 'details') return [name, attributes, ['detailsSummary', {}, 'Titre'], ['paragraph', {}, 'corps']]
  if (name === 'detailsSummary') return ['details', {}, [name, attributes, 'Titre'], ['paragraph', {}, 'corps']]
  if (name === 'blockquote' || name === 'callout') return [name, attributes, ['paragraph', {}, 'dedans']]
  if (name === 'horizontalRule' || name === 'living') return [name, attributes]
  return [name, attributes, 'des mots']
}

/** Every block that says anything, saying each of the bad values in each of its attributes. */
export const everyLie = (): Forged[] =>
  Object.entries(sayings).flatMap(([name, attributes]) =>
    attributes.flatMap((attribute) => badValues.map((value) => placed(name, { [attribute]: value }))),
  )
