// Whether what was committed since a state can have implied deletions of text that no row says: Yjs deletes whatever is in a
// block that somebody deleted, also what was typed there meanwhile. In doubt the whole text has to be made to know. Pure.
import * as Y from 'yjs'
import type { Range } from '../../shared/history/ranges.ts'
import { RangeSet } from '../../shared/history/ranges.ts'
import { readDeletions } from '../history/deletions.ts'
import type { Content, News, Piece } from './frames.ts'
import { decodeContent, isDead, rangeOf } from './frames.ts'
import { kindsIn, type Kinds } from './kinds.ts'
import type { Snapshot } from './ledger.ts'

/** What was found in updates that follow a state. */
class Layer {
  /** How far each client goes. */
  readonly ends = new Map<number, number>()
  /** What came dead; and of that, what is in a block that lives. */
  readonly dead = new RangeSet()
  readonly rooted = new RangeSet()
  readonly text = new RangeSet()
  /** Whatever else has nothing in it: marks, values. */
  readonly leaves = new RangeSet()

  has({ client, clock }: Y.ID): boolean {
    return clock < (this.ends.get(client) ?? -1)
  }
}

export class Implying {
  readonly #state: Uint8Array | null
  readonly #clocks: ReadonlyMap<number, number>
  readonly #deletedThen: RangeSet
  readonly #since = new Layer()
  #kindsThen: Kinds | null = null
  #isCertain = true

  /** Of the state everything is known, also what deletions implied; null: from the beginning. */
  constructor(base: Snapshot | null) {
    this.#state = base?.state ?? null
    this.#clocks = base?.clocks ?? new Map()
    this.#deletedThen = base === null ? new RangeSet() : readDeletions(base.deletes)
  }

  /** False, for ever, once something was taken in that may have deleted more text than it says. */
  get isCertain(): boolean {
    return this.#isCertain
  }

  /** Takes in what was committed next. */
  take(update: Uint8Array): void {
    if (!this.#isCertain) return
    const content = decodeContent(update)
    this.#isCertain = this.#areInLivingBlocks(piecesOf(content), this.#since)
    for (const range of content.deletes) this.#isCertain &&= this.#hasNothingInIt(range)
  }

  /**
   * Whether it is certain that someone who has seen nothing else made the deletions that they report: all of them are of
   * text, and no other deletion can have implied them.
   */
  tells({ pieces, deletes, complete }: News): boolean {
    if (!this.#isCertain || !complete) return false
    const theirs = new Layer()
    return this.#areInLivingBlocks(pieces, theirs) && deletes.every((range) => this.#isText(range, theirs))
  }

  /** Whether all that lives of it is in blocks that live. */
  #areInLivingBlocks(pieces: readonly Piece[], layer: Layer): boolean {
    for (const piece of pieces) {
      const [client, clock, length] = rangeOf(piece)
      if (clock !== (layer.ends.get(client) ?? this.#endOf(client))) return false
      layer.ends.set(client, clock + length)
      if (isDead(piece.struct)) layer.dead.add(rangeOf(piece))
    }
    for (const piece of pieces) {
      if (isDead(piece.struct)) {
        if (this.#isInLivingBlock(piece, layer)) layer.rooted.add(rangeOf(piece))
      } else if (!this.#isInLivingBlock(piece, layer)) return false
      else sort(piece, layer)
    }
    return true
  }

  #endOf(client: number): number {
    return this.#since.ends.get(client) ?? this.#clocks.get(client) ?? 0
  }

  /** As its neighbours tell, which are in the same one. */
  #isInLivingBlock({ struct, offset }: Piece, layer: Layer): boolean {
    if (!(struct instanceof Y.Item)) return false
    const { client, clock } = struct.id
    if (offset > 0) return this.#tellsOfLife(Y.createID(client, clock + offset - 1), layer)
    const { origin, rightOrigin, parent } = struct
    if (origin !== null && this.#tellsOfLife(origin, layer)) return true
    if (rightOrigin !== null && this.#tellsOfLife(rightOrigin, layer)) return true
    if (origin !== null || rightOrigin !== null) return false
    // Before integration a parent is the name of a root, or an id.
    return parent instanceof Y.ID ? this.#lives(parent, layer) : typeof parent === 'string'
  }

  /** What came since and lives has been looked at, or will be before anything is certain. */
  #tellsOfLife(id: Y.ID, layer: Layer): boolean {
    return this.#lives(id, layer) || this.#layersWith(id, layer).some(({ rooted }) => rooted.has(id.client, id.clock))
  }

  #lives(id: Y.ID, layer: Layer): boolean {
    if (this.#isOld(id)) return !this.#deletedThen.has(id.client, id.clock)
    return this.#layersWith(id, layer).some(({ dead }) => !dead.has(id.client, id.clock))
  }

  #isOld({ client, clock }: Y.ID): boolean {
    return clock < (this.#clocks.get(client) ?? 0)
  }

  /** The one that has it, if any: what is in both layers is in the older. */
  #layersWith(id: Y.ID, layer: Layer): Layer[] {
    if (this.#isOld(id)) return []
    return [this.#since, layer].filter((one) => one.has(id)).slice(0, 1)
  }

  /** Of what was there then and not deleted, and of what came since. */
  #split([client, clock, length]: Range): { old: Range[]; later: Range[] } {
    const border = Math.min(Math.max(this.#clocks.get(client) ?? 0, clock), clock + length)
    return {
      old: this.#deletedThen.missing([client, clock, border - clock]),
      later: border < clock + length ? [[client, border, clock + length - border]] : [],
    }
  }

  #hasNothingInIt(range: Range): boolean {
    const { old, later } = this.#split(range)
    const { dead, text, leaves } = this.#since
    return areOutside(old, [this.#kinds.types]) && areWithin(later, [dead, text, leaves])
  }

  #isText(range: Range, theirs: Layer): boolean {
    const { old, later } = this.#split(range)
    const { types, others } = this.#kinds
    return areOutside(old, [types, others]) && areWithin(later, [theirs.rooted, theirs.text, this.#since.text])
  }

  get #kinds(): Kinds {
    this.#kindsThen ??= this.#state === null ? nothingThen : kindsIn(this.#state)
    return this.#kindsThen
  }
}

const nothingThen: Kinds = { types: new RangeSet(), others: new RangeSet() }

function sort(piece: Piece, { text, leaves }: Layer): void {
  const content = piece.struct instanceof Y.Item ? piece.struct.content : null
  if (content instanceof Y.ContentString) text.add(rangeOf(piece))
  else if (!(content instanceof Y.ContentType)) leaves.add(rangeOf(piece))
}

const piecesOf = ({ structs }: Content): Piece[] =>
  [...structs.values()].flatMap((list) => list.map((struct) => ({ struct, offset: 0 })))

function areWithin(ranges: readonly Range[], sets: readonly RangeSet[]): boolean {
  let left = ranges
  for (const set of sets) left = left.flatMap((range) => set.missing(range))
  return left.length === 0
}

const areOutside = (ranges: readonly Range[], sets: readonly RangeSet[]): boolean =>
  sets.every((set) => ranges.every((range) => set.missing(range)[0]?.[2] === range[2]))
