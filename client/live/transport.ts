// Which wire carries a live document: the websocket, and the HTTPS fallback only when that works and the websocket does not. [F4]
import { openFallbackWith } from './fallback-wire.ts'
import { lostCode, type OpenWire, type Wire, type WireEvents } from './live-socket.ts'
import { openWebSocket } from './websocket-wire.ts'

export type TransportTools = {
  webSocket: OpenWire
  fallback: OpenWire
  /** Whether plain HTTPS reaches the server now. */
  probe(): Promise<boolean>
  now(): number
}

/** Failures to open, running, before the fallback is considered. */
const patience = 2
/** How long the fallback is preferred after it has worked. */
export const preference = 10 * 60_000

/** Shared by all documents of the page: what one learns of the network serves the others. */
export class Transport {
  readonly #tools: TransportTools
  #failures = 0
  #fallbackUntil = 0

  constructor(tools: TransportTools) {
    this.#tools = tools
  }

  open: OpenWire = (url, events) => {
    if (this.#tools.now() < this.#fallbackUntil) return this.#openFallback(url, events)
    if (this.#failures < patience) return this.#openWebSocket(url, events)
    return this.#probeFirst(url, events)
  }

  #openWebSocket(url: string, events: WireEvents): Wire {
    let isOpen = false
    return this.#tools.webSocket(url, {
      ...events,
      opened: () => {
        isOpen = true
        this.#failures = 0
        events.opened()
      },
      closed: (code) => {
        if (!isOpen && code < 4000) this.#failures++ // a code of ours is an answer, not a failure
        events.closed(code)
      },
    })
  }

  #openFallback(url: string, events: WireEvents): Wire {
    let isOpen = false
    return this.#tools.fallback(url, {
      ...events,
      opened: () => {
        isOpen = true
        this.#fallbackUntil = this.#tools.now() + preference
        events.opened()
      },
      closed: (code) => {
        if (!isOpen && code === lostCode) this.#failures = this.#fallbackUntil = 0 // it does not work either: start over
        events.closed(code)
      },
    })
  }

  /** HTTPS answers now, perhaps because the network or the server is just back: the websocket is blocked if it fails even so. */
  #openOnTrial(url: string, events: WireEvents, holder: { wire: Wire | null }): Wire {
    let isOpen = false
    return this.#tools.webSocket(url, {
      ...events,
      opened: () => {
        isOpen = true
        this.#failures = 0
        events.opened()
      },
      closed: (code) => {
        if (isOpen || code >= 4000) events.closed(code)
        else holder.wire = this.#openFallback(url, events)
      },
    })
  }

  /** The websocket failed twice: if HTTPS answers meanwhile, it may be the websocket that is blocked. */
  #probeFirst(url: string, events: WireEvents): Wire {
    const waiting: { wire: Wire | null; over: boolean } = { wire: null, over: false }
    const choose = (answers: boolean) => {
      if (waiting.over) return
      if (answers) waiting.wire = this.#openOnTrial(url, events, waiting)
      else {
        this.#failures = 0 // the server or the network is away, whatever carries it
        waiting.over = true
        events.closed(lostCode)
      }
    }
    this.#tools.probe().then(choose, () => choose(false))
    return {
      send: (frame) => waiting.wire?.send(frame),
      close: () => {
        waiting.over = true
        waiting.wire?.close()
      },
    }
  }
}

async function httpsAnswers(): Promise<boolean> {
  const answer = await fetch('/healthz', { cache: 'no-store', signal: AbortSignal.timeout(5_000) })
  return answer.ok
}

let shared: Transport | null = null

/** The transport of this page. */
export function browserTransport(): OpenWire {
  shared ??= new Transport({
    webSocket: openWebSocket,
    fallback: openFallbackWith((...request) => fetch(...request)),
    probe: httpsAnswers,
    now: () => Date.now(),
  })
  return shared.open
}
