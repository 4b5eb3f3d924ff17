// Whether replicas are equal: each as a fingerprint of all that it holds, text, clocks and deletions. Pure.
import { createHash } from 'node:crypto'
import * as Y from 'yjs'
import { bodyOf } from '../../../shared/document/shape.ts'

export type Fingerprint = {
  hash: string
  /** It waits for something that never came. */
  pending: boolean
  clocks: [client: number, clock: number][]
  /** Characters deleted, by whose they were. */
  deleted: [client: number, characters: number][]
}

/** The replica that has received these updates, in whatever order. */
export function fingerprintOf(updates: Iterable<Uint8Array>): Fingerprint {
  const doc = new Y.Doc({ gc: false })
  doc.transact(() => {
    for (const update of updates) Y.applyUpdate(doc, update)
  })
  const clocks = [...Y.decodeStateVector(Y.encodeStateVector(doc))].sort(([a], [b]) => a - b)
  const ranges = rangesOf(doc)
  const deleted = [...ranges].map(
    ([client, list]) => [client, list.reduce((sum, [, length]) => sum + length, 0)] as [number, number],
  )
  const pending = doc.store.pendingStructs !== null || doc.store.pendingDs !== null
  const facts = { text: bodyOf(doc).toString(), clocks, ranges: [...ranges], pending }
  doc.destroy()
  return {
    hash: createHash('sha256').update(JSON.stringify(facts)).digest('hex').slice(0, 16),
    pending,
    clocks,
    deleted,
  }
}

/** What is deleted, by client, each stretch once: how Yjs cuts its structs differs from replica to replica. */
function rangesOf(doc: Y.Doc): Map<number, [clock: number, length: number][]> {
  const ranges = new Map<number, [number, number][]>()
  for (const [client, structs] of [...doc.store.clients].sort(([a], [b]) => a - b)) {
    const list: [number, number][] = []
    for (const { deleted, id, length } of structs) {
      if (!deleted) continue
      const last = list.at(-1)
      if (last && last[0] + last[1] === id.clock) last[1] += length
      else list.push([id.clock, length])
    }
    if (list.length > 0) ranges.set(client, list)
  }
  return ranges
}
