// A workshop as one place follows it: a request that waits for the next change, again and again; the view as it stands.
import { Failure } from '../api.ts'
import { applyChange } from '../../shared/workshop/changes.ts'
import type { CommonView, FeedMessage, OwnView } from '../../shared/workshop/view.ts'

/** `late`: no answer for a while; what is shown is what was last known, if anything was. `gone`: asking again would not help. */
export type FeedStatus = { is: 'opening' | 'live' | 'late' } | { is: 'gone'; failure: Failure }

export type FeedView = {
  status: FeedStatus
  common: CommonView | null
  own: OwnView | null
  revision: number
  /** The server's clock less this one's, in milliseconds: a timer ends at `endsAt - offset` here. */
  offset: number
}

export type FeedTools = {
  /** The message after a revision; without one, all. Waits on the server, and ends when `signal` does. */
  read(after: number | undefined, signal: AbortSignal): Promise<FeedMessage>
  /** Milliseconds since the epoch, by this device. */
  now(): number
  /** A number in [0, 1). */
  chance(): number
  /** Calls back when the person comes to the page, or the network comes back. Returns the detaching. */
  onReturn(back: () => void): () => void
}

const empty: FeedView = { status: { is: 'opening' }, common: null, own: null, revision: 0, offset: 0 }
const firstPause = 500
const longestPause = 8_000

export class WorkshopFeed {
  readonly #tools: FeedTools
  readonly #heard = new Set<() => void>()
  #view = empty
  #reading: AbortController | null = null
  #wake: () => void = () => undefined
  #detach: () => void = () => undefined
  #failures = 0

  constructor(tools: FeedTools) {
    this.#tools = tools
  }

  get = (): FeedView => this.#view

  subscribe = (heard: () => void): (() => void) => {
    this.#heard.add(heard)
    return () => void this.#heard.delete(heard)
  }

  /** Begins to follow; a second call does nothing until `stop`. */
  start(): void {
    if (this.#reading) return
    this.#reading = new AbortController()
    this.#detach = this.#tools.onReturn(() => this.#wake())
    void this.#follow(this.#reading.signal)
  }

  stop(): void {
    this.#reading?.abort()
    this.#reading = null
    this.#wake()
    this.#detach()
  }

  /** Resolves once the view has this revision, or following has stopped: an act shows before its answer is told. */
  async reached(revision: number): Promise<void> {
    while (this.#reading && this.#view.revision < revision) {
      await new Promise<void>((resolve) => {
        const leave = this.subscribe(() => (leave(), resolve()))
      })
    }
  }

  async #follow(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      try {
        const after = this.#view.common ? this.#view.revision : undefined
        this.#take(await this.#tools.read(after, signal))
        this.#failures = 0
      } catch (error) {
        if (signal.aborted) return
        if (!(error instanceof Failure)) throw error
        if (isFinal(error)) return this.#set({ ...this.#view, status: { is: 'gone', failure: error } })
        this.#failures += 1
        this.#set({ ...this.#view, status: { is: 'late' } })
        await this.#pause()
      }
    }
  }

  #take(message: FeedMessage): void {
    const isWhole = message.from === null
    if (!isWhole && message.from !== this.#view.revision) return this.#set({ ...this.#view, common: null }) // a gap: all of it
    const { common, own } = isWhole ? empty : this.#view
    this.#set({
      status: { is: 'live' },
      common: message.common ? applyChange(common, message.common) : common,
      own: message.own ? applyChange(own, message.own) : own,
      revision: message.revision,
      offset: message.now - this.#tools.now(),
    })
  }

  #set(view: FeedView): void {
    this.#view = view
    for (const heard of this.#heard) heard()
  }

  /** Longer each time, never the same for all of a hall; cut short when the network is back. */
  #pause(): Promise<void> {
    const length = Math.min(longestPause, firstPause * 2 ** (this.#failures - 1)) * (0.5 + this.#tools.chance() / 2)
    return new Promise((resolve) => {
      const over = setTimeout(resolve, length)
      this.#wake = () => (clearTimeout(over), resolve())
    })
  }
}

/** What asking again would not change. */
const isFinal = ({ code }: Failure): boolean =>
  !['offline', 'unavailable', 'busy', 'bug', 'tooManyTries', 'diskFull'].includes(code)
