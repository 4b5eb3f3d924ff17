// The HTTP transport for networks that stop websockets: frames come down as server-sent events and go up by POST.
// The bytes of both are specified in docs/spec/fallback.md; above it nobody knows the difference.
import { randomBytes } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import type { Request as HttpRequest, Response, Router } from 'express'
import express from 'express'
import * as decoding from 'lib0/decoding'
import type { CloseCode } from '../../shared/protocol.ts'
import { closeCode } from '../../shared/protocol.ts'
import { readRequest } from './admission.ts'
import type { Connection, Transport } from './connection.ts'
import type { Packet } from './messages.ts'
import type { WayInOptions } from './upgrade.ts'

const path = /^\/live\/document\/([^/]+)\/fallback$/
const aliveEveryMs = 15_000
/** What a slow reader is given to take the end of a stream; the websocket library gives as much. */
const farewellMs = 30_000
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
}

export class Fallback {
  readonly router: Router = express.Router()
  readonly #options: FallbackOptions
  readonly #lines = new Map<string, Line>()

  constructor(options: FallbackOptions) {
    this.#options = options
    const body = express.raw({ type: 'application/octet-stream', limit: options.frameBytes + 16 })
    this.router.get('/live/document/:id/fallback', (request, response) => this.#down(request, response))
    this.router.post('/live/document/:id/fallback/:line', body, (request, response) => this.#up(request, response))
  }

  async #down(request: HttpRequest, response: Response): Promise<void> {
    if (!this.#isOurs(request)) return void response.status(403).end()
    const wish = readRequest(request.originalUrl, path)
    if (wish === null) return void response.status(404).end()
    if (this.#options.fails(request) && request.headers.cookie === undefined)
      return void response.status(429).set('Retry-After', '30').end()
    const stream = new EventStream(response)
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

  async #up(request: HttpRequest, response: Response): Promise<void> {
    if (!this.#isOurs(request)) return void response.status(403).end()
    const line = this.#lines.get(String(request.params['line']))
    const { documentId, access } = line?.connection ?? {}
    const isTheirs =
      documentId === request.params['id'] && (await this.#options.sessionOf(request)) === access?.sessionId
    if (line === undefined || !isTheirs) return void response.status(410).end()
    const seq = Number(request.query['seq'])
    const messages = Buffer.isBuffer(request.body) ? unframe(request.body) : null
    if (messages === null || !Number.isSafeInteger(seq) || seq < 1) {
      line.connection.close(closeCode.malformed)
      return void response.status(400).end()
    }
    if (seq > line.received + 1) return void response.status(409).json({ received: line.received })
    const known = line.received + 1 - seq
    for (const message of messages.slice(known)) {
      line.received++
      line.connection.receive(message)
    }
    await line.transport.unpaused()
    response.json({ received: line.received })
  }

  #isOurs(request: HttpRequest): boolean {
    return request.headers['sec-fetch-site'] !== 'cross-site' && this.#options.isOurOrigin(request)
  }
}

/** Null for anything else than whole messages. */
function unframe(body: Buffer): Uint8Array[] | null {
  const messages: Uint8Array[] = []
  try {
    const decoder = decoding.createDecoder(body)
    while (decoding.hasContent(decoder)) messages.push(decoding.readVarUint8Array(decoder))
    return messages
  } catch (error) {
    if (error instanceof Error) return null
    throw error
  }
}

class EventStream implements Transport {
  readonly kind = 'fallback'
  readonly #response: Response
  readonly #alive: ReturnType<typeof setInterval>
  #frames = 0
  #pausedUntil = 0

  constructor(response: Response) {
    this.#response = response
    response.writeHead(200, {
      'content-type': 'text/event-stream',
      'cache-control': 'no-store, no-transform',
      'x-accel-buffering': 'no',
    })
    response.write(padding)
    this.#alive = setInterval(() => response.write(': alive\n\n'), aliveEveryMs)
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
    setTimeout(() => this.#response.destroy(), farewellMs).unref()
  }

  pause(milliseconds: number): void {
    this.#pausedUntil = Date.now() + milliseconds
  }

  /** The answer to a POST is what makes the client send the next one. */
  async unpaused(): Promise<void> {
    const rest = this.#pausedUntil - Date.now()
    if (rest > 0) await wait(rest, undefined, { ref: false })
  }

  /** A stream whose other end vanished is found by TCP: what is written to it is never taken. */
  probe(): void {}
}
