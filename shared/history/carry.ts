// Whose words they are when a gesture deletes text and writes it again: Enter, a title, a quotation, a list, a merge, a move,
// undoing. Finds in what was written the text that was deleted, so that authorship stays with the writer. Pure; knows no Yjs.
import type { Range, RangeSet } from './ranges.ts'

/** Results depend on the log and on this: whoever keeps some keeps it with them. */
export const carryVersion = 4

/** Characters that stand next to one another in one text, in the order of reading. */
export interface Stretch {
  readonly text: string
  /** Which characters these are: as long together as `text`, in UTF-16 units as Yjs counts. */
  readonly ids: readonly Range[]
  /** The text node that holds them came with them, or went: a cell, a paragraph, a title that was made again. */
  readonly isMadeAgain: boolean
}

/** `gesture`: deleted and written in one edit. `return`: written again after its deletion, by undoing or pasting. */
export type CarryKind = 'gesture' | 'return' | 'restore'

/** The characters `to` are the characters `from`, written again. Both have the same length. */
export interface Carry {
  readonly to: Range
  readonly from: Range
  readonly kind: CarryKind
}

/** A part of a stretch is taken for the same text from so many characters on; less of it is how the language is. */
const leastPart = 20
/** Where nothing must be missed, though something else may be taken for it: what a gesture carried of a passage that has to go. */
export const leastPartOfGesture = 4
/** All of a stretch, from so many on; where the text node was made again, however short. */
export const leastWhole = 4
/** So many places of the same four characters are looked at. */
const mostPlaces = 64
const seedLength = 4
/** So many looks for each letter of both sides: French of 200,000 letters in disorder takes 45, one letter repeated any number. */
const mostPerLetter = 300
/** What takes as long as so many looks: two stretches laid side by side, and a part that is found. */
const looksOfPair = 30
const looksOfFind = 50

/** What may still be looked at: the same for the same text, on any machine. */
class Effort {
  #left: number

  constructor(...sides: (readonly Stretch[])[]) {
    this.#left = mostPerLetter * sides.flat().reduce((sum, { text }) => sum + text.length, 0)
  }

  get isSpent(): boolean {
    return this.#left <= 0
  }

  spend(looks: number): void {
    this.#left -= looks
  }
}

interface Match {
  readonly written: number
  readonly at: number
  readonly deleted: number
  readonly from: number
  readonly length: number
}

/**
 * What of `written` is what of `deleted`: each deleted character at most once, long parts before short ones. `least`: of a part that
 * is taken for the same text; another one than the usual tells no authorship.
 */
export function carried(
  written: readonly Stretch[],
  deleted: readonly Stretch[],
  kind: CarryKind,
  least = leastPart,
): Carry[] {
  if (written.length === 0 || deleted.length === 0) return []
  const left = { written: written.map(untouched), deleted: deleted.map(untouched) }
  const matches = wholes(written, deleted, left)
  if (kind === 'gesture') {
    const effort = new Effort(written, deleted)
    matches.push(...ends(written, deleted, left, effort), ...joined(written, deleted, left, effort))
  }
  const effort = new Effort(written, deleted)
  // Of what comes back, a short stretch within a longer one is how the language is.
  const leastInside = kind === 'gesture' ? leastWhole : leastPart
  for (;;) {
    const more = parts(written, deleted, left, { inside: leastInside, part: least }, effort)
    if (more.length === 0) break
    matches.push(...more)
  }
  if (kind === 'gesture') matches.push(...rests(written, deleted, left))
  // One letter, typed where a line begins, is in whatever was deleted: nothing came back.
  if (kind === 'return' && matches.reduce((sum, { length }) => sum + length, 0) < leastWhole) return []
  matches.sort((a, b) => a.written - b.written || a.at - b.at)
  return matches.flatMap((match) => carries(match, written, deleted, kind))
}

/** What of a stretch is none of these characters: stretches of their own. */
export function without({ text, ids, isMadeAgain }: Stretch, taken: RangeSet): Stretch[] {
  const left: { text: string; ids: Range[]; isMadeAgain: boolean }[] = []
  let [at, end] = [0, -1]
  for (const range of ids) {
    const [, clock, length] = range
    for (const [client, from, n] of taken.missing(range)) {
      const begin = at + from - clock
      if (begin !== end) left.push({ text: '', ids: [], isMadeAgain })
      end = begin + n
      const last = left.at(-1)
      if (last === undefined) continue
      last.text += text.slice(begin, end)
      last.ids.push([client, from, n])
    }
    at += length
  }
  return left
}

