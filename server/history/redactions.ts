// What was blanked in a log, as its rows of kind `redaction` say and hash it: which bytes are no longer those that were hashed, and
// which they are now.
import type { Tx } from '../db/transaction.ts'
import { AppError } from '../../shared/errors.ts'
import { sha256 } from './chain.ts'
import { canonicalJson } from './version-hash.ts'

/** Of a row or of a locked version: hashes in hexadecimal, before and since. */
export type Blanked<Key> = readonly [key: Key, before: string, since: string]

export interface Manifest {
  readonly reason: string
  /** By position. */
  readonly rows: readonly Blanked<number>[]
  /** Locked versions that say something else since, by id. */
  readonly versions: readonly Blanked<string>[]
}

export interface Redaction extends Manifest {
  readonly position: number
  /** What its row in the log hashed of it. */
  readonly updateHash: Uint8Array
}

/** The update of a row that writes nothing. */
export const nothing: Uint8Array = new Uint8Array([0, 0])
const nothingHash = sha256(nothing)

/** What the row of a redaction hashes in the place of its update: SHA-256 over RFC 8785 JSON. */
export const manifestHash = ({ reason, rows, versions }: Manifest): Uint8Array =>
  sha256(Buffer.from(canonicalJson({ reason, rows, versions })))

export const hexOf = (hash: Uint8Array): string => Buffer.from(hash).toString('hex')

/** Those of one log. What is not as its row hashed it explains nothing. Pure. */
export class Redactions {
  readonly #true = new Set<number>()
  readonly #rows = new Map<number, Blanked<number>[]>()
  readonly #versions = new Map<string, Blanked<string>[]>()

  /** In the order of the log. */
  constructor(all: readonly Redaction[]) {
    for (const { position, updateHash, ...manifest } of all) {
      if (Buffer.compare(manifestHash(manifest), updateHash) !== 0) continue
      this.#true.add(position)
      for (const row of manifest.rows) if (row[0] < position) add(this.#rows, row)
      for (const version of manifest.versions) add(this.#versions, version)
    }
  }

  /** Whether what it says was blanked is what its row in the log hashed. */
  isTrue(position: number): boolean {
    return this.#true.has(position)
  }

  /** What the bytes of a row hash to. */
  bytesHash(row: { readonly position: number; readonly kind: string; readonly updateHash: Uint8Array }): Uint8Array {
    if (row.kind === 'redaction') return nothingHash
    return since(row.updateHash, this.#rows.get(row.position))
  }

  /** What a locked version says now. */
  versionHash(id: string, hash: Uint8Array): Uint8Array {
    return since(hash, this.#versions.get(id))
  }
}

function add<Key>(to: Map<Key, Blanked<Key>[]>, one: Blanked<Key>): void {
  to.set(one[0], [...(to.get(one[0]) ?? []), one])
}

/** Each begins with what the one before left, or says nothing. */
function since<Key>(hash: Uint8Array, changes: readonly Blanked<Key>[] = []): Uint8Array {
  let now = hexOf(hash)
  for (const [, before, after] of changes) if (before === now) now = after
  return changes.length === 0 ? hash : Uint8Array.from(Buffer.from(now, 'hex'))
}

/** Ask in the snapshot, or under the lock, in which the rows are read. */
export async function redactionsOf(tx: Tx, documentId: string): Promise<Redactions> {
  const all = await tx<(Omit<Redaction, 'position'> & { position: bigint })[]>`
    select r.position, r.reason, r.rows, r.versions, u.update_hash
    from document_redaction r join document_update u on u.document_id = r.document_id and u.position = r.position
    where r.document_id = ${documentId} and u.kind = 'redaction' order by r.position`
  return new Redactions(all.map((one) => ({ ...one, position: Number(one.position) })))
}

/**
 * Before what was read of a text outside of this transaction is kept elsewhere: refused where a passage was blanked in it since. Nothing
 * is blanked until the transaction ends.
 */
export async function refuseBlanked(tx: Tx, documentId: string, position: number): Promise<void> {
  await tx`select from document where id = ${documentId} for share`
  const [later] = await tx`
    select from document_update where document_id = ${documentId} and position > ${position} and kind = 'redaction' limit 1`
  if (later) throw new AppError('unavailable')
}
