// How long a text is, in words and characters, its notes apart. Each block is counted once: blocks never change.
import type { Node } from '@tiptap/pm/model'
import type { Selection } from '@tiptap/pm/state'
import { countWords } from '../../shared/document/passages.ts'

export interface Lengths {
  words: number
  /** Spaces count; ends of lines do not. */
  characters: number
  letters: number
}

const none: Lengths = { words: 0, characters: 0, letters: 0 }

const sum = (one: Lengths, other: Lengths): Lengths => ({
  words: one.words + other.words,
  characters: one.characters + other.characters,
  letters: one.letters + other.letters,
})

export function lengthsOfText(text: string): Lengths {
  const line = text.replace(/\n/gu, ' ')
  return {
    words: countWords(line),
    characters: [...line].length,
    letters: [...line.replace(/\s/gu, '')].length,
  }
}

const known = new WeakMap<Node, Lengths>()

function lengthsOfBlock(block: Node): Lengths {
  const before = known.get(block)
  if (before) return before
  const counted = lengthsOfText(block.textBetween(0, block.content.size, '\n', (leaf) => leafText(leaf)))
  known.set(block, counted)
  return counted
}

/** A note is not of the run of the text; what is named stands for a word. */
const leafText = ({ type }: Node): string => (type.name === 'hardBreak' ? '\n' : '')

export function lengthsOf(doc: Node): Lengths {
  let all = none
  doc.descendants((node) => {
    if (!node.isTextblock) return true
    all = sum(all, lengthsOfBlock(withoutNotes(node)))
    return false
  })
  return all
}

const bare = new WeakMap<Node, Node>()

function withoutNotes(block: Node): Node {
  const before = bare.get(block)
  if (before) return before
  const kept: Node[] = []
  let isSame = true
  block.forEach((child) => {
    if (child.type.name === 'footnote') isSame = false
    else kept.push(child)
  })
  const made = isSame ? block : block.type.create(block.attrs, kept)
  bare.set(block, made)
  return made
}

/** Of what is selected; null where nothing is. */
export function lengthsSelected(doc: Node, { ranges, empty }: Selection): Lengths | null {
  if (empty) return null
  let all = none
  for (const { $from, $to } of ranges)
    doc.nodesBetween($from.pos, $to.pos, (node, pos) => {
      if (!node.isTextblock) return true
      const part = node.cut(Math.max(0, $from.pos - pos - 1), Math.min(node.content.size, $to.pos - pos - 1))
      all = sum(all, lengthsOfBlock(withoutNotes(part)))
      return false
    })
  return all
}
