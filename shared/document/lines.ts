// The lines of a text by their ids, each under the title of its section: for what points at single blocks.
import { isUuid } from '../ids.ts'
import type { DocumentJson } from './schema.ts'
import { textOf } from './shape.ts'

export interface Line {
  blockId: string
  section: string
  text: string
}

/** Paragraphs and headings that have an id, in reading order. Walks without calling itself: a hand-made text may be deep. */
export function linesOf(json: DocumentJson): Line[] {
  const lines: Line[] = []
  let section = ''
  const waiting = [...(json.content ?? [])].reverse()
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (node.type !== 'paragraph' && node.type !== 'heading') {
      waiting.push(...[...(node.content ?? [])].reverse())
      continue
    }
    const text = textOf(node)
    if (node.type === 'heading' && node.attrs?.['level'] === 2) section = text
    const id: unknown = node.attrs?.['id']
    if (typeof id === 'string' && isUuid(id)) lines.push({ blockId: id, section, text })
  }
  return lines
}