/** A byte for each character: 1 once it is matched. */
const untouched = ({ text }: Stretch): Uint8Array => new Uint8Array(text.length)
type Left = { written: Uint8Array[]; deleted: Uint8Array[] }

/** Stretches that are the same from end to end, in their order where the same text stands several times. */
function wholes(written: readonly Stretch[], deleted: readonly Stretch[], left: Left): Match[] {
  const byText = new Map<string, number[]>()
  for (const [i, { text }] of deleted.entries()) {
    const same = byText.get(text)
    if (same === undefined) byText.set(text, [i])
    else same.push(i)
  }
  const matches: Match[] = []
  for (const [i, { text, isMadeAgain }] of written.entries()) {
    if (text.length < leastWhole && !isMadeAgain) continue
    const from = byText.get(text)?.shift()
    if (from === undefined) continue
    matches.push({ written: i, at: 0, deleted: from, from: 0, length: text.length })
    left.written[i]?.fill(1)
    left.deleted[from]?.fill(1)
  }
  return matches
}

/**
 * Of a text that was made again, what stands between two things that are no text may be short: it is the beginning or the end of
 * what was deleted.
 */
function ends(written: readonly Stretch[], deleted: readonly Stretch[], left: Left, effort: Effort): Match[] {
  const matches: Match[] = []
  for (const [i, { text, isMadeAgain }] of written.entries()) {
    if (!isMadeAgain || text === '' || left.written[i]?.[0] !== 0) continue
    for (const [j, source] of deleted.entries()) {
      if (effort.isSpent) return matches
      effort.spend(looksOfPair)
      const from = source.text.startsWith(text) ? 0 : source.text.endsWith(text) ? source.text.length - text.length : -1
      const taken = left.deleted[j]
      if (from < 0 || taken === undefined || !isFree(taken, from, text.length)) continue
      matches.push({ written: i, at: 0, deleted: j, from, length: text.length })
      left.written[i]?.fill(1)
      taken.fill(1, from, from + text.length)
      break
    }
  }
  return matches
}

/** Where a line was joined to another, what stands there now is some of what stood in it, less what the end of both says. */
function joined(written: readonly Stretch[], deleted: readonly Stretch[], left: Left, effort: Effort): Match[] {
  const matches: Match[] = []
  for (const [i, { text, isMadeAgain }] of written.entries()) {
    if (isMadeAgain || text.length < leastWhole || left.written[i]?.[0] !== 0) continue
    for (const [j, source] of deleted.entries()) {
      if (effort.isSpent) return matches
      effort.spend(source.isMadeAgain ? source.text.length : looksOfPair)
      const from = source.isMadeAgain ? source.text.lastIndexOf(text) : -1
      const taken = left.deleted[j]
      if (from < 0 || taken === undefined || !isFree(taken, from, text.length)) continue
      matches.push({ written: i, at: 0, deleted: j, from, length: text.length })
      left.written[i]?.fill(1)
      taken.fill(1, from, from + text.length)
      break
    }
  }
  return matches
}

/** Of a stretch whose other part was written again, the beginning or the end that is left: however short, it is what was cut off there. */
function rests(written: readonly Stretch[], deleted: readonly Stretch[], left: Left): Match[] {
  const places = new Map<string, { readonly deleted: number; readonly from: number }[]>()
  for (const [j, { text }] of deleted.entries()) {
    const taken = left.deleted[j]
    if (taken === undefined || !taken.includes(1)) continue
    const [head, tail] = [taken.indexOf(1), taken.lastIndexOf(1) + 1]
    for (const [from, to] of [
      [0, head],
      [tail, text.length],
    ] as const) {
      if (from === to || to - from >= leastWhole) continue
      const rest = text.slice(from, to)
      places.set(rest, [...(places.get(rest) ?? []), { deleted: j, from }])
    }
  }
  const matches: Match[] = []
  for (const [i, { text }] of written.entries()) {
    if (text.length >= leastWhole || left.written[i]?.includes(1)) continue
    const place = places.get(text)?.shift()
    if (place === undefined) continue
    matches.push({ written: i, at: 0, ...place, length: text.length })
    left.written[i]?.fill(1)
    left.deleted[place.deleted]?.fill(1, place.from, place.from + text.length)
  }
  return matches
}

/** How much must be the same: of a whole deleted stretch, of a part of one. */
type Least = { readonly inside: number; readonly part: number }

