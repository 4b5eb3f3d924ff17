// The way out of a Y.Doc: update bytes → JSON.
import { yXmlFragmentToProseMirrorRootNode } from '@tiptap/y-tiptap'
import * as Y from 'yjs'
import { textDoc } from './collectable.ts'
import type { DocumentJson } from './schema.ts'
import { documentSchema } from './schema.ts'
import { bodyOf } from './shape.ts'
import { dropUnreadable } from './unreadable.ts'

/**
 * The document that an update (a whole state) holds. The reading is done on a clone that is thrown away, because
 * y-tiptap deletes from the Y.Doc whatever the schema rejects; what no editor could read is left out, as an editor would. [E7, E8]
 */
export function jsonFromUpdate(update: Uint8Array): DocumentJson {
  const clone = textDoc()
  Y.applyUpdate(clone, update)
  const json = jsonSpoiling(clone)
  clone.destroy()
  return json
}

/** Reads a Y.Doc that nobody needs any more: what its text may not hold is deleted from it on the way. */
export function jsonSpoiling(doc: Y.Doc): DocumentJson {
  dropUnreadable(doc)
  return yXmlFragmentToProseMirrorRootNode(bodyOf(doc), documentSchema()).toJSON() as DocumentJson // toJSON is typed any
}
