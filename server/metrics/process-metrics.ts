// Figures of the process: build, processor, memory, descriptors, and how long the event loop lets others wait.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { monitorEventLoopDelay, performance, type IntervalHistogram } from 'node:perf_hooks'
import { EPOCH } from '../../shared/protocol.ts'
import { projectRoot } from '../project-root.ts'
import type { Reading, Registry } from './registry.ts'

const windowMs = 60_000
const quantiles = [50, 99, 100] as const

/** Returns how to stop looking. */
export function addProcessMetrics(registry: Registry): () => void {
  registry.reading('gauge', 'maillage_build_info', 'Always 1; the labels say what runs.', () => [[buildLabels(), 1]])
  registry.reading(
    'gauge',
    'process_start_time_seconds',
    'When the process started, in seconds since 1970.',
    () => performance.timeOrigin / 1000,
  )
  addProcessor(registry)
  addMemory(registry)
  addDescriptors(registry)
  return addEventLoop(registry)
}

function buildLabels() {
  const { version } = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8')) as { version: string } // our own
  return { version, node: process.versions.node, epoch: String(EPOCH) }
}

function addProcessor(registry: Registry): void {
  registry.reading(
    'counter',
    'process_cpu_seconds_total',
    'Processor time used, of the user and of the system.',
    () => {
      const { user, system } = process.cpuUsage()
      return (user + system) / 1e6
    },
  )
}

function addMemory(registry: Registry): void {
  registry.reading('gauge', 'process_resident_memory_bytes', 'Memory held, as the system sees it.', () =>
    process.memoryUsage.rss(),
  )
  registry.reading('gauge', 'maillage_memory_bytes', 'Memory held, by what for.', () => {
    const { heapUsed, heapTotal, external, arrayBuffers } = process.memoryUsage()
    return Object.entries({ heapUsed, heapTotal, external, arrayBuffers }).map(([kind, bytes]) => [{ kind }, bytes])
  })
}

function addDescriptors(registry: Registry): void {
  registry.reading('gauge', 'process_open_fds', 'Open file descriptors; every connection is one.', () =>
    orNothing(() => readdirSync('/proc/self/fd').length),
  )
  registry.reading('gauge', 'process_max_fds', 'Most file descriptors that the system allows.', () =>
    orNothing(() => Number(/^Max open files\s+(\d+)/m.exec(readFileSync('/proc/self/limits', 'utf8'))?.[1] ?? NaN)),
  )
}

/** Where there is no /proc the family is left out: a zero would be a lie. */
function orNothing(look: () => number): Reading {
  try {
    return look()
  } catch (error) {
    if (error instanceof Error && 'code' in error) return []
    throw error
  }
}

/** Quantiles of the last one to two minutes, whoever reads them and however often. */
function addEventLoop(registry: Registry): () => void {
  const delay = monitorEventLoopDelay({ resolution: 20 })
  delay.enable()
  let before: readonly number[] = quantiles.map(() => 0)
  const turning = setInterval(() => {
    before = quantilesOf(delay)
    delay.reset()
  }, windowMs).unref()
  registry.reading(
    'gauge',
    'maillage_event_loop_delay_seconds',
    'How late the event loop was in the last one to two minutes; quantile 1 is the worst.',
    () =>
      quantilesOf(delay).map((seconds, at) => [
        { quantile: String((quantiles[at] ?? 0) / 100) },
        Math.max(seconds, before[at] ?? 0),
      ]),
  )
  registry.reading(
    'counter',
    'maillage_event_loop_seconds_total',
    'Time of the event loop, working (active) and waiting (idle): active / both is its utilisation.',
    () => {
      const { active, idle } = performance.eventLoopUtilization()
      return [
        [{ state: 'active' }, active / 1000],
        [{ state: 'idle' }, idle / 1000],
      ]
    },
  )
  return () => {
    clearInterval(turning)
    delay.disable()
  }
}

/** Above the resolution, which the histogram counts too. */
const quantilesOf = (delay: IntervalHistogram): number[] =>
  quantiles.map((quantile) => Math.max(0, delay.count === 0 ? 0 : delay.percentile(quantile) / 1e9 - 0.02))
