// Keeps checkpoints close behind long logs, so that whoever asks about the past of a text does not wait for all of it to be played.
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
  /** Whose logs cannot be played: told once. */
  const broken = new Set<string>()
  const look = async (): Promise<void> => {
    await keepStale(options, broken, () => isStopped).catch((error: unknown) => {
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

/** The longest tails first, one after the other; a text whose log is broken keeps no other waiting. */
export async function keepStale(
  { sql, log, history }: KeeperOptions,
  broken = new Set<string>(),
  isStopped: () => boolean = () => false,
): Promise<void> {
  for (const documentId of await staleCheckpoints(sql, atOnce + broken.size)) {
    if (isStopped()) return
    if (broken.has(documentId)) continue
    try {
      while (!isStopped() && (await history.prepare(documentId)));
    } catch (error) {
      if (isStopped()) return
      broken.add(documentId)
      log.warn({ error, documentId }, 'the past of a text could not be kept')
    }
  }
}
