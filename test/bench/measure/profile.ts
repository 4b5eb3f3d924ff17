// Reading a CPU profile of node: where the time of a stretch went, function by function. Pure.
import { readFileSync, readdirSync } from 'node:fs'
import { basename, join } from 'node:path'

/** What node writes with --cpu-prof, as far as it is read here. Microseconds of the monotonic clock. */
export type CpuProfile = {
  startTime: number
  samples: number[]
  timeDeltas: number[]
  nodes: { id: number; callFrame: { functionName: string; url: string; lineNumber: number } }[]
}

/** `share` of the time in which the thread was not idle, in percent. */
export type Spot = { name: string; place: string; share: number }

export type Profiled = { idle: number; spots: Spot[] }

/** The functions that took most time themselves between two instants in milliseconds, those they called apart. */
export function spotsOf(profile: CpuProfile, from: number, until: number, most: number): Profiled {
  const byNode = new Map<number, number>()
  let at = profile.startTime
  profile.samples.forEach((node, index) => {
    const took = profile.timeDeltas[index] ?? 0
    at += took
    if (at >= from * 1000 && at < until * 1000) byNode.set(node, (byNode.get(node) ?? 0) + took)
  })
  const byPlace = new Map<string, { name: string; place: string; took: number }>()
  let idle = 0
  for (const { id, callFrame } of profile.nodes) {
    const took = byNode.get(id) ?? 0
    if (callFrame.functionName === '(idle)') idle += took
    else if (took > 0) {
      const { functionName, url, lineNumber } = callFrame
      const place = url === '' ? 'node itself' : `${basename(url)}:${lineNumber + 1}`
      const key = `${functionName} ${place}`
      byPlace.set(key, { name: functionName || '(anonymous)', place, took: (byPlace.get(key)?.took ?? 0) + took })
    }
  }
  const busy = [...byPlace.values()].reduce((sum, { took }) => sum + took, 0)
  const spots = [...byPlace.values()]
    .sort((a, b) => b.took - a.took)
    .slice(0, most)
    .map(({ name, place, took }) => ({ name, place, share: (took / busy) * 100 }))
  return { idle: (idle / (busy + idle || 1)) * 100, spots }
}

/** The latest profile of a main thread that a process left in `folder`. */
export function mainProfile(folder: string): CpuProfile {
  // CPU.<date>.<time>.<process>.<thread>.<number>.cpuprofile
  const file = readdirSync(folder)
    .filter((name) => /\.0\.\d+\.cpuprofile$/.test(name))
    .sort()
    .at(-1)
  if (file === undefined) throw new Error(`no profile of a main thread in ${folder}: ${readdirSync(folder).join(', ')}`)
  return JSON.parse(readFileSync(join(folder, file), 'utf8')) as CpuProfile // written by node
}
