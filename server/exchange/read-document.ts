// The text that stored updates make, as JSON. In a thread: it takes as long as the text is.
import * as Y from 'yjs'
import { textDoc } from '../../shared/document/collectable.ts'
import { jsonSpoiling } from '../../shared/document/reading.ts'
import type { DocumentJson } from '../../shared/document/schema.ts'

export function readDocument(updates: readonly Uint8Array[]): DocumentJson {
  const doc = textDoc()
  doc.transact(() => {
    for (const update of updates) Y.applyUpdate(doc, update)
  })
  const json = jsonSpoiling(doc)
  doc.destroy()
  return json
}
