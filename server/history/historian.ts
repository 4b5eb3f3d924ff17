// Answers what the past of texts is asked, from logs played again. Runs in a thread with a connection of its own; inline in tests.
// Keeps the texts that were last asked about, as far as its memory goes.
import type { Sql } from '../db/connect.ts'
import type { Tx } from '../db/transaction.ts'
import { AppError } from '../../shared/errors.ts'
import { comparisonOf } from './answers/comparison.ts'
import { contributionsOf } from './answers/contributions.ts'
import { foundIn } from './answers/found.ts'
import { firstSeen, mirrorOf } from './answers/mirror.ts'
import { momentOf } from './answers/moment.ts'
import { restoringOf } from './answers/restoring.ts'
import { sittingsIn, workSome } from './answers/sittings.ts'
import { keep, keptPast, mostBytesSince, mostRowsSince } from './checkpoint-rows.ts'
import { looking } from './log-rows.ts'
import { Past, timesUpdate } from './past.ts'
import type { HistoryPort } from './port.ts'
import { readOn } from './reading.ts'

/** Worked out while whoever asks for something waits. */
const sittingsAtOnce = 20
/** Worked out since they were kept: too many to do again. */
const mostSittingsSince = 60
/** Of all texts that are kept, about. */
const mostBytes = 384 * 1024 * 1024

export class Historian implements HistoryPort {
  readonly #sql: Sql
  /** The one asked about last comes last. */
  readonly #pasts = new Map<string, Past>()
  readonly #keptAt = new Map<string, Mark>()
  #last: Promise<unknown> = Promise.resolve()

  constructor(sql: Sql) {
    this.#sql = sql
  }

  /** Those who ask take their turns before they come here. */
  for(): HistoryPort {
    return this
  }

  sittings: HistoryPort['sittings'] = (documentId, ends) =>
    this.#of(documentId, (past) => sittingsIn(past, new Set(ends)))

  moment: HistoryPort['moment'] = (documentId, position, since) =>
    this.#of(documentId, (past) => momentOf(past, within(past, position), since))

  comparison: HistoryPort['comparison'] = (documentId, from, to) =>
    this.#of(documentId, (past) => comparisonOf(past, within(past, from), within(past, to)))

  mirror: HistoryPort['mirror'] = (documentId, position, since, arrivedAt) =>
    this.#of(documentId, (past) => mirrorOf(past, within(past, position), firstSeen(past, since, arrivedAt)))

  contributions: HistoryPort['contributions'] = (documentId, actorId) =>
    this.#of(documentId, (past) => contributionsOf(past, actorId))

  find: HistoryPort['find'] = (documentId, phrase, since) =>
    this.#of(documentId, (past) => foundIn(past, phrase, since))

  restoring: HistoryPort['restoring'] = (documentId, position, wish, clientId) =>
    this.#of(documentId, (past) => restoringOf(past, within(past, position), wish, clientId))

  prepare: HistoryPort['prepare'] = (documentId) => this.#of(documentId, (past) => workSome(past, sittingsAtOnce))

  async close(): Promise<void> {
    await this.#last
    this.#pasts.clear()
  }

  /** One at a time: a text that is being read must not be read twice. */
  #of<T>(documentId: string, answer: (past: Past) => T): Promise<T> {
    const given = this.#last.then(async () => answer(await this.#past(documentId)))
    // what fails is told to whoever asked; a checkpoint that could not be kept is made another time
    this.#last = given.then(() => this.#keep(documentId)).catch(() => undefined)
    return given
  }

  /** Up to the end of the log as it is now. One that fails is forgotten: it is played from the beginning again. */
  async #past(documentId: string): Promise<Past> {
    const known = this.#pasts.get(documentId)
    this.#pasts.delete(documentId)
    const past = await looking(
      this.#sql,
      async (tx) => (await this.#goneOn(tx, documentId, known)) ?? played(tx, documentId),
    )
    this.#pasts.set(documentId, past)
    this.#forget()
    return past
  }

  /** From what is in memory or was kept; null where the log says that it must be played from its beginning. */
  async #goneOn(tx: Tx, documentId: string, known: Past | undefined): Promise<Past | null> {
    const past = known ?? (await keptPast(tx, documentId))
    if (past === null) return null
    const from = past.position
    if (known === undefined) this.#keptAt.set(documentId, markOf(past))
    try {
      await readOn(tx, documentId, past)
    } catch (error) {
      if (!(error instanceof AppError && error.code === 'brokenLog')) throw error
      this.#keptAt.delete(documentId)
      return null
    }
    if (past.redactedIn <= from) return past
    this.#keptAt.delete(documentId)
    return null
  }

  /** Once nobody is answered: whoever asks next waits for it at most. */
  async #keep(documentId: string): Promise<void> {
    const past = this.#pasts.get(documentId)
    const since = this.#keptAt.get(documentId) ?? { position: 0, bytes: 0, sittings: 0 }
    if (past === undefined) return
    const isEnough =
      past.position - since.position >= mostRowsSince ||
      past.bytes - since.bytes >= mostBytesSince * timesUpdate ||
      past.worked.sittings.size - since.sittings >= mostSittingsSince
    if (!isEnough) return
    await keep(this.#sql, documentId, past)
    this.#keptAt.set(documentId, markOf(past))
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

/** How far a past was when it was kept. */
interface Mark {
  readonly position: number
  readonly bytes: number
  readonly sittings: number
}

const markOf = ({ position, bytes, worked }: Past): Mark => ({ position, bytes, sittings: worked.sittings.size })

async function played(tx: Tx, documentId: string): Promise<Past> {
  const past = new Past()
  await readOn(tx, documentId, past)
  return past
}

function within(past: Past, position: number): number {
  if (!Number.isSafeInteger(position) || position < 0 || position > past.position) throw new AppError('notFound')
  return position
}
