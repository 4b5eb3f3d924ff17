// Figures of the database as this process sees it: whether it answers, how fast, and how often the listener lost it.
import type { Changes } from '../db/changes.ts'
import { everything } from '../../shared/topics.ts'
import type { Registry } from './registry.ts'

/** A reading waits no longer than this for an answer. */
const patienceMs = 1_000

export interface DatabaseProbe {
  changes: Pick<Changes, 'listen'>
  /** Asks the least there is to ask, through the pool. */
  ask(): Promise<void>
}

export function addDatabaseMetrics(registry: Registry, { changes, ask }: DatabaseProbe): void {
  const reconnections = registry.counter(
    'maillage_listen_reconnections_total',
    'How often the connection that hears announcements was lost and found again.',
  )
  // after a lost connection `everything` is told, whatever is listened for
  changes.listen('maillage-metrics', (topic) => topic === everything && reconnections.add())
  let isUp = 0
  let seconds = NaN
  registry.beforeReading(async () => {
    const began = performance.now()
    isUp = (await answered(ask)) ? 1 : 0
    seconds = isUp ? (performance.now() - began) / 1000 : NaN
  })
  registry.reading(
    'gauge',
    'maillage_database_up',
    'Whether the database answered this reading within a second.',
    () => isUp,
  )
  registry.reading(
    'gauge',
    'maillage_database_answer_seconds',
    'How long the least question took, waiting for a free connection of the pool included.',
    () => (isUp ? seconds : []),
  )
}

async function answered(ask: () => Promise<void>): Promise<boolean> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<boolean>((resolve) => (timer = setTimeout(() => resolve(false), patienceMs).unref()))
  const asked = ask().then(
    () => true,
    () => false, // why is said by the log, where it fails for someone
  )
  const isAnswered = await Promise.race([asked, late])
  clearTimeout(timer)
  return isAnswered
}
