// Keeps the index of words close behind the logs. Several processes may do it at once: whoever has read further wins.
import type { Logger } from '../context.ts'
import type { Sql } from '../db/connect.ts'
import { passOver, staleTexts, unmarkedTexts } from '../domain/text-index.ts'

export interface IndexerOptions {
  readonly sql: Sql
  readonly log: Logger
  readonly now: () => Date
  /** Puts one text into the index, elsewhere than on the thread that serves people. */
  readonly index: (documentId: string) => Promise<void>
}

const everyMs = 2_000
const atOnce = 20
/** Of the texts that were read by an earlier version, so many are read again when nothing else waits. */
const againAtOnce = 5

/** Looks every two seconds, from now on. Resolves, once stopped, when nothing is under way. [Q1] */
export function indexContinuously(options: IndexerOptions): () => Promise<void> {
  let isStopped = false
  let underWay = Promise.resolve()
  let isFailing = false
  let isAllMarked = false // once it is, it stays so: whatever is read is marked
  const look = async (): Promise<void> => {
    try {
      const waited = await indexStale(options, () => isStopped)
      if (waited === 0 && !isAllMarked && !isStopped)
        isAllMarked = (await indexUnmarked(options, () => isStopped)) === 0
      isFailing = false
    } catch (error) {
      if (!isStopped && !isFailing) options.log.warn({ error }, 'what texts say could not be read')
      isFailing = true // told once: a database that is away is told of elsewhere
    }
    if (!isStopped) timer = setTimeout(again, everyMs).unref()
  }
  const again = () => {
    underWay = look()
  }
  let timer = setTimeout(again, everyMs).unref()
  return () => {
    isStopped = true
    clearTimeout(timer)
    return underWay
  }
}

/** Reads the texts that wait, one after the other; gives how many. One that cannot be read keeps no other waiting. */
export async function indexStale(options: IndexerOptions, isStopped: () => boolean = () => false): Promise<number> {
  return indexThese(options, await staleTexts(options.sql, options.now(), atOnce), isStopped)
}

/** Reads again a few of the texts whose phrases an earlier version did not mark; gives how many. [Q13] */
export async function indexUnmarked(options: IndexerOptions, isStopped: () => boolean = () => false): Promise<number> {
  return indexThese(options, await unmarkedTexts(options.sql, againAtOnce), isStopped)
}

async function indexThese(
  { sql, log, now, index }: IndexerOptions,
  documentIds: readonly string[],
  isStopped: () => boolean,
): Promise<number> {
  for (const documentId of documentIds) {
    if (isStopped()) return 0
    try {
      await index(documentId)
    } catch (error) {
      if (isStopped()) return 0
      await passOver(sql, documentId, now()) // fails with the database, and then it is for later
      log.warn({ error, documentId }, 'a text could not be read for the index')
    }
  }
  return documentIds.length
}
