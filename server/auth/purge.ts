// Removes what has run out, so that no table grows with time alone: sessions, links, counted failures. Never a log.
import type { Services } from '../context.ts'
import { transaction } from '../db/transaction.ts'
import { forgetLinks } from './links.ts'
import { forgetFailures } from './throttle.ts'

export type Purged = Pick<Services, 'sql' | 'now' | 'sessions'>

/** Any process may do it, several at once too. */
export async function purge({ sql, now, sessions }: Purged): Promise<void> {
  await transaction(sql, async (tx) => {
    await sessions.endExpired(tx)
    await forgetLinks(tx, now())
    await forgetFailures(tx, now())
  })
}

const everyMs = 60 * 60_000

/** Purges now and every hour. Resolves, once stopped, when nothing is under way. */
export function purgeHourly(services: Purged & Pick<Services, 'log'>): () => Promise<void> {
  let underWay = Promise.resolve()
  const once = () => {
    underWay = purge(services).catch((error: unknown) => services.log.warn({ error }, 'nothing could be purged'))
  }
  once()
  const timer = setInterval(once, everyMs).unref()
  return () => {
    clearInterval(timer)
    return underWay
  }
}
