// The database under typing people: every fault in turn on one running product, then its log read again whole.
import { auditOf, openScene, suffer, type Fault, type Suffered } from './database/scene.ts'
import { diskFull, logDiskFull, type AskedMeanwhile } from './database/disk.ts'
import * as faults from './database/faults.ts'
import { flood } from './database/flood.ts'
import type { Counts, Part } from './part.ts'

const inOrder: readonly Fault[] = [
  faults.killed,
  faults.restarted,
  faults.appendKilled,
  faults.appendTerminated,
  faults.appendCancelled,
  faults.deadlocked,
  faults.locked,
  faults.stopped,
  faults.slow,
  faults.answerLost,
  faults.cutInRequest,
  faults.cutAll,
  faults.silent,
]

export const database: Part = {
  name: 'database',
  about: 'PostgreSQL killed, restarted, slow, full, cut off, deadlocked or hanging while people type',
  async run(run) {
    const scene = await openScene(run)
    const wanted = process.env.FAULT
    const counts: Record<string, number | string> = {}
    const failures: string[] = []
    const total = { typed: 0, lost: 0, falselySaved: 0 }
    const asked: AskedMeanwhile = { done: 0, refused: new Map() }
    for (const fault of [...inOrder, diskFull(asked), logDiskFull(asked)].filter(
      ({ name }) => wanted === undefined || name.includes(wanted),
    )) {
      const suffered = await suffer(scene, fault)
      counts[fault.name] = inWords(suffered)
      run.say(`${fault.name}: ${counts[fault.name]}`)
      failures.push(...suffered.failures)
      for (const key of ['typed', 'lost', 'falselySaved'] as const) total[key] += suffered[key]
    }
    const flooded = await flood(scene)
    const { rows, failures: found } = await auditOf(scene)
    failures.push(...flooded.failures, ...found)
    const summary: Counts = {
      'edits typed': total.typed,
      'acknowledged and lost': total.lost,
      'called saved although it could not be': total.falselySaved,
      'documents made over HTTP while the disk was full, or just after': asked.done,
      'refused for want of room': asked.refused.get('diskFull') ?? 0,
      'refused because the database was away': asked.refused.get('unavailable') ?? 0,
      'pasted in an outage, MB': flooded.pastedMegabytes,
      'of which frames refused (overloaded) and taken later': flooded.refused,
      'memory it took at most, MB': flooded.grownMegabytes,
      'rows of the log read again, chained and rebuilt': rows,
      'memory of the product at the end, MB': Math.round(scene.memory()),
    }
    return { counts: { ...counts, ...summary }, failures }
  },
}

const inWords = ({ typed, saved, lost, slowestMs, resumedMs }: Suffered): string =>
  `${typed} typed, ${saved} saved, ${lost} lost; slowest saved after ${slowestMs} ms, goes on after ${resumedMs} ms`
