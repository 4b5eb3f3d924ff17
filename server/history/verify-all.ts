// Reads every document of a database for its verifier: one after the other, in one snapshot, in bounded memory. Changes nothing.
import * as Y from 'yjs'
import type { Sql } from '../db/connect.ts'
import type { Tx } from '../db/transaction.ts'
import type { LinkedRow } from './chain.ts'
import { checkpointOf } from './verify-checkpoint.ts'
import { readDeletions } from './deletions.ts'
import { headOf, ownersIn } from './log-rows.ts'
import { redactionsOf, type Redactions } from './redactions.ts'
import { alteredVersions } from './verify-versions.ts'
import { DocumentVerifier, type DocumentFacts, type Finding } from './verify.ts'

export interface Verification {
  documents: number
  rows: number
  clients: number
  snapshots: number
  findings: Finding[]
}

export type Progress = (done: number, total: number) => void

/** Rows fetched at once: each may be some megabytes. */
const page = 200

/** Verifies a database as it is at one instant, also while people write. */
export const verifyDatabase = (sql: Sql, onDocument?: Progress): Promise<Verification> =>
  sql.begin('isolation level repeatable read read only', async (tx) => {
    await tx`set local statement_timeout = 0`
    await tx`set local idle_in_transaction_session_timeout = 0`
    return verifyAll(tx, onDocument)
  }) as Promise<Verification> // the driver's type unwraps promises that are not there

/** The same in the caller's transaction, which should see one instant. */
export async function verifyAll(tx: Tx, onDocument: Progress = () => undefined): Promise<Verification> {
  const documents = await tx<{ id: string }[]>`select id from document order by id`
  const all: Verification = { documents: documents.length, rows: 0, clients: 0, snapshots: 0, findings: [] }
  for (const [index, { id }] of documents.entries()) {
    const { rows, facts, findings } = await verifyDocument(tx, id)
    all.rows += rows
    all.clients += facts.bound.size
    all.snapshots += facts.snapshot === null ? 0 : 1
    all.findings.push(...findings)
    onDocument(index + 1, documents.length)
  }
  all.findings.push(...(await alteredImages(tx)))
  return all
}

/** Images whose slices are not what was hashed, under the document that they were sent to. One at a time, in PostgreSQL. */
async function alteredImages(tx: Tx): Promise<Finding[]> {
  const altered = await tx<{ documentId: string }[]>`
    select distinct f.document_id from file f join file_content c on c.hash = f.hash
    where sha256(coalesce((select string_agg(s.bytes, ''::bytea order by s.number) from file_slice s where s.hash = c.hash), ''))
      <> c.hash
    order by 1`
  return altered.map(({ documentId }) => ({ documentId, problem: 'image', position: 0 }))
}

/** One of them, its locked versions included, and its checkpoint if the log holds. */
export async function verifyDocument(tx: Tx, documentId: string) {
  const redactions = await redactionsOf(tx, documentId)
  const facts = await readFacts(tx, documentId, redactions)
  const verifier = new DocumentVerifier(facts)
  let rows = 0
  const cursor = tx<(Omit<LinkedRow, 'position'> & { position: bigint })[]>`
    select document_id, position, actor_id, organisation_id, connection_id, relayed_by, verified, at, kind, update,
      ins, del, update_hash, prev_hash as previous_hash, hash
    from document_update where document_id = ${documentId} order by position`.cursor(page)
  for await (const found of cursor) {
    const read = found.map((row) => ({ ...row, position: Number(row.position) }))
    verifier.add(read.map((row) => ({ ...row, bytesHash: redactions.bytesHash(row) })))
    rows += found.length
  }
  const findings = verifier.end()
  const checkpoint = await checkpointOf(tx, documentId, findings.length === 0)
  if (checkpoint.is === 'altered') findings.push({ documentId, problem: 'checkpoint', position: checkpoint.position })
  findings.push(...(await alteredVersions(tx, documentId, redactions)))
  return { rows, facts, findings, checkpoint }
}

/** Whose the clientIDs are in what a document says that it was copied from, if that stood there as it says. */
async function sourceOf(tx: Tx, documentId: string): Promise<ReadonlyMap<number, string> | null> {
  const [source] = await tx<{ sourceId: string }[]>`
    select c.source_id from document_copy c
    left join document_update u on u.document_id = c.source_id and u.position = c.source_position
    where c.document_id = ${documentId} and (u.hash = c.source_hash or (c.source_position = 0 and u.hash is null))`
  return source ? ownersIn(tx, source.sourceId) : null
}

async function readFacts(tx: Tx, documentId: string, redactions: Redactions): Promise<DocumentFacts> {
  const [snapshot] = await tx<{ position: bigint; state: Uint8Array; stateVector: Uint8Array; deletes: Uint8Array }[]>`
    select position, state, state_vector, deletes from document_snapshot where document_id = ${documentId}`
  return {
    documentId,
    head: await headOf(tx, documentId),
    snapshot: snapshot
      ? {
          position: Number(snapshot.position),
          state: snapshot.state,
          clocks: Y.decodeStateVector(snapshot.stateVector),
          deletes: [...readDeletions(snapshot.deletes)],
        }
      : null,
    bound: await ownersIn(tx, documentId),
    source: await sourceOf(tx, documentId),
    redactions,
  }
}
