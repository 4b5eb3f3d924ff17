// Where blocks are: around a place, below a point; and taking a wrapper away without touching what it holds.
import { Slice, type Node, type ResolvedPos } from '@tiptap/pm/model'
import type { Transaction } from '@tiptap/pm/state'
import { ReplaceAroundStep } from '@tiptap/pm/transform'

export interface Placed {
  node: Node
  pos: number
}

/** The nearest node of that name around a place. */
export function ancestor($pos: ResolvedPos, name: string): (Placed & { depth: number }) | null {
  for (let depth = $pos.depth; depth > 0; depth--) {
    const node = $pos.node(depth)
    if (node.type.name === name) return { node, pos: $pos.before(depth), depth }
  }
  return null
}

/** Leaves what the block at `pos` holds in its place. The carets inside stay where they are. */
export function unwrap(tr: Transaction, pos: number): void {
  const node = tr.doc.nodeAt(pos)
  if (node === null || node.isTextblock) return
  const end = pos + node.nodeSize
  tr.step(new ReplaceAroundStep(pos, end, pos + 1, end - 1, Slice.empty, 0, true))
}

/** Set on the transactions of a move: the ids of what it may double when it meets another. */
export const movedMeta = 'movedBlock'
