// Loaded before a server that is measured: on SIGUSR2 it collects what is garbage, and says what is left, in a file.
import { writeFileSync } from 'node:fs'

process.on('SIGUSR2', () => {
  globalThis.gc?.()
  // once more, since what finalizers let go of is free only then
  setTimeout(() => {
    globalThis.gc?.()
    writeFileSync(process.env.BENCH_MEMORY_FILE, `${JSON.stringify(process.memoryUsage())}\n`)
  }, 200)
})
