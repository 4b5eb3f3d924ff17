// Which table a place is in.
import type { ResolvedPos } from '@tiptap/pm/model'

/** How deep the nearest table around a place is; null outside tables. */
export function tableDepth($pos: ResolvedPos): number | null {
  for (let depth = $pos.depth; depth > 0; depth--) if ($pos.node(depth).type.name === 'table') return depth
  return null
}
