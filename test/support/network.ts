// What carries the frames of our client in a test, and can be cut: all lines end without a word, and no new one opens.
import type { OpenWire } from '../../client/live/live-socket.ts'

export class Network {
  isDown = false
  readonly #ends = new Set<() => void>()
  readonly #open: OpenWire

  constructor(open: OpenWire) {
    this.#open = open
  }

  readonly open: OpenWire = (url, events) => {
    if (this.isDown) {
      queueMicrotask(() => events.closed(1006))
      return { send: () => undefined, close: () => undefined }
    }
    const wire = this.#open(url, events)
    this.#ends.add(() => {
      wire.close()
      events.closed(1006)
    })
    return wire
  }

  cut(): void {
    this.isDown = true
    for (const end of this.#ends) end()
    this.#ends.clear()
  }
}
