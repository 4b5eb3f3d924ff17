// The websocket's way in: `/live/document/:id`. A wrong origin is refused before the handshake; every other refusal after
// it, since a browser cannot read the status of a failed upgrade.
import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import type { WebSocket } from 'ws'
import { WebSocketServer } from 'ws'
import type { CloseCode } from '../../shared/protocol.ts'
import { closeCode } from '../../shared/protocol.ts'
import type { Request, Verdict } from './admission.ts'
import { readRequest } from './admission.ts'
import type { Access, Connection, Transport } from './connection.ts'
import { WebsocketTransport } from './websocket.ts'

const path = /^\/live\/document\/([^/]+)$/

export interface WayInOptions {
  /** Whether a request comes from one of our own pages, or from a program without any. */
  readonly isOurOrigin: (request: IncomingMessage) => boolean
  /** Whether its address has failed so often that failing again is not worth a word. */
  readonly fails: (request: IncomingMessage) => boolean
  readonly frameBytes: number
  readonly ask: (request: IncomingMessage, wish: Request) => Promise<Verdict>
  /** Seats whoever made the request; says why not when there is no place. */
  readonly seatOf: (
    request: IncomingMessage,
  ) => (wish: Request, access: Access, transport: Transport) => Connection | CloseCode
  readonly failed: (error: unknown, facts: object, message: string) => void
}

export class WebsocketWay {
  readonly #options: WayInOptions
  readonly #server: WebSocketServer

  constructor(options: WayInOptions) {
    this.#options = options
    this.#server = new WebSocketServer({
      noServer: true,
      maxPayload: options.frameBytes,
      // Updates are small and dense already; compression costs memory per socket and blocks the loop.
      perMessageDeflate: false,
      clientTracking: false,
    })
  }

  /** Takes the socket if the path is ours. Never throws. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): boolean {
    const wish = readRequest(request.url ?? '', path)
    if (wish === null) return false
    socket.on('error', () => socket.destroy())
    if (!this.#options.isOurOrigin(request)) {
      socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n')
      return true
    }
    if (this.#options.fails(request) && request.headers.cookie === undefined) {
      socket.end('HTTP/1.1 429 Too Many Requests\r\nRetry-After: 30\r\nConnection: close\r\nContent-Length: 0\r\n\r\n')
      return true
    }
    this.#server.handleUpgrade(request, socket, head, (ws) => void this.#open(ws, request, wish))
    return true
  }

  async #open(ws: WebSocket, request: IncomingMessage, wish: Request): Promise<void> {
    ws.on('error', () => ws.terminate())
    const transport = new WebsocketTransport(ws)
    // Nothing is read until it is known who it is: what comes meanwhile stays in the kernel's buffers.
    ws.pause()
    try {
      const verdict = await this.#options.ask(request, wish)
      const seat =
        'refusal' in verdict ? verdict.refusal : this.#options.seatOf(request)(wish, verdict.access, transport)
      if (typeof seat === 'number') return this.#options.fails(request) ? ws.terminate() : refuse(ws, seat)
      transport.feed(seat)
      ws.resume()
      if (ws.readyState !== ws.OPEN) seat.ended()
      else await seat.join()
    } catch (error) {
      this.#options.failed(error, { document: wish.documentId }, 'a socket could not be let in')
      refuse(ws, closeCode.overloaded)
    }
  }
}

/** Says why, and reads on so that the goodbye of the other side is heard. */
function refuse(ws: WebSocket, code: CloseCode): void {
  ws.on('message', () => undefined)
  ws.resume()
  ws.close(code)
}
