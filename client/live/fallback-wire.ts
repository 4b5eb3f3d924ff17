// The wire for networks that stop websockets: frames down by server-sent events, up by POST. docs/spec/fallback.md
import { frameLimit } from '../../shared/protocol.ts'
import { EventReader, type StreamEvent } from './event-reader.ts'
import { lostCode, type OpenWire, type Wire, type WireEvents } from './live-socket.ts'
import { Outbox } from './outbox.ts'

type Fetch = typeof fetch

/** After this long without a byte the stream is dead: the server writes every 15 s. */
export const silenceLimit = 45_000
/** After this long without a POST the next byte from the server is answered with an empty one: somebody is there. [F5] */
export const signAfter = 10_000
/** Says that this page gives signs of life, so that the server may miss them. */
const wireVersion = 2
/** A POST is tried again for this long. */
export const retryLimit = 30_000
const retryWaits = [500, 1_000, 2_000, 4_000, 5_000]

export const openFallbackWith =
  (ask: Fetch): OpenWire =>
  (url, events) =>
    new FallbackWire(ask, url, events)

class FallbackWire implements Wire {
  readonly #ask: Fetch
  readonly #events: WireEvents
  readonly #base: string
  readonly #outbox = new Outbox()
  readonly #abort = new AbortController()
  #connection: string | null = null
  #lastFrame = 0
  #over = false
  #posting = false
  #lastPostAt = Date.now()
  #silence: ReturnType<typeof setTimeout> | undefined

  constructor(ask: Fetch, url: string, events: WireEvents) {
    this.#ask = ask
    this.#events = events
    const target = new URL(url)
    target.protocol = target.protocol === 'wss:' ? 'https:' : 'http:'
    this.#base = `${target.origin}${target.pathname}/fallback`
    target.searchParams.set('wire', String(wireVersion))
    void this.#listen(`${this.#base}${target.search}`)
  }

  send(frame: Uint8Array): void {
    this.#outbox.push(frame)
    void this.#post()
  }

  close(): void {
    this.#over = true
    clearTimeout(this.#silence)
    this.#abort.abort()
  }

  #end(code: number): void {
    if (this.#over) return
    this.close()
    this.#events.closed(code)
  }

  async #listen(url: string): Promise<void> {
    try {
      this.#heard()
      const headers = { accept: 'text/event-stream' }
      const answer = await this.#ask(url, {
        headers,
        credentials: 'same-origin',
        cache: 'no-store',
        signal: this.#abort.signal,
      })
      if (answer.ok && answer.body) await this.#read(answer.body)
      this.#end(lostCode)
    } catch {
      this.#end(lostCode) // cut, or unreadable; when we closed it, it is already over
    }
  }

  async #read(body: ReadableStream<Uint8Array>): Promise<void> {
    const events = new EventReader()
    const reader = body.getReader()
    while (!this.#over) {
      const { done, value } = await reader.read()
      if (done) return
      this.#heard()
      for (const event of events.read(value)) if (!this.#over) this.#take(event)
      this.#giveSign()
    }
  }

  #heard(): void {
    clearTimeout(this.#silence)
    if (!this.#over) this.#silence = setTimeout(() => this.#end(lostCode), silenceLimit)
  }

  #take({ event, id, data }: StreamEvent): void {
    if (event === 'open') {
      this.#connection = data
      return this.#events.opened()
    }
    if (event === 'close') return this.#end(Number(data) || lostCode)
    if (event !== 'frame') return
    const number = Number(id)
    if (number <= this.#lastFrame) return // said twice
    if (number !== this.#lastFrame + 1) return this.#end(lostCode) // a gap: what is missing cannot be asked for
    this.#lastFrame = number
    this.#events.message(bytesOf(data))
  }

  /** Not by a timer of its own: a browser slows the timers of a page that nobody looks at, but not what the network brings. */
  #giveSign(): void {
    if (this.#over || this.#posting || !this.#connection || Date.now() - this.#lastPostAt < signAfter) return
    void this.#try(`${this.#base}/${this.#connection}?seq=${this.#outbox.next}`, new Uint8Array()).then((answer) => {
      if (answer === 'gone') this.#end(lostCode)
    })
  }

  /** One POST at a time; what comes meanwhile leaves together with the next. [F2] */
  async #post(): Promise<void> {
    if (this.#posting || !this.#connection) return
    this.#posting = true
    for (let batch = this.#outbox.batch(); batch && !this.#over; batch = this.#outbox.batch()) {
      const received = await this.#deliver(`${this.#base}/${this.#connection}?seq=`)
      if (received === null) break
      this.#outbox.received(received)
    }
    this.#posting = false
  }

  /** Repeats until the server answers; null when the connection is over. */
  async #deliver(url: string): Promise<number | null> {
    let waited = 0
    for (let tries = 0; !this.#over; tries++) {
      const batch = this.#outbox.batch()
      if (!batch) return null
      const answer = await this.#try(`${url}${batch.seq}`, batch.body)
      if (typeof answer === 'number') return answer
      const wait = retryWaits[Math.min(tries, retryWaits.length - 1)] ?? 0
      if (answer === 'gone' || waited + wait > retryLimit) break
      waited += wait
      await new Promise((resolve) => setTimeout(resolve, wait))
    }
    this.#end(lostCode)
    return null
  }

  async #try(url: string, body: Uint8Array): Promise<number | 'again' | 'gone'> {
    this.#lastPostAt = Date.now()
    try {
      const answer = await this.#ask(url, {
        method: 'POST',
        body: body as Uint8Array<ArrayBuffer>, // lib0 types its buffers loosely
        headers: { 'content-type': 'application/octet-stream' },
        credentials: 'same-origin',
        signal: this.#abort.signal,
      })
      if (answer.status === 200 || answer.status === 409) {
        const { received } = (await answer.json()) as { received: unknown }
        return Number.isInteger(received) ? Number(received) : 'again'
      }
      return [429, 500, 502, 503, 504].includes(answer.status) ? 'again' : 'gone'
    } catch {
      return 'again' // no answer: repeating is harmless
    }
  }
}

function bytesOf(base64: string): ArrayBuffer {
  const text = atob(base64)
  if (text.length > frameLimit.socket * 2) throw new Error(`a frame of ${text.length} bytes on the fallback`)
  const bytes = new Uint8Array(text.length)
  for (let index = 0; index < text.length; index++) bytes[index] = text.charCodeAt(index)
  return bytes.buffer
}
