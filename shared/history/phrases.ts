// When a phrase stood in a text: in all that was ever written, what was deleted included. Pure.
import * as Y from 'yjs'
import { bodyOf } from '../document/shape.ts'
import { Letters } from './letters.ts'
import { RangeSet } from './ranges.ts'
import type { Character } from './page.ts'
import type { Replay } from './replay.ts'

/** A place where the same letters stood as the phrase: from the row after which they first stood together… */
export interface Standing {
  readonly first: Character
  readonly last: Character
  readonly appeared: number
  /** … to the last row that took them apart; null while they stand. */
  readonly gone: number | null
  /** What the text that holds them says after a row, and where they are in it, in UTF-16 units. */
  textAt(position: number): { readonly text: string; readonly from: number; readonly length: number }
}

/** What of a letter is compared: without accents, in lower case; typographic signs are plain ones, and what nobody sees is nothing. */
export function folded(text: string): string {
  let out = ''
  for (const unit of text
    .normalize('NFD')
    .replace(/[\p{M}\u00ad\u200b-\u200d\u2060\ufeff]/gu, '')
    .toLowerCase())
    out += plain.get(unit) ?? unit
  return out
}

const plain = new Map([
  ...Array.from('\u00a0\u202f\u2009\u2007\t', (space): [string, string] => [space, ' ']),
  ...Array.from('’‘ʼ′`´', (sign): [string, string] => [sign, "'"]),
  ...Array.from('\u00ab\u00bb\u201c\u201d\u201e', (sign): [string, string] => [sign, '"']),
  ...Array.from('‐‑–—−', (sign): [string, string] => [sign, '-']),
  ['\u0153', 'oe'],
  ['\u00e6', 'ae'],
  ['…', '...'],
])

/** So many places are remembered, of which some tens are told, … */
const mostPlaces = 100_000
/** … of so many letters in all: in a row of dots, each is of as many places as the phrase has dots. */
const mostLetters = 1_000_000

/**
 * All places, in no order, as many as are remembered: a letter that a text repeats without end holds up nobody. A phrase stands within
 * one text: nothing that is no text between its letters. [H13]
 */
export function standingsOf(replay: Pick<Replay, 'doc' | 'written' | 'deleted'>, phrase: string): Standing[] {
  const wanted = folded(phrase.trim())
  const found: Standing[] = []
  if (wanted === '') return found
  const most = Math.min(mostPlaces, Math.floor(mostLetters / wanted.length))
  for (const text of textsIn(replay.doc)) {
    if (found.length >= most) break
    const search = new Search(new Letters(text, replay, folded), wanted, most - found.length)
    for (const standing of search.run()) found.push(standing)
  }
  return found
}

/**
 * Every letter that ever was one of a phrase, and those that were corrected in the midst of it. Also where it stood for less than a
 * row, which may be the work of three weeks without a network.
 */
export function lettersOf(replay: Pick<Replay, 'doc' | 'written' | 'deleted'>, phrase: string): RangeSet {
  const wanted = folded(phrase.trim())
  const found = new RangeSet()
  if (wanted === '') return found
  for (const text of textsIn(replay.doc)) {
    const letters = new Letters(text, replay, folded)
    const isVisible = (at: number): boolean => letters.isVisible(at)
    new Search(letters, wanted, 0, (from, to, row) =>
      found.addAll(letters.between(from, to, isVisible, row, wanted.length)),
    ).run()
    for (const { row, stood } of letters.withinRows()) {
      const together = Array.from({ length: letters.size }, (_, at) => at).filter(stood)
      matchesIn(letters, together, wanted, (from, to) =>
        found.addAll(letters.between(from, to, stood, row, wanted.length)),
      )
    }
  }
  return found
}

/** Told of each place where the phrase comes to stand. */
type Seen = (from: number, to: number, row: number) => void

/** Every text that ever was, also within what was deleted. */
function* textsIn(doc: Y.Doc): Generator<Y.XmlText> {
  const waiting: (Y.XmlFragment | Y.XmlElement)[] = [bodyOf(doc)]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    for (let item = next._start; item !== null; item = item.right) {
      if (!(item.content instanceof Y.ContentType)) continue
      const { type } = item.content
      if (type instanceof Y.XmlText) yield type
      else if (type instanceof Y.XmlElement) waiting.push(type)
    }
  }
}

interface Place {
  readonly from: number
  readonly to: number
  readonly appeared: number
  gone: number | null
  /** Its letters, while it stands. */
  members: number[]
}

