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

/** Purges now and every hour, and does what else is due then. Resolves, once stopped, when nothing is under way. */
export function purgeHourly(
  services: Purged & Pick<Services, 'log'>,
  also: () => Promise<unknown> = async () => undefined,
): () => Promise<void> {
  let underWay = Promise.resolve()
  const once = () => {
    const all = Promise.all([purge(services), also()]).then(() => undefined)
    underWay = all.catch((error: unknown) => services.log.warn({ error }, 'nothing could be purged'))
  }
  once()
  const timer = setInterval(once, everyMs).unref()
  return () => {
    clearInterval(timer)
    return underWay
  }
}
