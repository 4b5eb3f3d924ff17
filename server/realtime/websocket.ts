// A websocket as a transport. The only file that writes to the socket beneath `ws`.
import type { Socket } from 'node:net'
import { WebSocket } from 'ws'
import type { CloseCode } from '../../shared/protocol.ts'
import { closeCode } from '../../shared/protocol.ts'
import type { Connection, Transport } from './connection.ts'
import type { Packet } from './messages.ts'

/** Said by `ws` of a frame above `maxPayload` (RFC 6455 §7.4.1). */
const messageTooBig = 1009

export class WebsocketTransport implements Transport {
  readonly kind = 'websocket'
  readonly #ws: WebSocket
  readonly #socket: Socket
  #isAlive = true

  constructor(ws: WebSocket) {
    this.#ws = ws
    this.#socket = socketBeneath(ws)
    // A stock client comes back at once after 1009, with the same frame: the code that stops it is said instead.
    const close = ws.close.bind(ws)
    ws.close = (code, reason) => close(code === messageTooBig ? closeCode.tooLarge : code, reason)
    ws.on('pong', () => {
      this.#isAlive = true
    })
  }

  /** Hands the connection what comes in, in order. */
  feed(connection: Connection): void {
    this.#ws.on('message', (data, isBinary) => {
      if (!isBinary || !Buffer.isBuffer(data)) return connection.close(closeCode.malformed)
      connection.receive(data)
    })
    this.#ws.on('close', () => connection.ended())
  }

  get waiting(): number {
    return this.#socket.writableLength
  }

  send(packet: Packet): void {
    if (this.#ws.readyState !== WebSocket.OPEN) return
    // `ws.send` frames a message again for each socket and writes it in two pieces: twice the time, for hundreds of
    // sockets that get the same bytes. Without compression `ws` queues nothing of its own, so the order is kept.
    const { pieces } = packet
    if (pieces.length === 1) return void this.#socket.write(pieces[0] as Uint8Array) // there is one
    this.#socket.cork()
    for (const piece of pieces) this.#socket.write(piece)
    this.#socket.uncork()
  }

  close(code: CloseCode): void {
    this.#ws.close(code)
  }

  pause(milliseconds: number): void {
    if (this.#ws.isPaused) return
    this.#ws.pause()
    setTimeout(() => this.#ws.resume(), milliseconds).unref()
  }

  /** A line whose other end vanished gives no sign by itself: it has until the next call to answer a ping. */
  probe(): void {
    if (!this.#isAlive) return this.#ws.terminate()
    this.#isAlive = false
    if (this.#ws.readyState === WebSocket.OPEN) this.#ws.ping()
  }
}

function socketBeneath(ws: WebSocket): Socket {
  // Not in the types of `ws`, but in each of its versions: the socket that it was given at the upgrade.
  return (ws as unknown as { _socket: Socket })._socket
}
