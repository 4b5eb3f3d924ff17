// A text at one moment, as those who compare and attribute read it: the tree that an editor shows, in which every character
// still knows which one it is.
import type * as Y from 'yjs'
import type { DocumentJson } from '../document/schema.ts'
import { documentSchema } from '../document/schema.ts'
import type { Range } from './ranges.ts'
import { pageSeen, type Sight } from './walk.ts'

export type Attributes = Readonly<Record<string, unknown>>
export type Character = readonly [client: number, clock: number]

/** A block, or something within a line that is not text (a line break, a mention, a footnote). */
export interface PageNode {
  readonly type: string
  /** Of the schema, those that were never written with their default. */
  readonly attrs: Attributes
  /** By the name of each attribute that was written, what wrote it: `written` of a replay tells in which row. None of a page made by hand. */
  readonly attrIds?: Readonly<Record<string, Character>>
  readonly parts: readonly PagePart[]
  /** Its own identity, of length 1: another one when a gesture made it again. */
  readonly self: Range
}

/** Characters with the same marks, in the order of reading. */
export interface PageText {
  readonly text: string
  /** By the name of the mark, its attributes. */
  readonly marks: Attributes
  /** By the name of a mark, what decided last whether it is on here, also where it was turned off. None of a page made by hand. */
  readonly markIds?: Readonly<Record<string, Character>>
  /** As long together as `text`. */
  readonly ids: readonly Range[]
}

export type PagePart = PageNode | PageText

export const isText = (part: PagePart): part is PageText => 'text' in part

/** The text that a Y.Doc holds; what no editor could read is left out. */
export const pageOf = (doc: Y.Doc): PageNode => pageSeen(doc, asItStands)

const asItStands: Sight = {
  isWritten: () => true,
  isGone: ({ deleted }) => deleted,
  standing: ({ deleted, length }) => (deleted ? [] : [[0, length]]),
}

/** As ProseMirror writes it: for whoever shows a moment of the past. */
export function jsonOf({ type, attrs, parts }: PageNode): DocumentJson {
  const content = joined(parts.filter((part) => !isText(part) || part.text !== '').map(partJson))
  return {
    type,
    ...(Object.keys(attrs).length > 0 ? { attrs: { ...attrs } } : {}),
    ...(content.length > 0 ? { content } : {}),
  }
}

function partJson(part: PagePart): DocumentJson {
  if (!isText(part)) return jsonOf(part)
  const order = Object.keys(documentSchema().marks)
  const marks = Object.entries(part.marks)
    .sort(([a], [b]) => order.indexOf(a) - order.indexOf(b))
    .map(([type, value]) => markJson(type, value))
  return { type: 'text', ...(marks.length > 0 ? { marks } : {}), text: part.text }
}

function markJson(type: string, value: unknown): NonNullable<DocumentJson['marks']>[number] {
  const mark = documentSchema().marks[type]?.create(value as Record<string, unknown>) // what the editor wrote there
  return (mark?.toJSON() as NonNullable<DocumentJson['marks']>[number] | undefined) ?? { type } // typed any
}

/** Neighbours with the same marks are one text. */
function joined(content: DocumentJson[]): DocumentJson[] {
  const out: DocumentJson[] = []
  for (const node of content) {
    const last = out.at(-1)
    if (node.type === 'text' && last?.type === 'text' && JSON.stringify(last.marks) === JSON.stringify(node.marks)) {
      out[out.length - 1] = { ...last, text: `${last.text ?? ''}${node.text ?? ''}` }
    } else out.push(node)
  }
  return out
}
