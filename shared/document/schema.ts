// The compiled schema, made once, and the JSON form of a document.
import type { JSONContent } from '@tiptap/core'
import { getSchema } from '@tiptap/core'
import type { Schema } from '@tiptap/pm/model'
import { documentExtensions } from './extensions.ts'

/** ProseMirror's JSON of a document or of a part of it. */
export type DocumentJson = JSONContent

let compiled: Schema | undefined

/** The schema of epoch 2 (46 ms to compile, so once). */
export function documentSchema(): Schema {
  compiled ??= getSchema(documentExtensions())
  return compiled
}
