// The last turns of a log, kept for a while also when a snapshot covers them: what someone who comes back lacks. Pure.
import type { Range } from '../../shared/history/ranges.ts'
import { mergeInOrder } from './merging.ts'
import { update as updateMessage } from './messages.ts'

/** Kept as long as they are no more than these. */
const most = { turns: 5_000, bytes: 512 * 1024 } as const
/** So many turns make one message; where it begins is the same for all. */
const blockTurns = 64
/** Of so many places in the midst of a block where someone begins to lack something, the rest of it is remembered. */
const mostBeginnings = 16

interface Kept {
  readonly update: Uint8Array
  /** Clients and where what they wrote in it ends, in pairs: there are thousands of turns, and an object of each range more. */
  readonly ends: readonly number[]
}

interface Made {
  readonly to: number
  readonly message: Uint8Array
}

export class Recent {
  /** Where the log stood before the first turn that is kept. */
  readonly #from: Map<number, number>
  #turns: Kept[] = []
  /** Those before it were let go. */
  #first = 0
  /** The number of the first in the list, of all that there ever were. */
  #offset = 0
  #bytes = 0
  /** Turns as they are sent, by the number of the first of them: whole blocks, and what follows a place within one. */
  readonly #blocks = new Map<number, Made>()
  readonly #beginnings = new Map<number, Made>()

  constructor(clocks: ReadonlyMap<number, number>) {
    this.#from = new Map(clocks)
  }

  add(update: Uint8Array, ins: readonly Range[]): void {
    this.#turns.push({ update, ends: endsOf(ins) })
    this.#bytes += update.length
    while (this.#turns.length - this.#first > most.turns || this.#bytes > most.bytes) this.#letGo()
    if (this.#first * 2 < this.#turns.length) return
    this.#turns = this.#turns.slice(this.#first)
    this.#offset += this.#first
    this.#first = 0
  }

  #letGo(): void {
    this.#blocks.delete(this.#offset + this.#first)
    const oldest = this.#turns[this.#first++]
    if (oldest === undefined) return
    this.#bytes -= oldest.update.length
    const { ends } = oldest
    for (let at = 0; at < ends.length; at += 2) {
      const client = ends[at] as number // in range: they come in pairs
      this.#from.set(client, Math.max(this.#from.get(client) ?? 0, ends[at + 1] as number))
    }
  }

  /**
   * Messages with all turns from the first that brings text to someone who stands there; null when they lack more than is
   * kept. Everyone who was cut off at one time is given the same ones, whatever of their own is among it.
   */
  since(vector: ReadonlyMap<number, number>): Uint8Array[] | null {
    if (!covers(vector, this.#from)) return null
    const end = this.#offset + this.#turns.length
    const messages: Uint8Array[] = []
    for (let at = this.#offset + this.#firstLacked(vector); at < end;) {
      const next = Math.min(end, at - (at % blockTurns) + blockTurns)
      messages.push(this.#message(at, next))
      at = next
    }
    return messages
  }

  /** Asked of thousands of turns by each who comes back: nothing is made while it looks. */
  #firstLacked(vector: ReadonlyMap<number, number>): number {
    for (let index = this.#first; index < this.#turns.length; index++) {
      const { ends } = this.#turns[index] as Kept // within the list
      for (let at = 0; at < ends.length; at += 2) {
        if ((vector.get(ends[at] as number) ?? 0) < (ends[at + 1] as number)) return index // in range, as above
      }
    }
    return this.#turns.length
  }

  #message(from: number, to: number): Uint8Array {
    const made = from % blockTurns === 0 ? this.#blocks : this.#beginnings
    const known = made.get(from)
    if (known?.to === to) return known.message
    if (made === this.#beginnings && made.size >= mostBeginnings) made.clear()
    const turns = this.#turns.slice(from - this.#offset, to - this.#offset)
    const message = updateMessage(mergeInOrder(turns.map(({ update }) => update)))
    made.set(from, { to, message })
    return message
  }
}

function endsOf(ins: readonly Range[]): number[] {
  const [first] = ins
  if (first !== undefined && ins.length === 1) return [first[0], first[1] + first[2]]
  return ins.flatMap(([client, clock, length]) => [client, clock + length])
}

/** Whether someone who stands there has all text up to these clocks. */
export function covers(vector: ReadonlyMap<number, number>, clocks: ReadonlyMap<number, number>): boolean {
  for (const [client, clock] of clocks) if ((vector.get(client) ?? 0) < clock) return false
  return true
}
