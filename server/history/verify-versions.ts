// Whether locked versions still say what was hashed: the text is made again from the rows of the log. Changes nothing.
import * as Y from 'yjs'
import { textDoc } from '../../shared/document/collectable.ts'
import { jsonSpoiling } from '../../shared/document/reading.ts'
import type { DocumentJson } from '../../shared/document/schema.ts'
import type { Tx } from '../db/transaction.ts'
import { isSameHash } from './chain.ts'
import type { Redactions } from './redactions.ts'
import type { Finding } from './verify.ts'
import { imagesIn, versionHash } from './version-hash.ts'

/** Of a locked version, what its text is made of. */
export interface Locked {
  id: string
  documentId: string
  position: bigint
  title: string
  epoch: number
  hash: Uint8Array
  headHash: Uint8Array
}

/** Rows read at once: each may be some megabytes. */
const page = 200

/** One finding for each of a document that is not as it was locked, but for what was blanked in it since, at its position. */
export async function alteredVersions(tx: Tx, documentId: string, redactions: Redactions): Promise<Finding[]> {
  const findings: Finding[] = []
  for (const version of await lockedVersions(tx, documentId)) {
    const said = await saidNow(tx, version)
    if (said !== null && isSameHash(said, redactions.versionHash(version.id, version.hash))) continue
    findings.push({ documentId, problem: 'version', position: Number(version.position) })
  }
  return findings
}

export const lockedVersions = async (tx: Tx, documentId: string): Promise<Locked[]> => tx<Locked[]>`
  select id, document_id, position, title, epoch, hash, head_hash from document_version
  where document_id = ${documentId} and locked_at is not null order by position, id`

/** The hash of what the log says of a version; null where the log is not the one that was noted, or cannot be read. */
export async function saidNow(tx: Tx, version: Locked): Promise<Uint8Array | null> {
  const { documentId, position, title, epoch, headHash } = version
  const [row] = await tx<{ hash: Uint8Array }[]>`
    select hash from document_update where document_id = ${documentId} and position = ${String(position)}::bigint`
  if (row === undefined || !isSameHash(row.hash, headHash)) return null
  const updates: Uint8Array[] = []
  const cursor = tx<{ update: Uint8Array }[]>`
    select update from document_update
    where document_id = ${documentId} and position <= ${String(position)}::bigint order by position`.cursor(page)
  for await (const rows of cursor) updates.push(...rows.map(({ update }) => update))
  const text = textFrom(updates)
  if (text === null) return null
  const images = await tx<{ id: string; hash: Uint8Array }[]>`
    select id, hash from file where id::text = any(${imagesIn(text)})`
  const shown = new Map(images.map((image) => [image.id, image.hash]))
  return versionHash({ epoch, title, text, images: shown })
}

/** Null for rows that Yjs cannot read: the verifier of logs says which. */
function textFrom(updates: readonly Uint8Array[]): DocumentJson | null {
  const doc = textDoc()
  try {
    doc.transact(() => updates.forEach((update) => Y.applyUpdate(doc, update)))
    return jsonSpoiling(doc)
  } catch (error) {
    if (error instanceof Error) return null
    throw error
  } finally {
    doc.destroy()
  }
}
