// The HTTP transport for networks that stop websockets: frames come down as server-sent events and go up by POST.
// The bytes of both are specified in docs/spec/fallback.md; above it nobody knows the difference.
import { randomBytes } from 'node:crypto'
import { setImmediate as soon, setTimeout as wait } from 'node:timers/promises'
import type { ErrorRequestHandler, NextFunction, Request as HttpRequest, Response, Router } from 'express'
import express from 'express'
import * as decoding from 'lib0/decoding'
import type { CloseCode } from '../../shared/protocol.ts'
import { closeCode } from '../../shared/protocol.ts'
import { readRequest } from './admission.ts'
import type { Connection, Transport } from './connection.ts'
import type { Packet } from './messages.ts'
import type { WayInOptions } from './upgrade.ts'
import { silentProbes, type WireTimes } from './wire-times.ts'

const path = /^\/live\/document\/([^/]+)\/fallback$/
/** The transport as it is today, said by the client as `wire`; one that says nothing gives no signs of life. [F5] */
const answersSigns = 2
/** Messages of one POST. The batches of our client, 256 KB, hold a third of them at most. */
const mostMessages = 32_768
/** So long the messages of one POST are taken before others are served. */
const sliceMs = 10
/** Makes a buffering proxy let go of the first bytes. */
const padding = `: ${' '.repeat(2048)}\n\n`

interface Line {
  readonly connection: Connection
  readonly transport: EventStream
  received: number
}

export interface FallbackOptions extends WayInOptions {
  /** The session of a request that carries frames; null when signed out. */
  readonly sessionOf: (request: HttpRequest) => Promise<string | null>
  readonly times: WireTimes
}

export class Fallback {
  readonly router: Router = express.Router()
  readonly #options: FallbackOptions
  readonly #lines = new Map<string, Line>()

  constructor(options: FallbackOptions) {
    this.#options = options
    this.router.get('/live/document/:id/fallback', (request, response) => this.#down(request, response))
    this.router.post(
      '/live/document/:id/fallback/:line',
      (request: HttpRequest, response: Response, next: NextFunction) => this.#recognise(request, response, next),
      express.raw({ type: () => true, inflate: false, limit: options.frameBytes + 16 }),
      (request: HttpRequest, response: Response) => this.#up(request, response),
      this.#unreadable,
    )
  }

  async #down(request: HttpRequest, response: Response): Promise<void> {
    if (!this.#isOurs(request)) return void response.status(403).end()
    const wish = readRequest(request.originalUrl, path)
    if (wish === null) return void response.status(404).end()
    if (this.#options.fails(request) && request.headers.cookie === undefined)
      return void response.status(429).set('Retry-After', '30').end()
    const stream = new EventStream(response, this.#options.times, Number(request.query['wire']) >= answersSigns)
    let refusal: CloseCode | null = null
    try {
      const verdict = await this.#options.ask(request, wish)
      const seat = 'refusal' in verdict ? verdict.refusal : this.#options.seatOf(request)(wish, verdict.access, stream)
      if (typeof seat === 'number') refusal = seat
      else this.#open(seat, stream, response)
    } catch (error) {
      this.#options.failed(error, { document: wish.documentId }, 'a stream could not be let in')
      refusal = closeCode.overloaded
    }
    if (refusal !== null) stream.close(refusal)
  }

  #open(connection: Connection, stream: EventStream, response: Response): void {
    const id = randomBytes(24).toString('base64url')
    this.#lines.set(id, { connection, transport: stream, received: 0 })
    const end = () => {
      this.#lines.delete(id)
      connection.ended()
    }
    response.on('close', end)
    response.on('error', end)
    if (response.destroyed) return end()
    stream.opened(id)
    void connection.join()
  }

  /** Whose line it is comes first: nobody else's body is read. */
  async #recognise(request: HttpRequest, response: Response, next: NextFunction): Promise<void> {
    if (!this.#isOurs(request)) return void response.status(403).end()
    const line = this.#lines.get(String(request.params['line']))
    const { documentId, access } = line?.connection ?? {}
    const isTheirs =
      documentId === request.params['id'] && (await this.#options.sessionOf(request)) === access?.sessionId
    if (line === undefined || !isTheirs) return void response.status(410).end()
    line.transport.gaveSign()
    // Who is read more slowly and does not wait for the answer is asked to come again.
    if (line.transport.isPaused) return void response.status(429).end()
    next()
  }

  async #up(request: HttpRequest, response: Response): Promise<void> {
    const line = this.#lines.get(String(request.params['line']))
    if (line === undefined) return void response.status(410).end() // it ended while the body came
    const seq = typeof request.query['seq'] === 'string' ? Number(request.query['seq']) : NaN
    const messages = unframe(Buffer.isBuffer(request.body) ? request.body : new Uint8Array())
    if (messages === null || !Number.isSafeInteger(seq) || seq < 1) {
      line.connection.close(closeCode.malformed)
      return void response.status(400).end()
    }
    if (seq > line.received + 1) return void response.status(409).json({ received: line.received })
    await take(line, seq, messages)
    await line.transport.unpaused()
    response.json({ received: line.received })
  }

  /** A body that is too large or that breaks off: nothing of it is taken. The four arguments make it Express's. */
  readonly #unreadable: ErrorRequestHandler = (error: unknown, request, response, next) => {
    const status = error instanceof Error && 'status' in error ? error.status : undefined
    if (typeof status !== 'number' || status >= 500) return next(error)
    // Cut by the network in the middle of a body: the client says it again, if it is still there.
    const isCutShort = error instanceof Error && 'type' in error && error.type === 'request.aborted'
    const line = this.#lines.get(String(request.params['line']))
    if (!isCutShort) line?.connection.close(status === 413 ? closeCode.tooLarge : closeCode.malformed)
    response.status(status === 413 ? 413 : 400).end()
  }

  #isOurs(request: HttpRequest): boolean {
    return request.headers['sec-fetch-site'] !== 'cross-site' && this.#options.isOurOrigin(request)
  }
}

