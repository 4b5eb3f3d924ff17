// Which wire carries a live document.
import type { OpenWire } from './live-socket.ts'
import { openWebSocket } from './websocket-wire.ts'

export const browserTransport = (): OpenWire => openWebSocket
