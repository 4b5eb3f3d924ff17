// The outline of a document: its headings as a tree of sections. A section's id is its heading's block id.
import type { DocumentJson } from './schema.ts'
import { textOf } from './shape.ts'

export interface Section {
  /** Null for a heading that came without an id (an import, another client): it can be shown, not pointed at. */
  id: string | null
  /** Place of the heading among the document's blocks, from 0. */
  index: number
  /** Place among sections, « 2.3.1 »: counted, never written in the text. */
  number: string
  title: string
  level: number
  consent: boolean
  sections: Section[]
}

export interface Heading {
  id: string | null
  index: number
  title: string
  level: number
  consent: boolean
}

/** The headings among the document's own blocks, in order. A heading inside a table or a list opens no section. */
export function headingsOf(json: DocumentJson): Heading[] {
  return (json.content ?? []).flatMap((block, index) => {
    if (block.type !== 'heading') return []
    const { id, level, consent } = block.attrs ?? {}
    return [
      {
        id: typeof id === 'string' ? id : null,
        index,
        title: textOf({ ...block, content: (block.content ?? []).filter(({ type }) => type !== 'footnote') })
          .replace(/\s+/g, ' ')
          .trim(),
        level: levelOf(level),
        consent: consent === true,
      },
    ]
  })
}

/** A text may say any level; sections are never deeper than this. [E10] */
export const levelOf = (said: unknown): number =>
  typeof said === 'number' && Number.isInteger(said) && said >= 1 && said <= 6 ? said : 1

/** A section holds the deeper ones that follow it, up to the next heading of its level or higher; a skipped level is no hole. */
export function outlineOf(headings: readonly Heading[]): Section[] {
  const top: Section[] = []
  const open: Section[] = []
  for (const heading of headings) {
    while (open.length > 0 && (open.at(-1)?.level ?? 0) >= heading.level) open.pop() // it may say any level
    const parent = open.at(-1)
    const siblings = parent?.sections ?? top
    const place = String(siblings.length + 1)
    const section = { ...heading, number: parent ? `${parent.number}.${place}` : place, sections: [] }
    siblings.push(section)
    open.push(section)
  }
  return top
}