/** Takes what was not taken yet. A full body is much work: others are served in between, and whoever says it again goes on. */
async function take(line: Line, seq: number, messages: readonly Uint8Array[]): Promise<void> {
  let since = performance.now()
  for (;;) {
    const message = messages[line.received + 1 - seq]
    if (message === undefined) return
    line.received++
    line.connection.receive(message)
    if (performance.now() - since < sliceMs) continue
    await soon()
    await line.transport.unpaused()
    since = performance.now()
  }
}

/** Null for anything else than whole messages, or for more of them than a client has reason to send at once. */
function unframe(body: Uint8Array): Uint8Array[] | null {
  const messages: Uint8Array[] = []
  try {
    const decoder = decoding.createDecoder(body)
    while (decoding.hasContent(decoder)) {
      if (messages.length === mostMessages) return null
      messages.push(decoding.readVarUint8Array(decoder))
    }
    return messages
  } catch (error) {
    if (error instanceof Error) return null
    throw error
  }
}

class EventStream implements Transport {
  readonly kind = 'fallback'
  readonly #response: Response
  readonly #times: WireTimes
  readonly #givesSigns: boolean
  readonly #alive: ReturnType<typeof setInterval>
  #frames = 0
  #pausedUntil = 0
  #silence = 0

  constructor(response: Response, times: WireTimes, givesSigns: boolean) {
    this.#response = response
    this.#times = times
    this.#givesSigns = givesSigns
    response.writeHead(200, {
      'content-type': 'text/event-stream',
      'cache-control': 'no-store, no-transform',
      'x-accel-buffering': 'no',
    })
    response.write(padding)
    this.#alive = setInterval(() => response.write(': alive\n\n'), times.aliveEveryMs)
    response.on('close', () => clearInterval(this.#alive))
  }

  get waiting(): number {
    return this.#response.writableLength
  }

  opened(line: string): void {
    this.#response.write(`event: open\ndata: ${line}\n\n`)
  }

  send(packet: Packet): void {
    if (this.#response.writableEnded) return
    let text = ''
    for (const message of packet.messages) {
      text += `id: ${++this.#frames}\nevent: frame\ndata: ${Buffer.from(message).toString('base64')}\n\n`
    }
    this.#response.write(text)
  }

  close(code: CloseCode): void {
    clearInterval(this.#alive)
    if (this.#response.writableEnded) return
    this.#response.end(`event: close\ndata: ${code}\n\n`)
    // Who reads nothing would never take the end either, and what waits for them would stay in memory.
    setTimeout(() => this.#response.destroy(), this.#times.farewellMs).unref()
  }

  pause(milliseconds: number): void {
    this.#pausedUntil = Date.now() + milliseconds
  }

  get isPaused(): boolean {
    return this.#pausedUntil > Date.now()
  }

  /** The answer to a POST is what makes the client send the next one. */
  async unpaused(): Promise<void> {
    const rest = this.#pausedUntil - Date.now()
    if (rest > 0) await wait(rest, undefined, { ref: false })
  }

  /** A POST has come. */
  gaveSign(): void {
    this.#silence = 0
  }

  /**
   * What is written to a stream whose other end vanished is taken by the kernel, or by a proxy, for a long time: only
   * what comes up tells that somebody is there. [F5]
   */
  probe(): void {
    if (this.#givesSigns && ++this.#silence > silentProbes) this.#response.destroy()
  }
}
