// Words that nobody else writes: each says, wherever it is found, who wrote what under which command.

/** What was written: `key` is that of the text beside the log, so that what takes its place is known. */
export type Written = {
  kind: 'contribution' | 'cluster' | 'reason' | 'form'
  key: string
  commandId: string
  /** The person of the hall who wrote it; null: a facilitator. */
  guestId: string | null
  /** Of a contribution or a cluster its id, of a reason or a form its round. */
  id: string
}

export const canaryPattern = /⟦(\d+)⟧/g

export class Canaries {
  readonly all: Written[] = []

  /** The words, with their canary in front. */
  mark(written: Written, words: string): string {
    return `⟦${this.all.push(written) - 1}⟧ ${words}`
  }
}

/** Which canaries are in a text. */
export const canariesIn = (text: string): number[] =>
  Array.from(text.matchAll(canaryPattern), ([, digits]) => Number(digits))

/** Of each canary the revision of the first message that held it, of the last, and of the first that named its author. */
export class Sightings {
  #first = new Int32Array(1_024).fill(-1)
  #last = new Int32Array(1_024).fill(-1)
  #signed = new Int32Array(1_024).fill(-1)

  see(canaries: readonly number[], revision: number): void {
    for (const canary of canaries) {
      this.#makeRoomFor(canary)
      if (this.#first[canary] === -1) this.#first[canary] = revision
      this.#last[canary] = Math.max(this.#last[canary] ?? 0, revision)
    }
  }

  seeSigned(canaries: readonly number[], revision: number): void {
    for (const canary of canaries) {
      this.#makeRoomFor(canary)
      if (this.#signed[canary] === -1) this.#signed[canary] = revision
    }
  }

  *[Symbol.iterator](): Generator<{ canary: number; first: number; last: number; signed: number | null }> {
    for (const [canary, first] of this.#first.entries()) {
      const signed = this.#signed[canary] ?? -1
      if (first !== -1)
        yield { canary, first, last: this.#last[canary] ?? first, signed: signed === -1 ? null : signed }
    }
  }

  #makeRoomFor(canary: number): void {
    while (canary >= this.#first.length) {
      this.#first = grown(this.#first)
      this.#last = grown(this.#last)
      this.#signed = grown(this.#signed)
    }
  }
}

function grown(before: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const after = new Int32Array(before.length * 2).fill(-1)
  after.set(before)
  return after
}
