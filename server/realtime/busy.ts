// How busy this thread is, as the loop of all rooms is told.
import { performance } from 'node:perf_hooks'
import { Gauge } from './window.ts'

/** Short enough to feel a crowd coming, long enough not to follow a single long turn. */
const memoryMs = 300
const lookEveryMs = 20

/** Share of its time that the thread has been at work lately, looked up at each call. */
export function busyOfThread(): () => number {
  const gauge = new Gauge(memoryMs)
  let last = performance.eventLoopUtilization()
  let lastAt = performance.now()
  return () => {
    const at = performance.now()
    if (at - lastAt < lookEveryMs) return gauge.value
    const now = performance.eventLoopUtilization()
    gauge.add(performance.eventLoopUtilization(now, last).utilization, at - lastAt)
    last = now
    lastAt = at
    return gauge.value
  }
}
