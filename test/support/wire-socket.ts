// The browser's own fallback wire in the shape of a `ws` socket, for clients by hand.
import { EventEmitter } from 'node:events'
import { WebSocket } from 'ws'
import { openFallbackWith } from '../../client/live/fallback-wire.ts'
import type { Wire } from '../../client/live/live-socket.ts'

/** As `new WebSocket(url, { headers })`, over server-sent events and POST. */
export function fallbackSocket(url: string, headers: Record<string, string>): WebSocket {
  const ask: typeof fetch = (input, init) =>
    fetch(input, { ...init, headers: { ...(init?.headers as Record<string, string>), ...headers } }) // the wire gives plain objects
  const socket = new WireSocket((events) => openFallbackWith(ask)(url, events))
  return socket as unknown as WebSocket // what a client by hand uses of one is here
}

class WireSocket extends EventEmitter {
  readyState: number = WebSocket.CONNECTING
  binaryType = 'nodebuffer'
  readonly #wire: Wire

  constructor(open: (events: Parameters<ReturnType<typeof openFallbackWith>>[1]) => Wire) {
    super()
    this.#wire = open({
      opened: () => {
        this.readyState = WebSocket.OPEN
        this.emit('open')
      },
      message: (frame) => this.emit('message', Buffer.from(frame)),
      closed: (code) => {
        this.readyState = WebSocket.CLOSED
        this.emit('close', code)
      },
    })
  }

  send(bytes: Uint8Array): void {
    this.#wire.send(bytes)
  }

  close(): void {
    this.terminate()
  }

  terminate(): void {
    this.readyState = WebSocket.CLOSED
    this.#wire.close()
  }
}
