// Keeps checkpoints close behind long logs, so that whoever asks about the past of a text does not wait for all of it to be played.
import { AppError } from '../../shared/errors.ts'
import type { Logger } from '../context.ts'
import type { Sql } from '../db/connect.ts'
import { staleCheckpoints } from './checkpoint-rows.ts'
import type { HistoryPort } from './port.ts'

const everyMs = 60_000
const atOnce = 3

export interface KeeperOptions {
  readonly sql: Sql
  readonly log: Logger
  readonly history: Pick<HistoryPort, 'prepare'>
}

/** Looks every minute, from now on. Resolves, once stopped, when nothing is under way. [H4] */
export function keepContinuously(options: KeeperOptions): () => Promise<void> {
  let isStopped = false
  let underWay = Promise.resolve()
  const failed: Failures = new Map()
  const look = async (): Promise<void> => {
    await keepStale(options, failed, () => isStopped).catch((error: unknown) => {
      if (!isStopped) options.log.warn({ error }, 'checkpoints could not be looked at')
    })
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

/** How often the past of a text could not be kept. */
export type Failures = Map<string, number>

/** A store that was away for a moment, or a thread that died of another text, says nothing of the log. */
const mostTries = 3

/** The longest tails first, one after the other; a text whose log is broken, or too much for the thread, keeps no other waiting. */
export async function keepStale(
  { sql, log, history }: KeeperOptions,
  failed: Failures = new Map(),
  isStopped: () => boolean = () => false,
): Promise<void> {
  for (const documentId of await staleCheckpoints(sql, atOnce + failed.size)) {
    if (isStopped()) return
    const tries = failed.get(documentId) ?? 0
    if (tries >= mostTries) continue
    try {
      while (!isStopped() && (await history.prepare(documentId)));
      failed.delete(documentId)
    } catch (error) {
      if (isStopped()) return
      const isBroken = error instanceof AppError && error.code === 'brokenLog'
      failed.set(documentId, isBroken ? mostTries : tries + 1)
      log.warn({ error, documentId }, 'the past of a text could not be kept')
    }
  }
}
