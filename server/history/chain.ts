// The hash that links each row of a document's log to the one before. Pure; the rows themselves are written elsewhere.
import { createHash } from 'node:crypto'
import type { Range } from '../../shared/history/ranges.ts'

/** What the hash of a log row covers besides the row before it. */
export interface ChainedRow {
  readonly documentId: string
  readonly position: number
  readonly actorId: string
  readonly organisationId: string | null
  readonly connectionId: string
  readonly relayedBy: string | null
  readonly verified: boolean
  readonly at: Date
  readonly kind: string
  readonly updateHash: Uint8Array
  readonly ins: readonly Range[]
  readonly del: readonly Range[]
}

/** What the first row of a document is chained to. */
export const genesis: Uint8Array = new Uint8Array(32)

export const sha256 = (bytes: Uint8Array): Uint8Array => new Uint8Array(createHash('sha256').update(bytes).digest())

/**
 * SHA-256 over the fields, each preceded by its length (8 bytes, big-endian), so that no two rows say the same bytes.
 * An absent field is a length of all ones.
 */
export function chainHash(previous: Uint8Array, row: ChainedRow): Uint8Array {
  const hash = createHash('sha256')
  const field = (value: string | Uint8Array | null) => {
    const bytes = typeof value === 'string' ? Buffer.from(value) : value
    const length = Buffer.alloc(8, 0xff)
    if (bytes !== null) length.writeBigUInt64BE(BigInt(bytes.length))
    hash.update(length)
    if (bytes !== null) hash.update(bytes)
  }
  field(previous)
  field(row.documentId)
  field(String(row.position))
  field(row.actorId)
  field(row.organisationId)
  field(row.connectionId)
  field(row.relayedBy)
  field(String(row.verified))
  field(row.at.toISOString())
  field(row.kind)
  field(row.updateHash)
  field(JSON.stringify(row.ins))
  field(JSON.stringify(row.del))
  return new Uint8Array(hash.digest())
}
