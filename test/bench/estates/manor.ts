// An estate with all that a heavy scenario needs around it: visitors, a load, neighbours. Ends with the work.
import type { ContenderName } from '../contenders/contender.ts'
import { Load } from '../load/load.ts'
import { childrenOf } from '../measure/processes.ts'
import { cores, hurry } from '../processes.ts'
import type { Line } from '../report.ts'
import type { Bench } from '../scenarios/scenario.ts'
import { Visitors } from '../visitors/visitors.ts'
import { Writers } from '../writers.ts'
import type { Estate } from './estate.ts'
import { HocuspocusEstate } from './hocuspocus.ts'
import { OurEstate } from './ours.ts'

/** So many rooms of four: a keystroke every six milliseconds, so that hardly a standstill goes unseen. */
const neighbouringRooms = 10

export class Manor<E extends Estate = Estate> {
  readonly estate: E
  readonly visitors: Visitors
  readonly load: Load

  readonly #postmaster: number | undefined

  constructor(estate: E, visitors: Visitors, load: Load, postmaster: number | undefined) {
    this.#postmaster = postmaster
    this.estate = estate
    this.visitors = visitors
    this.load = load
  }

  /** They come anew: after a restart nobody is in. */
  async neighbours(): Promise<Writers> {
    const neighbours = new Writers(this.load, this.estate.habits)
    const plots = await Promise.all(Array.from({ length: neighbouringRooms }, () => this.estate.plot()))
    await neighbours.comeIn(plots)
    // each backend of Postgres is a session of its own, and they come with those who need them
    if (this.#postmaster !== undefined) for (const backend of childrenOf(this.#postmaster)) hurry(backend)
    return neighbours
  }
}

/** The same work at each server of the bench, one after the other; all of them keep documents. */
export async function atEachEstate(bench: Bench, work: (manor: Manor) => Promise<Line[]>): Promise<Line[]> {
  const lines: Line[] = []
  for (const server of bench.servers) lines.push(...(await withEstate(bench, server, work)))
  return lines
}

async function withEstate<T>(bench: Bench, server: ContenderName, work: (manor: Manor) => Promise<T>): Promise<T> {
  if (server === 'ours') return withOurEstate(bench, work)
  if (server === 'hocuspocus') return around(bench, await HocuspocusEstate.found(bench.ground), work)
  throw new Error(`${server} keeps no documents`)
}

export async function withOurEstate<T>(bench: Bench, work: (manor: Manor<OurEstate>) => Promise<T>): Promise<T> {
  return around(bench, await OurEstate.found({ ground: bench.ground }), work)
}

async function around<E extends Estate, T>(
  { ground }: Bench,
  estate: E,
  work: (manor: Manor<E>) => Promise<T>,
): Promise<T> {
  const visitors = await Visitors.start()
  const load = await Load.start([cores.load])
  // on the same core as those who measure the waiting: what they receive must not keep these from looking at the clock
  hurry(visitors.pid, -10)
  try {
    return await work(new Manor(estate, visitors, load, ground.postmaster))
  } finally {
    await Promise.all([visitors.stop(), load.stop()])
    await estate.stop()
  }
}
