// Many updates become one state. Runs in the worker, and inline in tests.
import * as Y from 'yjs'
import { textDoc } from '../../shared/document/collectable.ts'
import { RangeSet } from '../../shared/history/ranges.ts'
import { writeDeletions } from './deletions.ts'

export interface Collected {
  readonly state: Uint8Array
  readonly clocks: ReadonlyMap<number, number>
  /** All that is deleted in it, also what concurrent edits imply and no update says, as an update. */
  readonly deletes: Uint8Array
}

/** The state of a document with deleted text collected. One transaction: 3 µs an update instead of thirty. */
export function collect(updates: readonly Uint8Array[]): Collected {
  const doc = textDoc()
  doc.transact(() => {
    for (const update of updates) Y.applyUpdate(doc, update)
  })
  const deleted = new RangeSet()
  for (const [client, items] of Y.createDeleteSetFromStructStore(doc.store).clients) {
    deleted.addAll(items.map(({ clock, len }) => [client, clock, len]))
  }
  const clocks = Y.decodeStateVector(Y.encodeStateVector(doc))
  const state = Y.encodeStateAsUpdate(doc)
  doc.destroy()
  return { state, clocks, deletes: writeDeletions(deleted) }
}
