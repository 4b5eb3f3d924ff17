// What stayed where it was, and what moved: of all that is on both sides, the most characters that can keep their order stay. Pure.
import type { Matching } from './matching.ts'
import type { Pairing } from './pairing.ts'
import { heaviestIncreasing } from './sequences.ts'
import type { Side } from './side.ts'

/** Within which signs keep their order: by leaf, on both sides. What is in another scope than before has moved. */
export interface Scopes {
  readonly before: Int32Array
  readonly after: Int32Array
  /** What has its own scopes within and a place in the text as a whole: a table, by its first sign on both sides. */
  readonly blocks: readonly { readonly from: number; readonly to: number; readonly weight: number }[]
}

/** For each later sign: that it stayed, or that it stayed in a block which moved. */
export const stayed = 1
export const stayedInMoved = 2

interface Run {
  readonly from: number
  readonly to: number
  readonly length: number
  readonly block?: number
}

export interface Flow {
  /** By later sign. */
  readonly stays: Uint8Array
  /** By their place among the blocks of the scopes: those that moved. */
  readonly movedBlocks: ReadonlySet<number>
}

/**
 * What kept its order, scope by scope: of all runs that are on both sides, those of the heaviest increasing sequence,
 * weighed by their letters. The rest moved.
 */
export function flowOf(before: Side, after: Side, pairing: Pairing, matching: Matching, scopes: Scopes): Flow {
  const stays = new Uint8Array(after.text.length)
  const byScope = new Map<number, Run[]>()
  for (const { scope, run } of runsOf(before, after, matching, scopes)) {
    const runs = byScope.get(scope)
    if (runs === undefined) byScope.set(scope, [run])
    else runs.push(run)
  }
  const text = byScope.get(0) ?? []
  byScope.set(0, text)
  for (const [block, { from, to, weight }] of scopes.blocks.entries()) text.push({ from, to, length: weight, block })
  text.sort((a, b) => a.to - b.to)
  const blocks = new Set<number>()
  for (const runs of byScope.values())
    for (const { block } of mark(stays, runs, stayed)) if (block !== undefined) blocks.add(block)
  const goesOn = new Set<number>()
  for (let at = 0; at < stays.length; at++)
    if (stays[at] === stayed) goesOn.add(before.leafAt[matching.source[at] ?? -1] ?? -1)
  for (const [to, from] of pairing.earlier.entries()) {
    const leaf = after.leaves[to]
    if (leaf === undefined || from < 0 || goesOn.has(from) || stays.subarray(leaf.from, leaf.to + 1).includes(stayed))
      continue
    // the whole of it moved, on both sides: what keeps its order within did not move any further
    const own = [...runsBetween(leaf.from, leaf.to + 1, matching.source, before.leafAt)]
    mark(
      stays,
      own.filter(({ from: at }) => before.leafAt[at] === from),
      stayedInMoved,
    )
  }
  return { stays, movedBlocks: new Set([...scopes.blocks.keys()].filter((block) => !blocks.has(block))) }
}

function mark(stays: Uint8Array, runs: readonly Run[], as: number): Run[] {
  const kept = heaviestIncreasing(
    runs.map(({ from }) => from),
    runs.map(({ length }) => length),
  )
  return kept.map((place) => {
    const run = runs[place] as Run // one of them
    if (run.block === undefined) stays.fill(as, run.to, run.to + run.length)
    return run
  })
}

/** Of signs that follow one another on both sides. */
function* runsOf(
  before: Side,
  after: Side,
  { source }: Matching,
  scopes: Scopes,
): Generator<{ scope: number; run: Run }> {
  for (const [place, leaf] of after.leaves.entries()) {
    const scope = scopes.after[place] ?? 0
    for (const run of runsBetween(leaf.from, leaf.to + 1, source, before.leafAt))
      if (scopes.before[before.leafAt[run.from] ?? 0] === scope) yield { scope, run }
  }
}

function* runsBetween(begin: number, end: number, source: Int32Array, leafAt: Int32Array): Generator<Run> {
  let at = begin
  while (at < end) {
    const from = source[at] as number // within
    const to = at
    do at++
    while (at < end && from >= 0 && source[at] === from + at - to && leafAt[from] === leafAt[from + at - to])
    if (from >= 0) yield { from, to, length: at - to }
  }
}
