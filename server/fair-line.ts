// Work that is done one at a time in a process, turn by turn among those who ask for it: whoever asks for much waits for themselves.
import { AppError } from '../shared/errors.ts'

export interface FairLineOptions {
  /** So many may wait, of whom so many of one person; others are told `busy`. */
  readonly mostWaiting: number
  readonly mostOfOne: number
}

type Turn = () => void

export class FairLine {
  readonly #options: FairLineOptions
  /** Whose turn is next comes first; each has their own line. */
  readonly #lines = new Map<string, Turn[]>()
  #waiting = 0
  #isTaken = false

  constructor(options: FairLineOptions) {
    this.#options = options
  }

  /** Runs `work` when it is its turn. Throws `busy` where too many wait, or once nobody waits for it any more: it is not begun then. */
  async hold<T>(who: string, work: () => Promise<T>, left?: () => AbortSignal): Promise<T> {
    if (this.#isTaken) await this.#turnOf(who, left?.())
    this.#isTaken = true
    try {
      return await work()
    } finally {
      this.#next()
    }
  }

  #turnOf(who: string, left: AbortSignal | undefined): Promise<void> {
    const line = this.#lines.get(who) ?? []
    const { mostWaiting, mostOfOne } = this.#options
    if (left?.aborted || this.#waiting >= mostWaiting || line.length >= mostOfOne) throw new AppError('busy')
    this.#lines.set(who, line)
    this.#waiting++
    return new Promise((resolve, reject) => {
      const leave = () => {
        const own = this.#lines.get(who) ?? []
        own.splice(own.indexOf(turn), 1)
        if (own.length === 0) this.#lines.delete(who)
        this.#waiting--
        reject(new AppError('busy'))
      }
      const turn = () => {
        left?.removeEventListener('abort', leave)
        resolve()
      }
      line.push(turn)
      left?.addEventListener('abort', leave, { once: true })
    })
  }

  /** The place is handed over, never free in between: nobody who comes just then goes before those who wait. */
  #next(): void {
    const [first] = this.#lines
    if (first === undefined) {
      this.#isTaken = false
      return
    }
    const [who, line] = first
    this.#lines.delete(who)
    const turn = line.shift()
    if (line.length > 0) this.#lines.set(who, line)
    this.#waiting--
    turn?.()
  }
}
