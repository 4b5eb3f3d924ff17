// What a heavy document is, before anybody stores it: its edits in order, whose tab each came from, and what they add up to.
import * as Y from 'yjs'
import { wordsOf } from '../../support/words.ts'

/** One edit as a client would have sent it. */
export interface MadeEdit {
  /** The clientID, one for each tab that ever wrote. */
  readonly client: number
  readonly update: Uint8Array
}

export interface Made {
  readonly name: string
  readonly edits: readonly MadeEdit[]
  /** The whole as one update, without deleted text: what another server is given as its stored state. */
  readonly state: Uint8Array
  /** The words, its runs joined by line breaks; what any way of rebuilding it must give. */
  readonly text: string
  readonly tabs: number
}

/** Sums up the edits. They lean on nothing but each other, so that they may follow any beginning of a document. */
export function madeOf(name: string, edits: readonly MadeEdit[]): Made {
  const doc = new Y.Doc()
  doc.transact(() => {
    for (const { update } of edits) Y.applyUpdate(doc, update)
  })
  const state = Y.encodeStateAsUpdate(doc)
  const text = wordsOf(doc)
  doc.destroy()
  return { name, edits, state, text, tabs: new Set(edits.map(({ client }) => client)).size }
}
