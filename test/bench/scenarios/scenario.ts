// What a scenario is, and the figures that most of them give of a run.
import type { ContenderName } from '../contenders/contender.ts'
import type { Ground } from '../ground.ts'
import { megabytes, type Line } from '../report.ts'
import type { Outcome, Stage } from '../run.ts'

export type Bench = {
  ground: Ground
  /** Shorter, with fewer points: to see that all works. */
  quick: boolean
  /** Who is to be measured, of those that the scenario knows. */
  servers: readonly ContenderName[]
  /** Where ours leaves a CPU profile when it ends, if one is wanted. */
  profileTo: string | undefined
  /** Starts a contender and a load beside it; both end with `work`. */
  with<T>(server: ContenderName, work: (stage: Stage) => Promise<T>): Promise<T>
  /** Starts ours with other settings. */
  withOurs<T>(env: Record<string, string>, work: (stage: Stage) => Promise<T>): Promise<T>
  /** Says where it is. */
  say(text: string): void
}

export type Scenario = {
  /** As issue 3 numbers them. */
  number: number
  name: string
  title: string
  /** Contenders that make sense in it. */
  servers: readonly ContenderName[]
  run(bench: Bench): Promise<Line[]>
}

/** A run as a line of the table. One that says less of the server than it seems to is marked. */
export function lineOf(scenario: string, stage: Stage, point: string, outcome: Outcome): Line {
  const notes = [
    ...(outcome.overwhelmed ? ['overwhelmed'] : []),
    ...(outcome.spent.loadCpu > 90 * stage.load.pids.length ? ['the load is the limit'] : []),
  ]
  const figures = { ...figuresOf(outcome), ...(notes.length > 0 ? { note: notes.join(', ') } : {}) }
  return { scenario, server: stage.contender.name, point, figures, problems: outcome.problems }
}

/** Columns of a run of typing. Shares are of one core, `others` of the machine. */
function figuresOf({ latency, acknowledged, spent, wire, lateness }: Outcome): Line['figures'] {
  return {
    'p50 ms': latency.quantile(0.5),
    'p95 ms': latency.quantile(0.95),
    'p99 ms': latency.quantile(0.99),
    'saved p95 ms': acknowledged.count > 0 ? acknowledged.quantile(0.95) : '—',
    'CPU %': spent.serverCpu,
    'Postgres %': spent.postgresCpu,
    'RSS MB': megabytes(spent.resident),
    'out MB/s': megabytes(wire.bytesIn) / spent.seconds,
    'out frames/s': wire.framesIn / spent.seconds,
    'load %': spent.loadCpu,
    'load late p95 ms': lateness.quantile(0.95),
    'others %': spent.othersCpu,
  }
}
