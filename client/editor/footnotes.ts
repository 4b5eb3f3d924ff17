// The notes of a text in order of their calls: counted here, never written. And whether one was asked to be written.
import type { Node } from '@tiptap/pm/model'
import type { EditorState, Transaction } from '@tiptap/pm/state'
import { NodeSelection, Plugin, PluginKey } from '@tiptap/pm/state'
import { Decoration, DecorationSet } from '@tiptap/pm/view'

export interface Note {
  node: Node
  pos: number
  /** From 1, in order of appearance. */
  number: number
}

interface Notes {
  all: readonly Note[]
  drawn: DecorationSet
  /** Another number each time that the selected note is asked for; null when it is left. */
  open: number | null
}

const key = new PluginKey<Notes>('footnotes')

/** Of each block, its notes and their distance from its start. Blocks never change: each is looked through once. */
const known = new WeakMap<Node, readonly [at: number, node: Node][]>()

function notesOf(block: Node): readonly [number, Node][] {
  const before = known.get(block)
  if (before) return before
  const found: [number, Node][] = []
  block.descendants((node, at) => {
    if (node.type.name === 'footnote') found.push([at + 1, node])
    return node.type.name !== 'footnote'
  })
  known.set(block, found)
  return found
}

function count(doc: Node, open: number | null): Notes {
  const all: Note[] = []
  doc.forEach((block, offset) => {
    for (const [at, node] of notesOf(block)) all.push({ node, pos: offset + at, number: all.length + 1 })
  })
  const drawn = all.map(({ node, pos, number }) => Decoration.node(pos, pos + node.nodeSize, {}, { number }))
  return { all, drawn: DecorationSet.create(doc, drawn), open }
}

export const countNotes = (): Plugin<Notes> =>
  new Plugin<Notes>({
    key,
    state: {
      init: (_, { doc }) => count(doc, null),
      apply(tr, before) {
        const asked = tr.getMeta(key) as { open: boolean } | undefined // only set below
        const open = asked ? (asked.open ? (before.open ?? 0) + 1 : null) : before.open
        if (tr.docChanged) return count(tr.doc, open)
        return open === before.open ? before : { ...before, open }
      },
    },
    props: { decorations: (state) => key.getState(state)?.drawn },
  })

export const notesIn = (state: EditorState): readonly Note[] => key.getState(state)?.all ?? []

export const openedNote = (state: EditorState): number | null => key.getState(state)?.open ?? null

/** Selects the call at `pos` and asks for its note. */
export const askNote = (tr: Transaction, pos: number): Transaction =>
  tr.setSelection(NodeSelection.create(tr.doc, pos)).setMeta(key, { open: true })

export const leaveNote = (tr: Transaction): Transaction => tr.setMeta(key, { open: false })
