// Which leaf of the later text is which of the earlier one: by its id, else by most of its characters, else by what it says. Pure.
import { joinAtom, type Matching } from './matching.ts'
import { atomSign, type Leaf, type Side } from './side.ts'

/** By place; -1 for none. */
export interface Pairing {
  readonly earlier: Int32Array
  readonly later: Int32Array
  /** Later leaves whose pair only says the same: if they are not where it was, they are not it. */
  readonly onlySaying: ReadonlySet<number>
}

/** Each leaf at most once. Matches what pairs say alike, too: `matching` has more afterwards. */
export function pair(before: Side, after: Side, matching: Matching): Pairing {
  const earlier = new Int32Array(after.leaves.length).fill(-1)
  const later = new Int32Array(before.leaves.length).fill(-1)
  const onlySaying = new Set<number>()
  const join = (from: number, to: number): void => {
    earlier[to] = from
    later[from] = to
  }
  const left = { earlier, later }
  byIdentity(before.leaves, after.leaves, left, join, ({ id }) => id)
  // an editor may have given one its id between the two moments; and makes another block of an element by another id
  const isSame = (from: number, to: number): boolean =>
    before.leaves[from]?.id === null || after.leaves[to]?.id === null
  const joinSame: Join = (from, to) => void (isSame(from, to) && join(from, to))
  byIdentity(before.leaves, after.leaves, left, joinSame, ({ node: { self } }) => `${self}`)
  byCharacters(before, after, left, matching, join)
  bySaying(before, after, left, (from, to) => {
    join(from, to)
    onlySaying.add(to)
  })
  for (const [to, from] of earlier.entries()) if (from >= 0) alike(before, after, from, to, matching)
  return { earlier, later, onlySaying }
}

type Join = (from: number, to: number) => void
type Left = { readonly earlier: Int32Array; readonly later: Int32Array }

/** Those that stand once on both sides. */
function byIdentity(
  before: readonly Leaf[],
  after: readonly Leaf[],
  { earlier, later }: Left,
  join: Join,
  identityOf: (leaf: Leaf) => string | null,
): void {
  const known = new Map<string, number>()
  for (const [i, leaf] of before.entries()) {
    const identity = later[i] === -1 ? identityOf(leaf) : null
    if (identity !== null) known.set(identity, known.has(identity) ? -1 : i)
  }
  for (const [i, leaf] of after.entries()) {
    const identity = earlier[i] === -1 ? identityOf(leaf) : null
    const from = identity === null ? undefined : known.get(identity)
    if (identity === null || from === undefined || from < 0) continue
    join(from, i)
    known.delete(identity)
  }
}

/** At least half of the characters of one of them: a paragraph that was made again with another id. */
function byCharacters(before: Side, after: Side, { earlier, later }: Left, { source }: Matching, join: Join): void {
  const shares: { from: number; to: number; shared: number }[] = []
  for (const [to, leaf] of after.leaves.entries()) {
    if (earlier[to] !== -1) continue
    const counts = new Map<number, number>()
    for (let at = leaf.from; at < leaf.to; at++) {
      const place = source[at] ?? -1
      const from = place < 0 ? -1 : (before.leafAt[place] ?? -1)
      if (from >= 0 && later[from] === -1) counts.set(from, (counts.get(from) ?? 0) + 1)
    }
    for (const [from, shared] of counts)
      if (shared * 2 >= Math.min(lengthOf(leaf), lengthOf(before.leaves[from]))) shares.push({ from, to, shared })
  }
  shares.sort((a, b) => b.shared - a.shared || a.to - b.to)
  for (const { from, to } of shares) if (earlier[to] === -1 && later[from] === -1) join(from, to)
}

const lengthOf = (leaf: Leaf | undefined): number => (leaf === undefined ? 0 : leaf.to - leaf.from)

/** What nobody knows by its characters, as it was written anew or has none, is the next one that says the same. */
function bySaying(before: Side, after: Side, { earlier, later }: Left, join: Join): void {
  const waiting = new Map<string, number[]>()
  for (const [i, leaf] of before.leaves.entries()) {
    if (later[i] !== -1) continue
    const said = saying(leaf, before)
    const same = waiting.get(said)
    if (same === undefined) waiting.set(said, [i])
    else same.push(i)
  }
  for (const [i, leaf] of after.leaves.entries()) {
    if (earlier[i] !== -1) continue
    const from = waiting.get(saying(leaf, after))?.shift()
    if (from !== undefined) join(from, i)
  }
}

function saying({ node, around, from, to }: Leaf, { text }: Side): string {
  const attrs = { ...node.attrs, id: null }
  return JSON.stringify([node.type, attrs, around.map(({ type }) => type), text.slice(from, to)])
}

/** Of a pair: what is not text and says the same, in its order. Of two that say the same from end to end, everything. */
function alike(before: Side, after: Side, from: number, to: number, matching: Matching): void {
  const [a, b] = [before.leaves[from] as Leaf, after.leaves[to] as Leaf] // a pair
  const text = before.text.slice(a.from, a.to)
  if (text === after.text.slice(b.from, b.to) && !text.includes(atomSign) && isFree(a, b, matching))
    for (let n = 0; n < text.length; n++) matching.join(a.from + n, b.from + n)
  atomsAlike(before, after, a, b, matching)
}

function isFree(a: Leaf, b: Leaf, { source, target }: Matching): boolean {
  for (let at = a.from; at < a.to; at++) if (target[at] !== -1) return false
  for (let at = b.from; at < b.to; at++) if (source[at] !== -1) return false
  return true
}

/** They keep their order among those of the line that are known: one that would cross is another one. */
function atomsAlike(before: Side, after: Side, a: Leaf, b: Leaf, matching: Matching): void {
  const { source, target } = matching
  let next = a.from
  for (let at = b.from; at < b.to; at++) {
    const from = source[at] ?? -1
    if (from >= next && from < a.to) next = from + 1
    const atom = from === -1 ? after.atoms.get(at) : undefined
    if (atom === undefined) continue
    for (let place = next; place < a.to && (target[place] ?? -1) < 0; place++) {
      const other = before.atoms.get(place)
      if (other?.said !== atom.said) continue
      joinAtom(other, atom, matching)
      next = other.end + 1
      break
    }
  }
}
