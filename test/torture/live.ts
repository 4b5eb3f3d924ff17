// What a process holds once its garbage is collected: the one figure of memory that has no noise in it.
import { setTimeout as wait } from 'node:timers/promises'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

/** Of this process, in megabytes: its objects and its buffers. */
export async function liveMegabytes(): Promise<number> {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void // there since that flag
  collect()
  // once more, since what finalizers let go of is free only then
  await wait(50)
  collect()
  const { heapUsed, external } = process.memoryUsage()
  return (heapUsed + external) / 2 ** 20
}

/**
 * By how much the least of the later half of such figures exceeds that of the first, and a failure if that is more than it
 * may. The least, since the driver of the database holds the last that each connection said until it says something else.
 */
export function growthOf(what: string, live: readonly number[], most: number): { growth: number; failure: string[] } {
  const half = Math.floor(live.length / 2)
  const growth = Math.min(...live.slice(half)) - Math.min(...live.slice(0, half))
  const isTooMuch = growth > most
  return {
    growth,
    failure: isTooMuch ? [`${what} holds ${shown(growth)} MB more than before: ${live.map(shown).join(' ')}`] : [],
  }
}

export const shown = (megabytes: number): string => megabytes.toFixed(1)
