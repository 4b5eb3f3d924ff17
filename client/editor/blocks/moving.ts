// Moving, copying and removing the block that a person is in. A move keeps the ids of all blocks; only what stands beside is passed.
import type { Node, ResolvedPos } from '@tiptap/pm/model'
import type { EditorState, Transaction } from '@tiptap/pm/state'
import { NodeSelection, Selection, TextSelection } from '@tiptap/pm/state'
import type { Placed } from './places.ts'
import { ancestor, movedMeta } from './places.ts'

const containers = new Set(['doc', 'blockquote', 'callout', 'details'])
const items = new Set(['listItem', 'taskItem'])

/**
 * What a person means by « this block » at a place: the item of a list, else the nearest block that stands in the text or
 * in a quotation, a callout or details. A table is one block: its rows are moved by its own tools.
 */
export function blockAround($pos: ResolvedPos): Placed | null {
  const inTable = ancestor($pos, 'table')
  for (let depth = inTable?.depth ?? $pos.depth; depth > 0; depth--) {
    const node = $pos.node(depth)
    if (node.type.name === 'detailsSummary') continue
    if (items.has(node.type.name) || containers.has($pos.node(depth - 1).type.name))
      return { node, pos: $pos.before(depth) }
  }
  const after = $pos.nodeAfter
  return after && after.isBlock && $pos.depth === 0 ? { node: after, pos: $pos.pos } : null
}

export type Direction = 'up' | 'down'

export interface Moved {
  /** In order; apply and dispatch each before making the next from the state it leaves. */
  steps: readonly ((state: EditorState) => Transaction)[]
  /** The block passed; null when it left what held it. */
  past: Node | null
  /** Its place among its siblings, from 1, and how many they are. */
  place: number
  count: number
}

const left = new Set(['blockquote', 'callout', 'details'])

/** How the block at `pos` moves one place; null when there is nowhere to go. */
export function moveOf(state: EditorState, { node, pos }: Placed, direction: Direction): Moved | null {
  const $pos = state.doc.resolve(pos)
  const index = $pos.index()
  const parent = $pos.parent
  const to = direction === 'up' ? index - 1 : index + 1
  const past = to < 0 || to >= parent.childCount ? null : parent.child(to)
  // The summary stays above what it opens.
  if (past === null || past.type.name === 'detailsSummary') return leave(state, { node, pos }, direction)
  const target = direction === 'up' ? pos - past.nodeSize : pos + past.nodeSize
  const take = (tr: Transaction) => tr.delete(pos, pos + node.nodeSize)
  const put = (tr: Transaction) => tr.insert(target, node).setMeta(movedMeta, [node.attrs['id'], past.attrs['id']])
  const caret = offsetIn(state, { node, pos })
  const steps =
    parent.childCount > 2
      ? [(now: EditorState) => withCaret(put(take(now.tr)), target, caret)]
      : // Of two, the library that writes the shared text would rewrite each into the other, letter by letter: whoever types in
        // one would find their words in the other. So it goes, then comes: each is told apart.
        [(now: EditorState) => take(now.tr), (now: EditorState) => withCaret(put(now.tr), target, caret)]
  return { steps, past, place: to + 1, count: parent.childCount }
}

/** Out of a quotation, a callout or details, before or after it. */
function leave(state: EditorState, { node, pos }: Placed, direction: Direction): Moved | null {
  const $pos = state.doc.resolve(pos)
  if (!left.has($pos.parent.type.name)) return null
  const around = $pos.parent
  const outer = state.doc.resolve($pos.before())
  const target = direction === 'up' ? $pos.before() : $pos.after() - node.nodeSize
  if (!outer.parent.canReplaceWith(outer.index(), outer.index(), node.type)) return null
  const caret = offsetIn(state, { node, pos })
  const steps = [
    (now: EditorState) => {
      const tr = now.tr
      if (around.childCount === 1) {
        // Nothing is left in it: it goes too.
        tr.replaceWith($pos.before(), $pos.after(), node)
        return withCaret(tr, $pos.before(), caret)
      }
      tr.delete(pos, pos + node.nodeSize).insert(target, node)
      return withCaret(tr.setMeta(movedMeta, [node.attrs['id'], around.attrs['id']]), target, caret)
    },
  ]
  const index = outer.index() + (direction === 'up' ? 0 : 1)
  return { steps, past: null, place: index + 1, count: outer.parent.childCount + 1 }
}

interface Carets {
  anchor: number
  head: number
}

/** Where the selection is, from the start of the block; null when it is elsewhere. */
function offsetIn({ selection }: EditorState, { node, pos }: Placed): Carets | null {
  const { anchor, head } = selection
  if (selection instanceof NodeSelection || selection.from < pos || selection.to > pos + node.nodeSize) return null
  return { anchor: anchor - pos, head: head - pos }
}

function withCaret(tr: Transaction, pos: number, caret: Carets | null): Transaction {
  const node = tr.doc.nodeAt(pos)
  if (caret) {
    const at = (offset: number) => tr.doc.resolve(Math.min(pos + offset, tr.doc.content.size))
    tr.setSelection(TextSelection.between(at(caret.anchor), at(caret.head)))
  } else if (node) {
    tr.setSelection(
      NodeSelection.isSelectable(node) ? NodeSelection.create(tr.doc, pos) : Selection.near(tr.doc.resolve(pos + 1)),
    )
  }
  return tr.scrollIntoView()
}

/** A copy right below, with the caret in it; it gets ids of its own. */
export function duplicate(tr: Transaction, { node, pos }: Placed): Transaction {
  const below = pos + node.nodeSize
  tr.insert(below, node)
  return tr.setSelection(Selection.near(tr.doc.resolve(below + 1))).scrollIntoView()
}

/** What held nothing else goes with it; a text is never left without a line. */
export function remove(tr: Transaction, { node, pos }: Placed): Transaction {
  tr.delete(pos, pos + node.nodeSize)
  return tr.setSelection(Selection.near(tr.doc.resolve(Math.min(pos, tr.doc.content.size)))).scrollIntoView()
}
