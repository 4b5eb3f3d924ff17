// The usual wire: a real websocket.
import { lostCode, type OpenWire } from './live-socket.ts'

/** `Socket` is the browser's class, or another of the same shape. */
export const openWebSocketWith =
  (Socket: typeof WebSocket): OpenWire =>
  (url, events) => {
    const socket = new Socket(url)
    socket.binaryType = 'arraybuffer'
    let over = false
    const end = (code: number) => {
      if (over) return
      over = true
      events.closed(code)
    }
    socket.onopen = () => {
      if (!over) events.opened()
    }
    socket.onmessage = (event: MessageEvent<ArrayBuffer>) => {
      if (!over) events.message(event.data)
    }
    socket.onerror = () => undefined // a close always follows
    socket.onclose = (event) => end(event.code === 1005 ? lostCode : event.code)
    return {
      send: (frame) => socket.send(frame as Uint8Array<ArrayBuffer>), // lib0 types its buffers loosely
      close() {
        over = true
        socket.close()
      },
    }
  }

export const openWebSocket: OpenWire = (url, events) => openWebSocketWith(WebSocket)(url, events)
