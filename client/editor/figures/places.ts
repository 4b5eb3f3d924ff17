// Where an image goes: beside a block, known by its id, since positions do not outlive what others write meanwhile.
import type { Node, ResolvedPos } from '@tiptap/pm/model'
import type { EditorState } from '@tiptap/pm/state'

/** `id` null: the end of the text. `instead`: in the place of a line, if it is still empty; else after it. */
export type Anchor = { id: string | null; side: 'before' | 'after' | 'instead' }

const idOf = (node: Node): string | null => {
  const id: unknown = node.attrs['id']
  return typeof id === 'string' ? id : null
}

/** Beside the block of a position: before an empty line, which then stands below the image; after anything else. */
export function anchorAt($pos: ResolvedPos): Anchor {
  for (let depth = $pos.depth; depth > 0; depth--) {
    const node = $pos.node(depth)
    const figure = node.type.schema.nodes['figure']
    const index = $pos.index(depth - 1)
    const fits = figure !== undefined && $pos.node(depth - 1).canReplaceWith(index, index, figure)
    const id = idOf(node)
    if (!fits || id === null) continue
    const isEmptyLine = node.type.name === 'paragraph' && node.content.size === 0
    return { id, side: isEmptyLine ? 'before' : 'after' }
  }
  return { id: null, side: 'after' }
}

export const anchorOf = (state: EditorState): Anchor => anchorAt(state.selection.$from)

/** The block of an id, and where it begins. */
export function findBlock(doc: Node, id: string): { node: Node; pos: number } | null {
  let found: { node: Node; pos: number } | null = null
  doc.descendants((node, pos) => {
    if (found === null && idOf(node) === id) found = { node, pos }
    return found === null && !node.isTextblock
  })
  return found
}

/** Where an anchor is now. If its block is gone, the end of the text. */
export function placeOf(doc: Node, { id, side }: Anchor): number {
  const block = id === null ? null : findBlock(doc, id)
  if (!block) return doc.content.size
  return side === 'before' ? block.pos : block.pos + block.node.nodeSize
}
