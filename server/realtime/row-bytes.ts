// The bytes of all rows that a statement writes, as one text: three hashes and an update of each would be thousands. Pure.
import type { Batch } from './turn.ts'

const hashBytes = 32

export interface RowBytes {
  /** In hexadecimal. */
  readonly text: string
  /** At which byte, counted from 1, each row begins: its three hashes, then its update. */
  readonly rowAt: readonly number[]
  /** The same of the last row of each batch. */
  readonly lastAt: readonly number[]
}

export function rowBytesOf(batches: readonly Batch[]): RowBytes {
  const rowAt: number[] = []
  const lastAt: number[] = []
  let end = 0
  for (const { documentId, rows } of batches) {
    if (rows.length === 0) throw new Error(`an empty batch for ${documentId}`)
    for (const { update } of rows) {
      rowAt.push(end + 1)
      end += 3 * hashBytes + update.length
    }
    lastAt.push(rowAt.at(-1) ?? 0) // not empty
  }
  return { text: written(batches, end), rowAt, lastAt }
}

function written(batches: readonly Batch[], length: number): string {
  const bytes = Buffer.allocUnsafe(length)
  let at = 0
  for (const { rows } of batches) {
    for (const { updateHash, previousHash, hash, update } of rows) {
      bytes.set(updateHash, at)
      bytes.set(previousHash, at + hashBytes)
      bytes.set(hash, at + 2 * hashBytes)
      bytes.set(update, at + 3 * hashBytes)
      at += 3 * hashBytes + update.length
    }
  }
  return bytes.toString('hex')
}