/** Plays what happened to one text, and looks around what changed. */
class Search {
  readonly #letters: Letters
  readonly #wanted: string
  readonly #places = new Map<string, Place>()
  /** By each letter of a place that stands. */
  readonly #standing = new Map<number, Set<Place>>()
  readonly #mostPlaces: number
  readonly #seen: Seen

  /** `seen` is told of all of them, however few are remembered. */
  constructor(letters: Letters, wanted: string, mostPlaces: number, seen: Seen = () => undefined) {
    this.#letters = letters
    this.#wanted = wanted
    this.#mostPlaces = mostPlaces
    this.#seen = seen
  }

  run(): Standing[] {
    const letters = this.#letters
    if (letters.size === 0 || letters.foldedLength < this.#wanted.length) return []
    for (const { row, changed } of letters.changes()) {
      for (const at of changed) this.#part(at, row)
      for (const [from, to] of this.#windows(changed)) this.#look(from, to, row)
    }
    return [...this.#places.values()].map(({ from, to, appeared, gone }) => ({
      first: letters.idOf(from),
      last: letters.idOf(to),
      appeared,
      gone,
      textAt: (position) => letters.textAt(position, from, to),
    }))
  }

  /** What a letter that went, or that came between two, takes apart. */
  #part(at: number, row: number): void {
    if (!this.#letters.isVisible(at)) {
      for (const place of this.#standing.get(at) ?? []) this.#close(place, row)
      return
    }
    const left = this.#letters.before(at)
    for (const place of this.#standing.get(left) ?? []) if (place.to > at) this.#close(place, row)
  }

  #close(place: Place, row: number): void {
    place.gone = row
    for (const at of place.members.splice(0)) {
      const places = this.#standing.get(at)
      if (places?.delete(place) && places.size === 0) this.#standing.delete(at)
    }
  }

  /** Around what changed, as far as a match may reach: the first letter, and the one after the last. */
  *#windows(changed: readonly number[]): Generator<[from: number, to: number]> {
    const reach = this.#wanted.length - 1
    const letters = this.#letters
    let done = -1
    for (const [n, at] of changed.entries()) {
      if (at < done) continue
      let from = letters.isVisible(at) ? at : letters.after(at)
      for (let left = reach, back = letters.before(at); back >= 0 && left > 0; back = letters.before(back)) {
        from = back
        left -= letters.folded(back).length
      }
      let [next, right, to] = [n, reach + 1, from]
      for (to = at; to < letters.size; to = letters.after(to)) {
        while ((changed[next] ?? Infinity) <= to) [next, right] = [next + 1, reach + 1]
        if (letters.isVisible(to)) right -= letters.folded(to).length
        if (right < 0) break
      }
      done = to
      yield [from, Math.min(to + 1, letters.size)]
    }
  }

  #look(from: number, to: number, row: number): void {
    const letters = this.#letters
    const visible: number[] = []
    for (let at = from; at < to; at = letters.after(at)) if (letters.isVisible(at)) visible.push(at)
    matchesIn(letters, visible, this.#wanted, (first, last) => this.#open(first, last, row))
  }

  #open(from: number, to: number, row: number): void {
    this.#seen(from, to, row)
    const key = `${from} ${to}`
    const known = this.#places.get(key)
    if (known?.gone === null || (known === undefined && this.#places.size >= this.#mostPlaces)) return
    if (known !== undefined) known.gone = null
    const place = known ?? { from, to, appeared: row, gone: null, members: [] }
    this.#places.set(key, place)
    for (let at = from; at <= to; at = this.#letters.after(at)) {
      place.members.push(at)
      const places = this.#standing.get(at) ?? new Set()
      this.#standing.set(at, places.add(place))
    }
  }
}

/** Where the phrase is in letters that stand together. */
function matchesIn(
  letters: Letters,
  together: readonly number[],
  wanted: string,
  found: (from: number, to: number) => void,
): void {
  let text = ''
  const starts: number[] = []
  const whose: number[] = []
  for (const at of together) {
    const said = letters.folded(at)
    for (let n = 0; n < said.length; n++) {
      starts.push(n)
      whose.push(at)
    }
    text += said
  }
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1)) {
    const end = at + wanted.length
    // half of « œ » is nothing
    if (starts[at] !== 0 || (starts[end] ?? 0) !== 0) continue
    found(whose[at] ?? 0, whose[end - 1] ?? 0)
  }
}
