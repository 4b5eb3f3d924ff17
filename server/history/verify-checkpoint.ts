// Whether the checkpoint of a text is what playing its log again makes, authorship included.
import type { Tx } from '../db/transaction.ts'
import { AppError } from '../../shared/errors.ts'
import { workedOut } from './answers/sittings.ts'
import { checkpointVersion, writeCheckpoint } from './checkpoint.ts'
import { readOn } from './reading.ts'
import { Past, type SittingWork } from './past.ts'
import { canonicalJson } from './version-hash.ts'
import { readState } from './stored-text.ts'

export type CheckpointState =
  | { readonly is: 'none' }
  | { readonly is: 'holds' | 'altered' | 'otherVersion' | 'unknown'; readonly position: number }

/** `isWhole`: whether the log holds; of one that does not, nothing can be said. Of a sitting that is told otherwise, its last row. */
export async function checkpointOf(tx: Tx, documentId: string, isWhole: boolean): Promise<CheckpointState> {
  const [row] = await tx<Row[]>`
    select position, hash, version, length(state), sittings from document_checkpoint where document_id = ${documentId}`
  if (row === undefined) return { is: 'none' }
  const position = Number(row.position)
  if (!isWhole) return { is: 'unknown', position }
  if (row.version !== checkpointVersion) return { is: 'otherVersion', position }
  const kept = new Uint8Array(row.length)
  await readState(tx, documentId, kept, 'document_checkpoint')
  const past = await playedTo(tx, documentId, position)
  const isSame = past?.isAt({ position, hash: row.hash }) && Buffer.compare(writeCheckpoint(past), kept) === 0
  if (past === null || !isSame) return { is: 'altered', position }
  const told = sittingToldOtherwise(past, row.sittings)
  return told === null ? { is: 'holds', position } : { is: 'altered', position: told }
}

type Row = { position: bigint; hash: Uint8Array; version: number; length: number; sittings: [string, SittingWork][] }

/** The last row of the first sitting of which something else is kept than its rows say; null where there is none. */
function sittingToldOtherwise(past: Past, sittings: Row['sittings']): number | null {
  const spans = sittings.map(([key, kept]) => {
    const [from = NaN, to = NaN] = key.split(' ').map(Number)
    return { from, to, kept }
  })
  spans.sort((a, b) => a.from - b.from || a.to - b.to)
  const none = spans.find(({ from, to }) => !(from >= 1 && from <= to && to <= past.position))
  if (none !== undefined) return past.position
  const works = workedOut(past, spans)
  return spans.find(({ kept }, place) => canonicalJson(kept) !== canonicalJson(works[place]))?.to ?? null
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
