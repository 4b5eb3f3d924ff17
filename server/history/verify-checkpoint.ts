// Whether the checkpoint of a text is what playing its log again makes, authorship included.
import type { Tx } from '../db/transaction.ts'
import { AppError } from '../../shared/errors.ts'
import { checkpointVersion, writeCheckpoint } from './checkpoint.ts'
import { readOn } from './reading.ts'
import { Past } from './past.ts'
import { readState } from './stored-text.ts'

export type CheckpointState =
  | { readonly is: 'none' }
  | { readonly is: 'holds' | 'altered' | 'otherVersion' | 'unknown'; readonly position: number }

/** `isWhole`: whether the log holds; of one that does not, nothing can be said. */
export async function checkpointOf(tx: Tx, documentId: string, isWhole: boolean): Promise<CheckpointState> {
  const [row] = await tx<{ position: bigint; hash: Uint8Array; version: number; length: number }[]>`
    select position, hash, version, length(state) from document_checkpoint where document_id = ${documentId}`
  if (row === undefined) return { is: 'none' }
  const position = Number(row.position)
  if (!isWhole) return { is: 'unknown', position }
  if (row.version !== checkpointVersion) return { is: 'otherVersion', position }
  const kept = new Uint8Array(row.length)
  await readState(tx, documentId, kept, 'document_checkpoint')
  const past = await playedTo(tx, documentId, position)
  const isSame = past?.isAt({ position, hash: row.hash }) && Buffer.compare(writeCheckpoint(past), kept) === 0
  return { is: isSame ? 'holds' : 'altered', position }
}

/** Null where it goes further than the log. */
export async function playedTo(tx: Tx, documentId: string, position: number): Promise<Past | null> {
  const past = new Past()
  try {
    await readOn(tx, documentId, past, position)
    return past
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    return null
  }
}
