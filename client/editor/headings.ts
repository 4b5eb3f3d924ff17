// The headings of the text as it is being written, and where each begins.
import type { Node } from '@tiptap/pm/model'
import { levelOf, type Heading } from '../../shared/document/outline.ts'

/** A heading and where it begins in the text. */
export interface PlacedHeading extends Heading {
  pos: number
}

/** The name of who or what a mention names, as it is shown. */
export type NameOf = (mention: Node) => string

/** The words of a block, without those of its notes. */
export function wordsOf(block: Node, nameOf: NameOf = () => ''): string {
  const words: string[] = []
  block.descendants((node) => {
    if (node.isText) words.push(node.text ?? '')
    else if (node.type.name === 'mention') words.push(nameOf(node))
    else if (node.isBlock || node.type.name === 'hardBreak') words.push(' ')
    return node.type.name !== 'footnote'
  })
  return words.join('').replace(/\s+/g, ' ').trim()
}

export function headingsOf(doc: Node, nameOf?: NameOf): PlacedHeading[] {
  const found: PlacedHeading[] = []
  doc.forEach((node, pos, index) => {
    if (node.type.name !== 'heading') return
    const { id, level, consent } = node.attrs
    found.push({
      id: typeof id === 'string' ? id : null,
      index,
      pos,
      title: wordsOf(node, nameOf),
      level: levelOf(level),
      consent: consent === true,
    })
  })
  return found
}