/** One round over what is left; empty once nothing more is the same. */
function parts(
  written: readonly Stretch[],
  deleted: readonly Stretch[],
  left: Left,
  least: Least,
  effort: Effort,
): Match[] {
  if (effort.isSpent) return []
  if (!written.some(({ text }, i) => text.length >= least.inside && left.written[i]?.includes(0))) return []
  const seeds = seedsOf(deleted, left.deleted, effort)
  if (seeds.size === 0) return []
  const found: Match[] = []
  for (const [i, stretch] of written.entries()) {
    if (stretch.text.length < least.inside) continue
    for (let at = 0; at + seedLength <= stretch.text.length; at++) {
      const best = bestAt(stretch.text, at, i, seeds, deleted, left, least, effort)
      if (best === null) continue
      found.push(best)
      effort.spend(looksOfFind)
    }
  }
  found.sort((a, b) => b.length - a.length || a.written - b.written || a.at - b.at)
  return found.filter((match) => {
    const [to, from] = [left.written[match.written], left.deleted[match.deleted]]
    if (to === undefined || from === undefined || !isFree(to, match.at, match.length)) return false
    if (!isFree(from, match.from, match.length)) return false
    to.fill(1, match.at, match.at + match.length)
    from.fill(1, match.from, match.from + match.length)
    return true
  })
}

type Place = { readonly deleted: number; readonly from: number }

function seedsOf(deleted: readonly Stretch[], left: readonly Uint8Array[], effort: Effort): Map<string, Place[]> {
  const seeds = new Map<string, Place[]>()
  for (const [i, { text }] of deleted.entries()) {
    effort.spend(text.length)
    for (let from = 0; from + seedLength <= text.length; from++) {
      if (left[i]?.[from] === 1) continue
      const seed = text.slice(from, from + seedLength)
      const places = seeds.get(seed)
      if (places === undefined) seeds.set(seed, [{ deleted: i, from }])
      else if (places.length < mostPlaces) places.push({ deleted: i, from })
    }
  }
  return seeds
}

/** The longest part that begins here and goes no further to the left. */
function bestAt(
  text: string,
  at: number,
  written: number,
  seeds: ReadonlyMap<string, readonly Place[]>,
  deleted: readonly Stretch[],
  left: Left,
  least: Least,
  effort: Effort,
): Match | null {
  const to = left.written[written]
  if (to === undefined || to[at] === 1) return null
  let best: Match | null = null
  for (const place of seeds.get(text.slice(at, at + seedLength)) ?? []) {
    const source = deleted[place.deleted]?.text ?? ''
    const from = left.deleted[place.deleted]
    if (from === undefined) continue
    if (effort.isSpent) break
    effort.spend(1)
    const isLonger = at > 0 && place.from > 0 && to[at - 1] === 0 && from[place.from - 1] === 0
    if (isLonger && text[at - 1] === source[place.from - 1]) continue
    const length = sameLength(text, at, to, source, place.from, from)
    effort.spend(length)
    const isWhole = length === source.length && length >= least.inside
    if ((length >= least.part || isWhole) && length > (best?.length ?? 0)) best = { written, at, ...place, length }
  }
  return best
}

function sameLength(a: string, i: number, takenA: Uint8Array, b: string, j: number, takenB: Uint8Array): number {
  let n = 0
  while (i + n < a.length && j + n < b.length && a[i + n] === b[j + n] && takenA[i + n] === 0 && takenB[j + n] === 0)
    n++
  return n
}

function isFree(taken: Uint8Array, from: number, length: number): boolean {
  for (let at = from; at < from + length; at++) if (taken[at] === 1) return false
  return true
}

/** The ranges of both sides, cut where either of them is. */
function carries(
  { written: w, at, deleted: d, from, length }: Match,
  written: readonly Stretch[],
  deleted: readonly Stretch[],
  kind: CarryKind,
): Carry[] {
  const to = slice(written[w]?.ids ?? [], at, length)
  const source = slice(deleted[d]?.ids ?? [], from, length)
  const all: Carry[] = []
  let [i, j, a, b] = [0, 0, 0, 0]
  while (i < to.length && j < source.length) {
    const [toClient, toClock, toLength] = to[i] as Range // both within
    const [fromClient, fromClock, fromLength] = source[j] as Range
    const n = Math.min(toLength - a, fromLength - b)
    all.push({ to: [toClient, toClock + a, n], from: [fromClient, fromClock + b, n], kind })
    a += n
    b += n
    if (a === toLength) [i, a] = [i + 1, 0]
    if (b === fromLength) [j, b] = [j + 1, 0]
  }
  return all
}

function slice(ids: readonly Range[], at: number, length: number): Range[] {
  const out: Range[] = []
  let skip = at
  let rest = length
  for (const [client, clock, n] of ids) {
    if (skip >= n) {
      skip -= n
      continue
    }
    const take = Math.min(n - skip, rest)
    if (take <= 0) break
    out.push([client, clock + skip, take])
    rest -= take
    skip = 0
  }
  return out
}
