// The last turns of a log, kept for a while also when a snapshot covers them: what someone who comes back lacks. Pure.
import type { Range } from '../../shared/history/ranges.ts'

/** Kept as long as they are no more than these. */
const most = { turns: 5_000, bytes: 512 * 1024 } as const

interface Kept {
  readonly update: Uint8Array
  readonly ins: readonly Range[]
}

export class Recent {
  /** Where the log stood before the first turn that is kept. */
  readonly #from: Map<number, number>
  #turns: Kept[] = []
  /** Those before it were let go. */
  #first = 0
  #bytes = 0

  constructor(clocks: ReadonlyMap<number, number>) {
    this.#from = new Map(clocks)
  }

  add(update: Uint8Array, ins: readonly Range[]): void {
    this.#turns.push({ update, ins })
    this.#bytes += update.length
    while (this.#turns.length - this.#first > most.turns || this.#bytes > most.bytes) this.#letGo()
    if (this.#first * 2 < this.#turns.length) return
    this.#turns = this.#turns.slice(this.#first)
    this.#first = 0
  }

  #letGo(): void {
    const oldest = this.#turns[this.#first++]
    if (oldest === undefined) return
    this.#bytes -= oldest.update.length
    for (const [client, clock, length] of oldest.ins) {
      this.#from.set(client, Math.max(this.#from.get(client) ?? 0, clock + length))
    }
  }

  /** The turns that bring text to someone who stands there, in order; null when they lack more than is kept. */
  missing(vector: ReadonlyMap<number, number>): Uint8Array[] | null {
    if (!covers(vector, this.#from)) return null
    const lacks = ([client, clock, length]: Range) => (vector.get(client) ?? 0) < clock + length
    const kept = this.#turns.slice(this.#first)
    return kept.filter(({ ins }) => ins.some(lacks)).map(({ update }) => update)
  }
}

/** Whether someone who stands there has all text up to these clocks. */
export function covers(vector: ReadonlyMap<number, number>, clocks: ReadonlyMap<number, number>): boolean {
  for (const [client, clock] of clocks) if ((vector.get(client) ?? 0) < clock) return false
  return true
}
