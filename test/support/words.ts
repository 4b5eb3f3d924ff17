// Which words stand in a text, told the same way whoever asks: its runs in order, one a line.
import * as Y from 'yjs'
import { bodyOf } from '../../shared/document/shape.ts'

export const wordsOf = (doc: Y.Doc): string => textsOf(bodyOf(doc)).join('\n')

/** The words that these updates add up to. */
export function wordsOfUpdates(updates: readonly Uint8Array[]): string {
  const doc = new Y.Doc()
  doc.transact(() => {
    for (const update of updates) Y.applyUpdate(doc, update)
  })
  const words = wordsOf(doc)
  doc.destroy()
  return words
}

export function textsOf(node: Y.XmlFragment | Y.XmlElement): Y.XmlText[] {
  return node
    .toArray()
    .flatMap((child) => (child instanceof Y.XmlText ? [child] : child instanceof Y.XmlElement ? textsOf(child) : []))
}
