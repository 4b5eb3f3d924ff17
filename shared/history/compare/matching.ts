// Which sign of the later text is which of the earlier one, each at most once: the same character that was never touched, else
// the same by who it first was. Pure.
import type { Origins } from '../origins.ts'
import type { Range } from '../ranges.ts'
import { atomSign, endSign, type Atom, type Side } from './side.ts'

/** By place; -1 for what is only on one side. */
export class Matching {
  readonly source: Int32Array
  readonly target: Int32Array

  constructor(earlier: number, later: number) {
    this.source = new Int32Array(later).fill(-1)
    this.target = new Int32Array(earlier).fill(-1)
  }

  /** What is matched already stays so. */
  join(from: number, to: number): boolean {
    if (this.source[to] !== -1 || this.target[from] !== -1) return false
    this.source[to] = from
    this.target[from] = to
    return true
  }

  part(to: number): void {
    const from = this.source[to] ?? -1
    if (from < 0) return // of -1 too: there is none at that place
    this.source[to] = -1
    this.target[from] = -1
  }
}

/** Those that were never touched first, so that a character that stands twice is where it was. */
export function matchCharacters(before: Side, after: Side, origins: Pick<Origins, 'of'>): Matching {
  const matching = new Matching(before.text.length, after.text.length)
  joinAll(placesOf(before), placesOf(after), matching)
  joinAtoms(before, after, matching)
  joinAll(originsOf(before, matching.target, origins), originsOf(after, matching.source, origins), matching)
  return matching
}

/** Where the characters of a range are. */
type Placed = { readonly range: Range; readonly at: number }

const placesOf = ({ runs }: Side): Placed[] =>
  runs.map(({ client, clock, length, at }) => ({ range: [client, clock, length], at }))

/** Who they first were, of runs in which something is left to match. */
function originsOf({ runs }: Side, matched: Int32Array, origins: Pick<Origins, 'of'>): Placed[] {
  const placed: Placed[] = []
  for (const { client, clock, length, at } of runs) {
    if (!matched.subarray(at, at + length).includes(-1)) continue
    let place = at
    for (const range of origins.of([client, clock, length])) {
      placed.push({ range, at: place })
      place += range[2]
    }
  }
  return placed
}

function joinAll(earlier: readonly Placed[], later: readonly Placed[], matching: Matching): void {
  const homes = new Homes(earlier, matching)
  for (const { range, at } of later) homes.join(range, at)
}

/** Where each character of the earlier text is: characters of one client are numbered from its first on, so that a table does. */
class Homes {
  readonly #matching: Matching
  readonly #clients = new Map<number, { first: number; last: number; places: Int32Array }>()

  constructor(placed: readonly Placed[], matching: Matching) {
    this.#matching = matching
    for (const { range } of placed) this.#reach(range)
    for (const home of this.#clients.values()) home.places = new Int32Array(home.last - home.first).fill(-1)
    for (const { range, at } of placed) this.#put(range, at)
  }

  #reach([client, clock, length]: Range): void {
    const home = this.#clients.get(client)
    if (home === undefined) this.#clients.set(client, { first: clock, last: clock + length, places: new Int32Array(0) })
    else {
      home.first = Math.min(home.first, clock)
      home.last = Math.max(home.last, clock + length)
    }
  }

  /** What stands twice is where it stands first. */
  #put([client, clock, length]: Range, at: number): void {
    const home = this.#clients.get(client)
    if (home === undefined) return
    const first = clock - home.first
    for (let n = 0; n < length; n++) {
      if (home.places[first + n] === -1 && this.#matching.target[at + n] === -1) home.places[first + n] = at + n
    }
  }

  join([client, clock, length]: Range, at: number): void {
    const home = this.#clients.get(client)
    if (home === undefined) return
    const begin = Math.max(clock, home.first)
    const end = Math.min(clock + length, home.last)
    for (let n = begin; n < end; n++) {
      const from = home.places[n - home.first] ?? -1
      if (from >= 0) this.#matching.join(from, at + n - clock)
    }
  }
}

function joinAtoms(before: Side, after: Side, matching: Matching): void {
  const known = new Map<string, Atom>()
  for (const atom of before.atoms.values()) known.set(selfOf(atom), atom)
  for (const atom of after.atoms.values()) {
    const from = known.get(selfOf(atom))
    if (from?.said === atom.said) joinAtom(from, atom, matching)
  }
}

const selfOf = ({ node: { self } }: Atom): string => `${self[0]} ${self[1]}`

/** Its beginning and its end are never matched apart. */
export function joinAtom(from: Atom, to: Atom, matching: Matching): void {
  if (!matching.join(from.at, to.at)) return
  if (to.end !== to.at) matching.join(from.end, to.end)
}

/**
 * Gestures make them again with another identity: they came along with what stands beside them or in them. What a footnote holds
 * goes with it or is not the same.
 */
export function matchAtoms(before: Side, after: Side, matching: Matching): void {
  const atoms = [...after.atoms.values()]
  const { source } = matching
  for (const atom of atoms) {
    const last = source[atom.at - 1] ?? -1
    if (last >= 0) follow(atom, last + 1)
  }
  for (const atom of atoms.toReversed()) {
    const next = source[atom.end + 1] ?? -1
    const from = next < 1 ? undefined : (before.atoms.get(next - 1) ?? endingAt(before, next - 1))
    if (from) follow(atom, from.at)
    const inside = atom.end > atom.at + 1 ? (source[atom.at + 1] ?? -1) : -1
    if (inside > 0) follow(atom, inside - 1)
  }
  for (const atom of atoms) keepInside(atom)
  for (const { at, end } of before.atoms.values()) {
    if (matching.target[at] !== -1) continue
    for (let place = at + 1; place < end; place++) matching.part(matching.target[place] ?? -1)
  }

  function follow(atom: Atom, place: number): void {
    const from = source[atom.at] === -1 ? before.atoms.get(place) : undefined
    if (from?.said === atom.said) joinAtom(from, atom, matching)
  }

  function keepInside({ at, end }: Atom): void {
    const begin = source[at] ?? -1
    const last = source[end] ?? -1
    for (let place = at + 1; place < end; place++) {
      const from = source[place] ?? -1
      if (begin < 0 || from < begin || from > last) matching.part(place)
    }
    if (begin < 0) return
    for (let place = begin + 1; place < last; place++) {
      const to = matching.target[place] ?? -1
      if (to >= 0 && (to < at || to > end)) matching.part(to)
    }
  }
}

function endingAt({ text, atoms }: Side, end: number): Atom | undefined {
  if (text[end] !== atomSign) return undefined
  let at = end - 1
  while (at >= 0 && text[at] !== atomSign && text[at] !== endSign) at--
  const atom = atoms.get(at)
  return atom?.end === end ? atom : undefined
}
