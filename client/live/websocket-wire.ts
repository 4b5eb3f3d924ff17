// The usual wire: a real websocket.
import { lostCode, type OpenWire } from './live-socket.ts'

/** Calls back when the device knows that it has no network, which is long before a silent socket does; gives the way out. */
type OnOffline = (lost: () => void) => () => void

/** `Socket` is the browser's class, or another of the same shape. */
export const openWebSocketWith =
  (Socket: typeof WebSocket, onOffline: OnOffline = () => () => undefined): OpenWire =>
  (url, events) => {
    const socket = new Socket(url)
    socket.binaryType = 'arraybuffer'
    let over = false
    const end = (code: number) => {
      if (over) return
      over = true
      forget()
      events.closed(code)
    }
    const forget = onOffline(() => {
      end(lostCode)
      socket.close()
    })
    socket.onopen = () => {
      if (!over) events.opened()
    }
    socket.onmessage = (event: MessageEvent<ArrayBuffer>) => {
      if (!over) events.message(event.data)
    }
    socket.onerror = () => undefined // a close always follows
    socket.onclose = (event) => end(event.code === 1005 ? lostCode : event.code)
    return {
      send(frame) {
        // what a socket that is closing is given is lost either way, and the browser complains of it
        if (socket.readyState === Socket.OPEN) socket.send(frame as Uint8Array<ArrayBuffer>) // lib0 types its buffers loosely
      },
      close() {
        over = true
        forget()
        socket.close()
      },
    }
  }

const browserOffline: OnOffline = (lost) => {
  addEventListener('offline', lost)
  return () => removeEventListener('offline', lost)
}

export const openWebSocket: OpenWire = (url, events) => openWebSocketWith(WebSocket, browserOffline)(url, events)
