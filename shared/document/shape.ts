// Where a document lives inside its Y.Doc, and the way in: JSON → update bytes. The way out is reading.ts.
import { prosemirrorJSONToYXmlFragment } from '@tiptap/y-tiptap'
import * as Y from 'yjs'
import type { DocumentJson } from './schema.ts'
import { documentSchema } from './schema.ts'

/** For whoever must recognise it; only this file writes it. */
export const rootName = 'body'

/** The text of a live document. The only way to it: nobody else writes the root's name. */
export const bodyOf = (doc: Y.Doc): Y.XmlFragment => doc.getXmlFragment(rootName)

/** The update that says nothing: what a document without any text starts from. */
export const emptyUpdate = (): Uint8Array => Y.encodeStateAsUpdate(new Y.Doc())

/** The update that writes `json` into an empty document. The same JSON and clientID give the same bytes. */
export function documentFromJson(json: DocumentJson, clientId: number): Uint8Array {
  const doc = new Y.Doc()
  doc.clientID = clientId
  doc.transact(() => prosemirrorJSONToYXmlFragment(documentSchema(), json, bodyOf(doc)))
  const update = Y.encodeStateAsUpdate(doc)
  doc.destroy()
  return update
}

/** The plain text, a line per block: for counts and previews. Who is named is told to those who may know, where they look. */
export const textOf = (json: DocumentJson): string => textNaming(json, () => '@…')

/** The plain text, with what `mention` makes of each mention. */
export function textNaming(json: DocumentJson, mention: (node: DocumentJson) => string): string {
  if (json.type === 'text') return json.text ?? ''
  if (json.type === 'hardBreak') return '\n'
  if (json.type === 'mention') return mention(json)
  const children = json.content ?? []
  const inline = children.some(
    (child) => child.type === 'text' || child.type === 'hardBreak' || child.type === 'mention',
  )
  const parts = children.map((child) => textNaming(child, mention))
  return inline ? parts.join('') : parts.filter((part) => part !== '').join('\n')
}
