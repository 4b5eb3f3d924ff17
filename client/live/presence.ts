// Presence on the wire: this tab's own state and nothing else (the stock provider echoes everyone's back to the server). [C6]
import * as encoding from 'lib0/encoding'
import { Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness'
import type { WebsocketProvider } from 'y-websocket'
import type * as Y from 'yjs'
import { messageType } from '../../shared/protocol.ts'

/**
 * A presence whose clock starts from the time: a clientID that is used again after a reload must not look older
 * than what others remember of it.
 */
export function openAwareness(doc: Y.Doc, now: number): Awareness {
  const awareness = new Awareness(doc)
  awareness.meta.set(doc.clientID, { clock: Math.floor(now / 50), lastUpdated: now })
  return awareness
}

/** Follows a clientID that yjs has replaced. */
export function moveAwareness(awareness: Awareness, client: number, now: number): void {
  const state = awareness.getLocalState()
  awareness.setLocalState(null)
  awareness.clientID = client
  awareness.meta.set(client, { clock: Math.floor(now / 50), lastUpdated: now })
  awareness.setLocalState(state)
}

/** Makes a provider send only the local state. Returns the detaching. */
export function sendOwnPresence(provider: WebsocketProvider): () => void {
  const { awareness } = provider
  type Changes = { added: number[]; updated: number[]; removed: number[] }
  const send = ({ added, updated, removed }: Changes) => {
    if (![...added, ...updated, ...removed].includes(awareness.clientID)) return
    const socket = provider.ws
    if (provider.wsconnected && socket?.readyState === socket?.OPEN) socket?.send(ownFrame(awareness))
  }
  awareness.off('update', provider._awarenessUpdateHandler)
  awareness.on('update', send)
  provider.messageHandlers[messageType.queryAwareness] = (encoder) => writeOwn(encoder, awareness)
  return () => awareness.off('update', send)
}

function ownFrame(awareness: Awareness): Uint8Array<ArrayBuffer> {
  const encoder = encoding.createEncoder()
  writeOwn(encoder, awareness)
  return encoding.toUint8Array(encoder) as Uint8Array<ArrayBuffer> // lib0 types its buffers loosely
}

function writeOwn(encoder: encoding.Encoder, awareness: Awareness): void {
  encoding.writeVarUint(encoder, messageType.awareness)
  encoding.writeVarUint8Array(encoder, encodeAwarenessUpdate(awareness, [awareness.clientID]))
}
