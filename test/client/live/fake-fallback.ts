// The server side of docs/spec/fallback.md as a `fetch`, in front of any wire: it can lose requests and answers.
import * as decoding from 'lib0/decoding'
import type { OpenWire, Wire } from '../../../client/live/live-socket.ts'

export type Mishap = 'lostRequest' | 'lostAnswer' | 'badGateway' | 'none'

type Stream = { controller: ReadableStreamDefaultController<Uint8Array>; wire: Wire; received: number; sent: number }

export class FakeFallback {
  readonly received: Uint8Array[] = []
  readonly posts: string[] = []
  /** What befalls the next POSTs, in order; then nothing does. */
  readonly mishaps: Mishap[] = []
  /** Where the bytes of the stream are cut. */
  cut = 7
  readonly #behind: OpenWire
  readonly #streams = new Map<string, Stream>()
  #count = 0

  constructor(behind: OpenWire) {
    this.#behind = behind
  }

  ask: typeof fetch = async (input, init) => {
    const url = new URL(String(input))
    return init?.method === 'POST' ? this.#up(url, init.body as Uint8Array) : this.#down(url, init?.signal ?? null)
  }

  /** Ends every stream without a word. */
  break(): void {
    for (const [name, stream] of this.#streams) {
      this.#streams.delete(name)
      stream.wire.close()
      stream.controller.close()
    }
  }

  /** Writes raw text on every stream. */
  write(text: string): void {
    for (const stream of this.#streams.values()) this.#write(stream, text)
  }

  #down(url: URL, signal: AbortSignal | null): Response {
    const name = `connection-${++this.#count}-of-the-test`
    const body = new ReadableStream<Uint8Array>({ start: (controller) => this.#start(name, url, controller, signal) })
    return new Response(body, { headers: { 'content-type': 'text/event-stream' } })
  }

  #start(name: string, url: URL, controller: Stream['controller'], signal: AbortSignal | null): void {
    const path = url.pathname.replace(/\/fallback$/, '')
    const wire = this.#behind(`ws://${url.host}${path}${url.search}`, {
      opened: () => this.#write(stream, `: ${' '.repeat(2048)}\n\nevent: open\ndata: ${name}\n\n`),
      message: (frame) => {
        const data = Buffer.from(frame).toString('base64')
        this.#write(stream, `id: ${++stream.sent}\nevent: frame\ndata: ${data}\n\n`)
      },
      closed: (code) => {
        if (!this.#streams.delete(name)) return
        this.#write(stream, `event: close\ndata: ${code}\n\n`)
        controller.close()
      },
    })
    const stream: Stream = { controller, wire, received: 0, sent: 0 }
    this.#streams.set(name, stream)
    signal?.addEventListener('abort', () => {
      if (!this.#streams.delete(name)) return
      wire.close()
      controller.error(new DOMException('aborted', 'AbortError'))
    })
  }

  #write(stream: Stream, text: string): void {
    const bytes = new TextEncoder().encode(text)
    for (let from = 0; from < bytes.length; from += this.cut)
      stream.controller.enqueue(bytes.slice(from, from + this.cut))
  }

  async #up(url: URL, body: Uint8Array): Promise<Response> {
    const mishap = this.mishaps.shift() ?? 'none'
    if (mishap === 'lostRequest') throw new TypeError('network')
    if (mishap === 'badGateway') return new Response('', { status: 502 })
    const seq = Number(url.searchParams.get('seq'))
    this.posts.push(`${seq}+${body.length}`)
    const stream = this.#streams.get(url.pathname.split('/').at(-1) ?? '')
    if (!stream) return new Response('', { status: 410 })
    if (seq > stream.received + 1) return Response.json({ received: stream.received }, { status: 409 })
    this.#deliver(stream, seq, body)
    if (mishap === 'lostAnswer') throw new TypeError('network')
    return Response.json({ received: stream.received })
  }

  #deliver(stream: Stream, seq: number, body: Uint8Array): void {
    const decoder = decoding.createDecoder(body)
    for (let number = seq; decoding.hasContent(decoder); number++) {
      const frame = decoding.readVarUint8Array(decoder)
      if (number <= stream.received) continue
      stream.received = number
      this.received.push(frame)
      stream.wire.send(frame.slice())
    }
  }
}
