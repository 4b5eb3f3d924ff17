// All letters that one text ever held, in their order, and which of them stand while its rows are played. Pure.
import * as Y from 'yjs'
import type { Character } from './page.ts'
import type { Range } from './ranges.ts'
import type { Replay } from './replay.ts'

/** Letters of one item, from which each is known. */
type Run = readonly [at: number, client: number, clock: number]

const blockSize = 256

export class Letters {
  #units = ''
  readonly #written: number[] = []
  /** Infinity for those that stand. */
  readonly #deleted: number[] = []
  readonly #runs: Run[] = []
  readonly #folded: string[] = []
  readonly #visible: Uint8Array
  /** How many are visible of each 256. */
  readonly #counts: Uint16Array

  constructor(
    text: Y.XmlText,
    { written, deleted }: Pick<Replay, 'written' | 'deleted'>,
    fold: (text: string) => string,
  ) {
    for (let item = text._start; item !== null; item = item.right) {
      if (!(item.content instanceof Y.ContentString)) continue
      const { client, clock } = item.id
      this.#runs.push([this.#units.length, client, clock])
      this.#units += item.content.str
      for (const [[, , n], row = Infinity] of written.of([client, clock, item.length]))
        for (let i = 0; i < n; i++) this.#written.push(row)
      for (const [[, , n], row = Infinity] of deleted.of([client, clock, item.length]))
        for (let i = 0; i < n; i++) this.#deleted.push(row)
    }
    const known = new Map<string, string>()
    for (let at = 0; at < this.#units.length; at++) {
      const unit = this.#units[at] ?? ''
      let said = known.get(unit)
      if (said === undefined) known.set(unit, (said = fold(unit)))
      this.#folded.push(said)
    }
    this.#visible = new Uint8Array(this.size)
    this.#counts = new Uint16Array(Math.ceil(this.size / blockSize))
  }

  get size(): number {
    return this.#units.length
  }

  get foldedLength(): number {
    return this.#folded.reduce((sum, { length }) => sum + length, 0)
  }

  folded(at: number): string {
    return this.#folded[at] ?? ''
  }

  isVisible(at: number): boolean {
    return this.#visible[at] === 1
  }

  /** The next one that stands, or the size. */
  after(at: number): number {
    for (let next = at + 1; next < this.size; next++) {
      if (next % blockSize === 0 && this.#counts[next / blockSize] === 0) next += blockSize - 1
      else if (this.#visible[next] === 1) return next
    }
    return this.size
  }

  /** The one before that stands, or -1. */
  before(at: number): number {
    for (let next = at - 1; next >= 0; next--) {
      if (next % blockSize === blockSize - 1 && this.#counts[(next + 1) / blockSize - 1] === 0) next -= blockSize - 1
      else if (this.#visible[next] === 1) return next
    }
    return -1
  }

  /** Plays the rows in order: after each that changed something, which letters came or went, in order of place. Once. */
  *changes(): Generator<{ readonly row: number; readonly changed: readonly number[] }> {
    const rows = new Map<number, number[]>()
    const add = (row: number, at: number) => {
      const list = rows.get(row)
      if (list === undefined) rows.set(row, [at])
      else list.push(at)
    }
    for (let at = 0; at < this.size; at++) {
      const [written, deleted] = [this.#written[at] ?? Infinity, this.#deleted[at] ?? Infinity]
      if (written >= deleted) continue
      add(written, at)
      if (deleted < Infinity) add(deleted, at)
    }
    for (const row of [...rows.keys()].sort((a, b) => a - b)) {
      const changed = rows.get(row) ?? []
      for (const at of changed) this.#turn(at)
      yield { row, changed }
    }
  }

  #turn(at: number): void {
    const isVisible = this.#visible[at] === 1
    this.#visible[at] = isVisible ? 0 : 1
    const block = Math.floor(at / blockSize)
    this.#counts[block] = (this.#counts[block] ?? 0) + (isVisible ? -1 : 1)
  }

  /**
   * The letters from one to another, with what was deleted between them by then, where that is no more than `most` in a row: what was
   * corrected, and no other sentence that was there once.
   */
  between(first: number, last: number, stood: (at: number) => boolean, row: number, most: number): Range[] {
    const found: Range[] = []
    let run: Range[] = []
    for (let at = first; at <= last; at++) {
      if ((this.#written[at] ?? Infinity) > row) continue
      run.push([...this.idOf(at), 1])
      if (!stood(at)) continue
      found.push(...(run.length <= most + 1 ? run : run.slice(-1)))
      run = []
    }
    return found
  }

  /** For each row that deleted what it wrote itself: what may have stood while it was written. */
  *withinRows(): Generator<{ readonly row: number; readonly stood: (at: number) => boolean }> {
    const rows = new Set<number>()
    for (let at = 0; at < this.size; at++) {
      const written = this.#written[at] ?? Infinity
      if (written >= (this.#deleted[at] ?? Infinity) && written < Infinity) rows.add(written)
    }
    for (const row of rows)
      yield { row, stood: (at) => (this.#written[at] ?? Infinity) <= row && (this.#deleted[at] ?? Infinity) >= row }
  }

  idOf(at: number): Character {
    let [low, high] = [0, this.#runs.length - 1]
    while (low < high) {
      const middle = (low + high + 1) >>> 1
      if ((this.#runs[middle]?.[0] ?? 0) <= at) low = middle
      else high = middle - 1
    }
    const [start, client, clock] = this.#runs[low] ?? [0, 0, 0]
    return [client, clock + at - start]
  }

  /** What stood after a row, and where in it the letters from one to another were. */
  textAt(position: number, first: number, last: number): { text: string; from: number; length: number } {
    let [text, from, to, begin] = ['', 0, 0, 0]
    for (let at = 0; at <= this.size; at++) {
      if ((this.#written[at] ?? Infinity) <= position && (this.#deleted[at] ?? Infinity) > position) {
        if (at < first) from++
        if (at <= last) to++
      } else {
        if (at > begin) text += this.#units.slice(begin, at)
        begin = at + 1
      }
    }
    return { text, from, length: to - from }
  }
}
