// Keeps the index of words close behind the logs. Several processes may do it at once: whoever has read further wins.
import type { Logger } from '../context.ts'
import type { Sql } from '../db/connect.ts'
import { replaceIndex, staleTexts, textToRead } from '../domain/text-index.ts'
import type { ReadText } from './read-text.ts'

export interface IndexerOptions {
  readonly sql: Sql
  readonly log: Logger
  readonly now: () => Date
  /** Reads a text, elsewhere than on the thread that serves people. */
  readonly read: (updates: readonly Uint8Array[]) => Promise<ReadText>
}

const everyMs = 2_000
const atOnce = 20

/** Looks every two seconds, from now on. Resolves, once stopped, when nothing is under way. [Q1] */
export function indexContinuously(options: IndexerOptions): () => Promise<void> {
  let isStopped = false
  let underWay = Promise.resolve()
  const look = async (): Promise<void> => {
    await indexStale(options, () => isStopped).catch((error: unknown) => {
      options.log.warn({ error }, 'what texts say could not be read')
    })
    if (!isStopped) timer = setTimeout(again, everyMs).unref()
  }
  const again = () => {
    underWay = look()
  }
  let timer = setTimeout(again, 0).unref()
  return () => {
    isStopped = true
    clearTimeout(timer)
    return underWay
  }
}

/** Reads the texts that wait, one after the other; gives how many. One that cannot be read keeps no other waiting. */
export async function indexStale(options: IndexerOptions, isStopped: () => boolean = () => false): Promise<number> {
  const { sql, log, now, read } = options
  const documentIds = await staleTexts(sql, now(), atOnce)
  for (const documentId of documentIds) {
    if (isStopped()) return 0
    const stored = await textToRead(sql, documentId)
    if (stored === null) continue
    const { position } = stored
    const said = await read(stored.updates).catch((error: unknown) => {
      log.warn({ error, documentId }, 'a text could not be read for the index')
      return nothingSaid // so that it is not read again and again: until somebody writes in it
    })
    await replaceIndex(sql, documentId, { ...said, position, at: now() })
  }
  return documentIds.length
}

const nothingSaid: ReadText = { passages: [], references: [], words: 0, mentionedBy: [] }
