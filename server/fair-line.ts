// Work that is done one at a time in a process, turn by turn among those who ask for it: whoever asks for much waits for themselves.
import { AppError } from '../shared/errors.ts'

export interface FairLineOptions {
  /**
   * So many may wait, of whom so many of one person; others are told `busy`. Whoever waits for nothing yet takes the last place of who
   * waits for most.
   */
  readonly mostWaiting: number
  readonly mostOfOne: number
}

interface Turn {
  begin(): void
  /** Makes room for somebody else: whoever waits is told. */
  giveWay(): void
}

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
    const mine = this.#lines.get(who)?.length ?? 0
    const { mostWaiting, mostOfOne } = this.#options
    if (left?.aborted || mine >= mostOfOne) throw new AppError('busy')
    if (this.#waiting >= mostWaiting) this.#makeRoom(mine)
    return new Promise((resolve, reject) => {
      const giveWay = () => {
        left?.removeEventListener('abort', giveWay)
        this.#forget(who, turn)
        reject(new AppError('busy'))
      }
      const begin = () => {
        left?.removeEventListener('abort', giveWay)
        resolve()
      }
      const turn = { begin, giveWay }
      this.#lines.set(who, [...(this.#lines.get(who) ?? []), turn])
      this.#waiting++
      left?.addEventListener('abort', giveWay, { once: true })
    })
  }

  /** For one who waits for nothing, if somebody waits for more than one thing. */
  #makeRoom(mine: number): void {
    const [longest = []] = [...this.#lines.values()].sort((a, b) => b.length - a.length)
    if (mine > 0 || longest.length < 2) throw new AppError('busy')
    longest.at(-1)?.giveWay()
  }

  #forget(who: string, turn: Turn): void {
    const rest = (this.#lines.get(who) ?? []).filter((one) => one !== turn)
    if (rest.length > 0) this.#lines.set(who, rest)
    else this.#lines.delete(who)
    this.#waiting--
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
    turn?.begin()
  }
}
