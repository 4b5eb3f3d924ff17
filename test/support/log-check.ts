// Is the log of a document whole? Reads it as an auditor would: no gap, no broken link, nothing twice, nothing that leans
// on what comes later; and the snapshot is what the rows say.
import * as Y from 'yjs'
import type { Sql } from '../../server/db/connect.ts'
import { chainHash, genesis, sha256 } from '../../server/history/chain.ts'
import type { Range } from '../../shared/history/ranges.ts'
import { bodyOf } from '../../shared/document/shape.ts'
import { runsOf } from './rebuilt.ts'

export interface LogReport {
  rows: number
  bytes: number
  /** The plain text that the rows rebuild. */
  text: string
  problems: string[]
}

type Row = Parameters<typeof chainHash>[1] & { position: number; hash: Uint8Array; update: Uint8Array; ins: Range[] }

/** Everything that is wrong with the log of `documentId`, in words. */
export async function logReport(sql: Sql, documentId: string): Promise<LogReport> {
  const found = await sql`select * from document_update where document_id = ${documentId} order by position`
  // the columns are those of a chained row, by name
  const rows = found.map((row) => ({ ...row, position: Number(row['position']) }) as unknown as Row)
  const [head] = await sql`select position, hash from document_head where document_id = ${documentId}`
  const doc = new Y.Doc({ gc: false })
  const problems = [...chainProblems(rows), ...doubles(rows), ...applyAll(doc, rows)]
  const last = rows.at(-1)
  if (Number(head?.['position']) !== (last?.position ?? 0)) problems.push('the head is not where the last row is')
  if (last !== undefined && !same(head?.['hash'], last.hash))
    problems.push('the head has another hash than the last row')
  const text = runsOf(bodyOf(doc)).join('\n')
  problems.push(...(await snapshotProblems(sql, documentId, rows)))
  return { rows: rows.length, bytes: rows.reduce((sum, row) => sum + row.update.length, 0), text, problems }
}

const same = (one: Uint8Array, other: Uint8Array): boolean => Buffer.compare(one, other) === 0

function chainProblems(rows: readonly Row[]): string[] {
  const problems: string[] = []
  let previous: Uint8Array = genesis
  for (const [index, row] of rows.entries()) {
    if (row.position !== index + 1) problems.push(`row ${index + 1} bears the position ${row.position}`)
    if (!same(row.updateHash, sha256(row.update))) problems.push(`row ${row.position}: another update than was hashed`)
    previous = chainHash(previous, row)
    if (!same(row.hash, previous)) problems.push(`row ${row.position} does not follow from the one before`)
    previous = row.hash
  }
  return problems.slice(0, 5)
}

/** Structs that two rows insert: written again although they were there. */
function doubles(rows: readonly Row[]): string[] {
  const known = new Map<number, number>()
  const problems: string[] = []
  for (const { position, ins } of rows) {
    for (const [client, clock, length] of ins) {
      const end = known.get(client) ?? 0
      if (clock < end) problems.push(`row ${position} writes ${client}:${clock} a second time`)
      if (clock > end) problems.push(`row ${position} leaves a hole before ${client}:${clock}`)
      known.set(client, Math.max(end, clock + length))
    }
  }
  return problems.slice(0, 5)
}

/** In steps, since the whole log in one transaction would hide what leans on later rows. */
function applyAll(doc: Y.Doc, rows: readonly Row[]): string[] {
  for (let from = 0; from < rows.length; from += 50) {
    doc.transact(() => {
      for (const { update } of rows.slice(from, from + 50)) Y.applyUpdate(doc, update)
    })
    const { pendingStructs, pendingDs } = doc.store
    if (pendingStructs !== null || pendingDs !== null) return [`rows up to ${from + 50} lean on what comes later`]
  }
  return []
}

async function snapshotProblems(sql: Sql, documentId: string, rows: readonly Row[]): Promise<string[]> {
  const [stored] = await sql`select position, state from document_snapshot where document_id = ${documentId}`
  if (stored === undefined) return []
  const kept = new Y.Doc({ gc: false })
  Y.applyUpdate(kept, stored['state'])
  const built = new Y.Doc({ gc: false })
  const problems = applyAll(built, rows.slice(0, Number(stored['position'])))
  if (kept.store.pendingStructs !== null) problems.push('the snapshot lacks something')
  if (!Y.equalSnapshots(Y.snapshot(kept), Y.snapshot(built))) problems.push('the snapshot is not what its rows rebuild')
  if (runsOf(bodyOf(kept)).join('\n') !== runsOf(bodyOf(built)).join('\n'))
    problems.push('the snapshot reads otherwise')
  return problems
}
