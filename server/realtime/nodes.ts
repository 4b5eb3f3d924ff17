// The other processes on the same database: hears what they append, and looks by itself in case nobody says so.
import type { Pace } from './loop.ts'
import type { Rooms } from './rooms.ts'

export interface NodesOptions {
  /** The name of this process among the others. */
  readonly node: string
  readonly rooms: Pick<Rooms, 'heard' | 'compareHeads'>
  readonly pace: Pace
  readonly failed: (error: unknown, facts: object, message: string) => void
}

/** Notices may be lost, or a pooler may keep all of them: what nobody said is found by then. */
const compareEveryMs = 3_000

export class Nodes {
  readonly #options: NodesOptions
  #isComparing = false
  #isAskedAgain = false
  #callOff: () => void

  constructor(options: NodesOptions) {
    this.#options = options
    this.#callOff = options.pace.after(compareEveryMs, () => this.#look())
  }

  /** « such a process has appended up to these positions », as the append says it. */
  heardAppend(notice: string): void {
    const [node, ...heads] = notice.split(' ')
    if (node === this.#options.node) return
    for (const head of heads) {
      const [documentId = '', position] = head.split(':')
      this.#options.rooms.heard(documentId, Number(position))
    }
  }

  /** Looks where all logs end. Notices may have been missed. */
  async compare(): Promise<void> {
    if (this.#isComparing) {
      this.#isAskedAgain = true
      return
    }
    this.#isComparing = true
    try {
      do {
        this.#isAskedAgain = false
        await this.#options.rooms.compareHeads()
      } while (this.#isAskedAgain)
    } catch (error) {
      this.#options.failed(error, {}, 'the ends of the logs could not be compared')
    }
    this.#isComparing = false
  }

  #look(): void {
    void this.compare()
    this.#callOff = this.#options.pace.after(compareEveryMs, () => this.#look())
  }

  close(): void {
    this.#callOff()
  }
}
