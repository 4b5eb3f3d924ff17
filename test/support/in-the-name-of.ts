// What another page would say next, made by hand.
import * as Y from 'yjs'

/** What a client of this id would have typed after all that somebody knows. */
export function inTheNameOf(clientId: number, known: Y.Doc, text: string): Uint8Array {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(known))
  const before = Y.encodeStateVector(doc)
  doc.clientID = clientId
  doc.getText('text').insert(0, text)
  return Y.encodeStateAsUpdate(doc, before)
}
