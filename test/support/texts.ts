// Texts as their logs say them, written by hand: for what is read from logs, without a room.
import { randomUUID } from 'node:crypto'
import * as Y from 'yjs'
import { prosemirrorJSONToYXmlFragment } from '@tiptap/y-tiptap'
import type { DocumentJson } from '../../shared/document/schema.ts'
import { documentSchema } from '../../shared/document/schema.ts'
import { bodyOf } from '../../shared/document/shape.ts'
import type { Scene } from './builders.ts'
import { updatesIn } from './rebuilt.ts'

export const blockId = (n: number): string => `0190d3a4-0000-7000-8000-${String(n).padStart(12, '0')}`

/** A paragraph, by default under the `n`th id. */
export const paragraph = (n: number, ...content: (string | DocumentJson)[]): DocumentJson => ({
  type: 'paragraph',
  attrs: { id: blockId(n) },
  content: content.map((one) => (typeof one === 'string' ? { type: 'text', text: one } : one)),
})

export const heading = (n: number, text: string, level = 2): DocumentJson => ({
  type: 'heading',
  attrs: { id: blockId(n), level },
  content: [{ type: 'text', text }],
})

let clients = 5_000_000

/** From now on the text of a document is `content`, as its `actorId` would have written it in one go. */
export async function rewrite(
  { stage }: Pick<Scene, 'stage'>,
  documentId: string,
  actorId: string,
  content: readonly DocumentJson[],
): Promise<void> {
  const { owner } = stage.database
  const doc = new Y.Doc()
  for (const update of await updatesIn(owner, documentId)) if (update.length > 2) Y.applyUpdate(doc, update)
  doc.clientID = ++clients
  const before = Y.encodeStateVector(doc)
  const body = bodyOf(doc)
  doc.transact(() => {
    body.delete(0, body.length)
    prosemirrorJSONToYXmlFragment(documentSchema(), { type: 'doc', content: [...content] }, body)
  })
  const update = Buffer.from(Y.encodeStateAsUpdate(doc, before))
  await owner`
    insert into document_client (document_id, client, actor_id, bound_at)
    values (${documentId}, ${doc.clientID}, ${actorId}, now())`
  await owner`
    with head as (
      update document_head set position = position + 1 where document_id = ${documentId} returning position, hash)
    insert into document_update (document_id, position, actor_id, connection_id, verified, at, kind, update, ins, del,
      update_hash, prev_hash, hash)
    select ${documentId}, position, ${actorId}, ${randomUUID()}, true, now() - interval '1 minute', 'edit', ${update},
      '[]', '[]', hash, hash, hash
    from head`
}
