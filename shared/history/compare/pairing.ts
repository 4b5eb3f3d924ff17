// Which leaf of the later text is which of the earlier one: by its id, else by most of its characters. Pure.
import type { Leaf } from './leaves.ts'
import { longestIncreasing } from './sequences.ts'

export interface Pairing {
  /** For each later leaf the earlier one that it is; -1 for none. */
  readonly earlier: readonly number[]
  /** And the other way round. */
  readonly later: readonly number[]
  /** Later leaves that are pairs and did not keep their place among the others. */
  readonly moved: ReadonlySet<number>
}

export function pair(before: readonly Leaf[], after: readonly Leaf[]): Pairing {
  const earlier = after.map(() => -1)
  const later = before.map(() => -1)
  const join = (from: number, to: number): void => {
    earlier[to] = from
    later[from] = to
  }
  byId(before, after, join)
  byCharacters(before, after, earlier, later, join)
  bySaying(before, after, earlier, later, join)
  const kept = new Set(longestIncreasing(earlier))
  return { earlier, later, moved: new Set(earlier.flatMap((from, to) => (from >= 0 && !kept.has(to) ? [to] : []))) }
}

type Join = (from: number, to: number) => void

function byId(before: readonly Leaf[], after: readonly Leaf[], join: Join): void {
  const known = new Map<string, number>()
  for (const [i, { id }] of before.entries()) if (id !== null) known.set(id, known.has(id) ? -1 : i)
  const met = new Set<string>()
  for (const [i, { id }] of after.entries()) {
    const from = id === null || met.has(id) ? undefined : known.get(id)
    if (id !== null) met.add(id)
    if (from !== undefined && from >= 0) join(from, i)
  }
}

/** At least half of the characters of one of them: a paragraph that was made again with another id. */
function byCharacters(
  before: readonly Leaf[],
  after: readonly Leaf[],
  earlier: readonly number[],
  later: readonly number[],
  join: Join,
): void {
  const home = new Map<number | string, number>()
  for (const [i, { signs }] of before.entries()) {
    if (later[i] === -1) for (const { key, node } of signs) if (node === null) home.set(key, i)
  }
  if (home.size === 0) return
  const shares: { from: number; to: number; shared: number }[] = []
  for (const [to, { signs }] of after.entries()) {
    if (earlier[to] !== -1) continue
    const counts = new Map<number, number>()
    for (const { key } of signs) {
      const from = home.get(key)
      if (from !== undefined) counts.set(from, (counts.get(from) ?? 0) + 1)
    }
    for (const [from, shared] of counts) {
      const least = Math.min(signs.length, before[from]?.signs.length ?? 0)
      if (shared * 2 >= least) shares.push({ from, to, shared })
    }
  }
  shares.sort((a, b) => b.shared - a.shared || a.to - b.to)
  for (const { from, to } of shares) if (earlier[to] === -1 && later[from] === -1) join(from, to)
}

/** What has neither characters nor an id, a divider or an empty line, is the next one that says the same. */
function bySaying(
  before: readonly Leaf[],
  after: readonly Leaf[],
  earlier: readonly number[],
  later: readonly number[],
  join: Join,
): void {
  const waiting = new Map<string, number[]>()
  for (const [i, leaf] of before.entries()) {
    if (later[i] !== -1 || leaf.signs.length > 0 || leaf.id !== null) continue
    const said = saying(leaf)
    waiting.set(said, [...(waiting.get(said) ?? []), i])
  }
  for (const [i, leaf] of after.entries()) {
    if (earlier[i] !== -1 || leaf.signs.length > 0 || leaf.id !== null) continue
    const from = waiting.get(saying(leaf))?.shift()
    if (from !== undefined) join(from, i)
  }
}

const saying = ({ node, around }: Leaf): string =>
  JSON.stringify([node.type, node.attrs, around.map(({ type }) => type)])
