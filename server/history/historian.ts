// Answers what the past of texts is asked, from logs played again. Runs in a thread with a connection of its own; inline in tests.
// Keeps the texts that were last asked about, as far as its memory goes.
import type { Sql } from '../db/connect.ts'
import { AppError } from '../../shared/errors.ts'
import { comparisonOf } from './answers/comparison.ts'
import { foundIn } from './answers/found.ts'
import { mirrorOf } from './answers/mirror.ts'
import { momentOf } from './answers/moment.ts'
import { sittingsIn } from './answers/sittings.ts'
import { looking } from './log-rows.ts'
import { Past } from './past.ts'
import type { HistoryPort } from './port.ts'
import { readOn } from './reading.ts'

/** Of all texts that are kept, about. */
const mostBytes = 384 * 1024 * 1024

export class Historian implements HistoryPort {
  readonly #sql: Sql
  /** The one asked about last comes last. */
  readonly #pasts = new Map<string, Past>()
  #last: Promise<unknown> = Promise.resolve()

  constructor(sql: Sql) {
    this.#sql = sql
  }

  sittings: HistoryPort['sittings'] = (documentId, ends) =>
    this.#of(documentId, (past) => sittingsIn(past, new Set(ends)))

  moment: HistoryPort['moment'] = (documentId, position) =>
    this.#of(documentId, (past) => momentOf(past, within(past, position)))

  comparison: HistoryPort['comparison'] = (documentId, from, to) =>
    this.#of(documentId, (past) => comparisonOf(past, within(past, from), within(past, to)))

  mirror: HistoryPort['mirror'] = (documentId, position, since) =>
    this.#of(documentId, (past) => mirrorOf(past, within(past, position), since))

  find: HistoryPort['find'] = (documentId, phrase, since) =>
    this.#of(documentId, (past) => foundIn(past, phrase, since))

  async close(): Promise<void> {
    await this.#last
    this.#pasts.clear()
  }

  /** One at a time: a text that is being read must not be read twice. */
  #of<T>(documentId: string, answer: (past: Past) => T): Promise<T> {
    const given = this.#last.then(async () => answer(await this.#past(documentId)))
    this.#last = given.catch(() => undefined) // told to whoever asked
    return given
  }

  /** Up to the end of the log as it is now. One that fails is forgotten: it is played from the beginning again. */
  async #past(documentId: string): Promise<Past> {
    const past = this.#pasts.get(documentId) ?? new Past()
    this.#pasts.delete(documentId)
    await looking(this.#sql, (tx) => readOn(tx, documentId, past))
    this.#pasts.set(documentId, past)
    this.#forget()
    return past
  }

  #forget(): void {
    let bytes = [...this.#pasts.values()].reduce((sum, past) => sum + past.bytes, 0)
    for (const [documentId, past] of this.#pasts) {
      if (bytes <= mostBytes || this.#pasts.size === 1) return
      this.#pasts.delete(documentId)
      bytes -= past.bytes
    }
  }
}

function within(past: Past, position: number): number {
  if (!Number.isSafeInteger(position) || position < 0 || position > past.position) throw new AppError('notFound')
  return position
}
