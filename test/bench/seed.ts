// The text that a room starts from: a paragraph for each typist, who writes on at its end.
import * as Y from 'yjs'
import { bodyOf, documentFromJson } from '../../shared/document/shape.ts'
import { wordsOfUpdates } from '../support/words.ts'
import type { Made } from './documents/made.ts'
import { firstTypist, seeder } from './load/keystrokes.ts'
import type { Desk } from './load/orders.ts'

export type Seed = { update: Uint8Array; desks: Desk[] }

/** The same for every room with as many typists. */
export function seedFor(typists: number): Seed {
  const content = Array.from({ length: Math.max(1, typists) }, (_, n) => ({
    type: 'paragraph',
    content: [{ type: 'text', text: `Contribution ${n + 1} : ` }],
  }))
  const update = documentFromJson({ type: 'doc', content }, seeder)
  const doc = new Y.Doc()
  Y.applyUpdate(doc, update)
  const desks = bodyOf(doc)
    .toArray()
    .slice(0, typists)
    .map((paragraph, typist): Desk => {
      const text = paragraph instanceof Y.XmlElement ? paragraph.get(0) : undefined
      const last = text instanceof Y.XmlText ? text._start?.lastId : undefined
      if (!last) throw new Error(`paragraph ${typist} has no text to write on`)
      return { typist, client: firstTypist + typist, after: { client: last.client, clock: last.clock } }
    })
  doc.destroy()
  return { update, desks }
}

/** The same as a document that is stored before anybody comes. */
export const seedAsMade = (update: Uint8Array): Made => ({
  name: 'paragraphs',
  edits: [{ client: seeder, update }],
  state: update,
  text: wordsOfUpdates([update]),
  tabs: 1,
})
