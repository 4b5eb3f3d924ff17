// What moved on the server, by topic, for whoever shows it. Says that something moved, never what it is now.
import { closeCode } from '../../shared/protocol.ts'
import { everything } from '../../shared/topics.ts'
import { spreadAfter } from './reconnection.ts'

export type NoticesTools = {
  /** Opens a socket of text messages; events come later, never during the call. */
  open(events: TextEvents): { send(text: string): void; close(): void }
  /** A number in [0, 1). */
  chance(): number
  /** Calls back when the person comes to the page, or the network comes back. Returns the detaching. */
  onReturn(back: () => void): () => void
}

export type TextEvents = { opened(): void; message(text: string): void; closed(code: number): void }

/** Where no socket opens, everything is read again this often. [N4] */
export const refreshEvery = 30_000
/** Failures to open, running, before reading again by the clock. */
const patience = 2

type Heard = (topic: string) => void
type Socket = ReturnType<NoticesTools['open']>

export class Notices {
  readonly #tools: NoticesTools
  readonly #watched = new Map<string, Set<Heard>>()
  #socket: Socket | null = null
  #isOpen = false
  #everOpened = false
  #failures = 0
  #isOver = true
  #told = ''
  #telling = false
  #retry: ReturnType<typeof setTimeout> | undefined
  #refresh: ReturnType<typeof setInterval> | undefined
  #detach: () => void = () => undefined

  constructor(tools: NoticesTools) {
    this.#tools = tools
  }

  /** Begins; again after a sign-in. */
  start(): void {
    if (!this.#isOver) return
    this.#isOver = false
    this.#detach = this.#tools.onReturn(() => this.#returned())
    this.#connect()
  }

  stop(): void {
    this.#isOver = true
    this.#detach()
    clearTimeout(this.#retry)
    this.#byClock(false)
    this.#socket?.close()
    this.#socket = null
    this.#isOpen = this.#everOpened = false
    this.#failures = 0
  }

  /** `heard` is called with the topic when it moved, and with `everything` when anything may have. */
  watch(topics: readonly string[], heard: Heard): () => void {
    for (const topic of topics) this.#watched.set(topic, (this.#watched.get(topic) ?? new Set()).add(heard))
    this.#tellSoon()
    return () => {
      for (const topic of topics) {
        const all = this.#watched.get(topic)
        all?.delete(heard)
        if (all?.size === 0) this.#watched.delete(topic)
      }
      this.#tellSoon()
    }
  }

  #connect(): void {
    if (this.#isOver || this.#socket) return
    clearTimeout(this.#retry)
    const socket = this.#tools.open({
      opened: () => this.#socket === socket && this.#opened(),
      message: (text) => this.#socket === socket && this.#said(text),
      closed: (code) => this.#socket === socket && this.#closed(code),
    })
    this.#socket = socket
  }

  #opened(): void {
    this.#isOpen = true
    this.#failures = 0
    this.#byClock(false)
    this.#told = ''
    this.#tell()
    if (this.#everOpened) this.#all() // what moved meanwhile was not heard [N2]
    this.#everOpened = true
  }

  #said(text: string): void {
    const { topic } = JSON.parse(text) as { topic: string } // our own server's words
    if (topic === everything) return this.#all()
    for (const heard of this.#watched.get(topic) ?? []) heard(topic)
  }

  #closed(code: number): void {
    if (!this.#isOpen && code < 4000) this.#failures++
    this.#isOpen = false
    this.#socket = null
    if (code >= 4400 && code < 4500) {
      this.#all() // the next reading says what happened: signed out, most often
      if (code === closeCode.signedOut) return this.stop()
    }
    if (this.#failures >= patience) this.#byClock(true)
    const wait = Math.min(30_000, 500 * 2 ** Math.min(this.#failures, 6))
    const spread = code >= 4500 ? this.#tools.chance() * spreadAfter(code) : 0 // a whole hall is told at once
    const refused = code >= 4400 && code < 4500 ? 30_000 : 0
    this.#retry = setTimeout(() => this.#connect(), refused + spread + wait * (0.5 + this.#tools.chance()))
  }

  #returned(): void {
    if (this.#isOver || this.#isOpen) return
    if (this.#failures >= patience) this.#all()
    this.#connect()
  }

  #byClock(is: boolean): void {
    if (is) return void (this.#refresh ??= setInterval(() => this.#all(), refreshEvery))
    clearInterval(this.#refresh)
    this.#refresh = undefined
  }

  #all(): void {
    const everyone = new Set([...this.#watched.values()].flatMap((all) => [...all]))
    for (const heard of everyone) heard(everything)
  }

  /** Once per turn, however many components come and go. */
  #tellSoon(): void {
    if (this.#telling) return
    this.#telling = true
    queueMicrotask(() => {
      this.#telling = false
      this.#tell()
    })
  }

  #tell(): void {
    if (!this.#isOpen) return
    const message = JSON.stringify({ watch: [...this.#watched.keys()].sort() })
    if (message === this.#told) return
    this.#told = message
    this.#socket?.send(message)
  }
}

/** The tools of this browser. */
export const browserNotices = (): NoticesTools => ({
  open: (events) => {
    const socket = new WebSocket(`${location.origin.replace(/^http/, 'ws')}/live/notices`)
    socket.onopen = () => events.opened()
    socket.onmessage = ({ data }) => events.message(String(data))
    socket.onclose = ({ code }) => events.closed(code)
    return socket
  },
  chance: () => Math.random(),
  onReturn: (back) => {
    const seen = () => document.visibilityState === 'visible' && back()
    addEventListener('focus', back)
    addEventListener('online', back)
    document.addEventListener('visibilitychange', seen)
    return () => {
      removeEventListener('focus', back)
      removeEventListener('online', back)
      document.removeEventListener('visibilitychange', seen)
    }
  },
})
