// What y-websocket is given as its WebSocket: counts the update frames that leave, and lets a transport decide what carries them.
import { kindOf, type FrameKind } from './frames.ts'

/** The part of a WebSocket that carries frames; the HTTP fallback has the same shape. */
export interface Wire {
  send(frame: Uint8Array): void
  close(): void
}

export type WireEvents = {
  opened(): void
  message(frame: ArrayBuffer): void
  closed(code: number): void
}

/** Opens a wire to `url` (ws: or wss:). Events come later, never during the call. */
export type OpenWire = (url: string, events: WireEvents) => Wire

export type SocketOwner = {
  open: OpenWire
  /** Milliseconds to wait before opening, so that a crowd does not come back at once. */
  delay(): number
  /** A frame has left on the current connection. */
  sent(kind: FrameKind): void
  ended(code: number): void
}

type Timer = ReturnType<typeof setTimeout>

/** The code of a connection that ended without a word. */
export const lostCode = 1006

const states = { CONNECTING: 0, OPEN: 1, CLOSING: 2, CLOSED: 3 } as const

/** A WebSocket-shaped class bound to its owner; the provider makes one instance per connection. */
export function socketClass(owner: SocketOwner): typeof WebSocket {
  class LiveSocket {
    static readonly CONNECTING = states.CONNECTING
    static readonly OPEN = states.OPEN
    static readonly CLOSING = states.CLOSING
    static readonly CLOSED = states.CLOSED
    readonly CONNECTING = states.CONNECTING
    readonly OPEN = states.OPEN
    readonly CLOSING = states.CLOSING
    readonly CLOSED = states.CLOSED
    binaryType = 'arraybuffer'
    readyState: number = states.CONNECTING
    onopen: (() => void) | null = null
    onmessage: ((event: { data: ArrayBuffer }) => void) | null = null
    onclose: ((event: { code: number; reason: string; wasClean: boolean }) => void) | null = null
    onerror: ((event: unknown) => void) | null = null
    #wire: Wire | null = null
    #timer: Timer | undefined

    constructor(url: string | URL) {
      const delay = owner.delay()
      if (delay > 0) this.#timer = setTimeout(() => this.#open(String(url)), delay)
      else this.#open(String(url))
    }

    #open(url: string): void {
      this.#wire = owner.open(url, {
        opened: () => {
          if (this.readyState !== states.CONNECTING) return
          this.readyState = states.OPEN
          this.onopen?.()
        },
        message: (data) => {
          if (this.readyState === states.OPEN) this.onmessage?.({ data })
        },
        closed: (code) => this.#end(code),
      })
    }

    send(frame: Uint8Array): void {
      if (this.readyState !== states.OPEN) return
      this.#wire?.send(frame)
      owner.sent(kindOf(frame))
    }

    close(): void {
      if (this.readyState >= states.CLOSING) return
      clearTimeout(this.#timer)
      this.#wire?.close()
      this.#end(1000)
    }

    #end(code: number): void {
      if (this.readyState === states.CLOSED) return
      this.readyState = states.CLOSED
      owner.ended(code)
      this.onclose?.({ code, reason: '', wasClean: code !== lostCode })
    }
  }
  return LiveSocket as unknown as typeof WebSocket // the provider uses only what is here
}
