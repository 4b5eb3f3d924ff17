// Several updates as one, without a Y.Doc. Pure.
import * as Y from 'yjs'
import type { Range } from '../../shared/history/ranges.ts'
import type { Piece } from './frames.ts'
import { decodeContent, encodeContent } from './frames.ts'

/**
 * Updates that follow each other in a log, as one: nothing is lost in it. Each continues where the clients of those
 * before it ended, so that they are joined in linear time; what does not is left to Yjs, whose time grows faster.
 */
export function mergeInOrder(updates: readonly Uint8Array[]): Uint8Array {
  const [only] = updates
  if (only !== undefined && updates.length === 1) return only
  const pieces: Piece[] = []
  const deletes: Range[] = []
  const ends = new Map<number, number>()
  for (const update of updates) {
    const content = decodeContent(update)
    for (const range of content.deletes) deletes.push(range)
    for (const [client, structs] of content.structs) {
      let end = ends.get(client)
      for (const struct of structs) {
        if (end !== undefined && struct.id.clock !== end) return Y.mergeUpdates([...updates])
        end = struct.id.clock + struct.length
        pieces.push({ struct, offset: 0 })
      }
      if (end !== undefined) ends.set(client, end)
    }
  }
  return encodeContent(pieces, deletes)
}
