// Loaded before a server that is measured. When asked by a signal it says, in a file, for how long its event loop let others
// wait at most since the last time, collects what is garbage, and says what is left.
import { writeFileSync } from 'node:fs'
import { Session } from 'node:inspector/promises'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { setTimeout as wait } from 'node:timers/promises'

const resolution = 2
const delay = monitorEventLoopDelay({ resolution })
delay.enable()

process.on('SIGUSR2', () => say(() => globalThis.gc?.()))
process.on('SIGWINCH', () => say(giveBack))

async function say(collect) {
  const longestMs = Math.max(0, delay.max / 1e6 - resolution)
  const { rss: before } = process.memoryUsage()
  await collect()
  await wait(200)
  // once more, since what finalizers let go of is free only then
  await collect()
  writeFileSync(process.env.BENCH_MEMORY_FILE, `${JSON.stringify({ ...process.memoryUsage(), before, longestMs })}\n`)
  await wait(50)
  delay.reset()
}

let session = null

/** Collects as when memory is low: the room for objects just made goes back to the system too, which `gc` leaves as it is. */
async function giveBack() {
  if (session === null) {
    session = new Session()
    session.connect()
  }
  await session.post('HeapProfiler.collectGarbage') // done when it answers, not before
}
