// Brings the past of a text up to the end of its log, as the database has it at one instant.
import type { Tx } from '../db/transaction.ts'
import { AppError } from '../../shared/errors.ts'
import { broken, Past, type Source } from './past.ts'
import { copiedFrom, headOf, ownersIn, rowsBetween } from './log-rows.ts'

/** Reads what is new. Throws `notFound` where there is no log, `brokenLog` where it is not what was written. */
export async function readOn(tx: Tx, documentId: string, past: Past, until = Infinity): Promise<void> {
  const head = await headOf(tx, documentId)
  if (head === null) throw new AppError('notFound')
  if (head.position < past.position) throw broken(past.position, 'head')
  const end = Math.min(head.position, until)
  if (end > past.position) {
    for await (const row of rowsBetween(tx, documentId, past.position, end)) {
      const isCopy = row.kind === 'copy' && row.position === 1
      past.take(row, isCopy ? await sourceOf(tx, documentId) : null)
    }
  }
  if (past.position < end) throw broken(past.position + 1, 'gap')
  if (end === head.position && !past.isAt(head)) throw broken(end, 'head')
}

/**
 * The source as it was when it was copied. Where that log is not what was copied, whose each clientID is tells the authors:
 * whoever copied never becomes one.
 */
async function sourceOf(tx: Tx, documentId: string): Promise<Source> {
  const source = await copiedFrom(tx, documentId)
  if (source !== null) {
    const past = new Past()
    try {
      await readOn(tx, source.documentId, past, source.position)
      if (past.isAt(source)) return { past }
    } catch (error) {
      if (!(error instanceof AppError)) throw error
    }
  }
  return { owners: await ownersIn(tx, documentId) }
}
