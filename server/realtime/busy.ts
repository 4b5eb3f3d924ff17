// How busy this thread is, as the loop of all rooms is told.
import { performance } from 'node:perf_hooks'
import { Gauge } from './window.ts'

/** Short enough to feel a crowd coming, long enough not to follow a single long turn. */
const memoryMs = 300
/** Asking the system is dear beside a turn of a few letters. */
const lookEveryMs = 50

/** What has been spent so far, in milliseconds. */
export interface Meters {
  now(): number
  /** In which the thread was not waiting for events. */
  active(): number
  /** Of processors, by all threads of the process. */
  computed(): number
}

const meters: Meters = {
  now: () => performance.now(),
  active: () => performance.eventLoopUtilization().active,
  computed() {
    const { user, system } = process.cpuUsage()
    return (user + system) / 1000
  },
}

/**
 * Share of its time that the thread has been at work lately, looked up at each call. On a crowded machine a thread that
 * waits for its processor looks at work; so what the process computed is the most that is believed.
 */
export function busyOfThread({ now, active, computed }: Meters = meters): () => number {
  const gauge = new Gauge(memoryMs)
  let last = { at: now(), active: active(), computed: computed() }
  return () => {
    const at = now()
    const passed = at - last.at
    if (passed < lookEveryMs) return gauge.value
    const next = { at, active: active(), computed: computed() }
    gauge.add(Math.min(next.active - last.active, next.computed - last.computed, passed) / passed, passed)
    last = next
    return gauge.value
  }
}
