// Loaded before a server that is measured. On SIGUSR2 it says, in a file, for how long its event loop let others wait at
// most since the last time, collects what is garbage, and says what is left.
import { writeFileSync } from 'node:fs'
import { monitorEventLoopDelay } from 'node:perf_hooks'

const resolution = 2
const delay = monitorEventLoopDelay({ resolution })
delay.enable()

process.on('SIGUSR2', () => {
  const longestMs = Math.max(0, delay.max / 1e6 - resolution)
  const { rss: before } = process.memoryUsage()
  globalThis.gc?.()
  // once more, since what finalizers let go of is free only then
  setTimeout(() => {
    globalThis.gc?.()
    writeFileSync(process.env.BENCH_MEMORY_FILE, `${JSON.stringify({ ...process.memoryUsage(), before, longestMs })}\n`)
    setTimeout(() => delay.reset(), 50)
  }, 200)
})
