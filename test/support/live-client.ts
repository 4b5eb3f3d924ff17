// A client by hand on a real websocket: a Y.Doc, the stock protocol, and promises for what it waits for.
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { onTestFinished } from 'vitest'
import { WebSocket } from 'ws'
import * as syncProtocol from 'y-protocols/sync'
import { Awareness, encodeAwarenessUpdate, applyAwarenessUpdate } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { messageType, syncType } from '../../shared/protocol.ts'
import type { House } from './live-house.ts'

export class HandClient {
  readonly doc: Y.Doc
  readonly awareness: Awareness
  readonly ws: WebSocket
  synced = false
  saved = 0
  sent = 0
  asked = 0
  readonly refused: { frame: number; reason: string }[] = []
  closedWith: number | null = null
  /** Every message as it came. */
  readonly heard: Uint8Array[] = []
  readonly #watchers = new Set<() => void>()

  constructor(ws: WebSocket, doc = new Y.Doc()) {
    this.doc = doc
    this.awareness = new Awareness(doc)
    this.ws = ws
    ws.binaryType = 'nodebuffer'
    ws.on('open', () => this.#sync((encoder) => syncProtocol.writeSyncStep1(encoder, doc)))
    ws.on('message', (data: Buffer) => {
      this.#read(new Uint8Array(data))
      this.#tell()
    })
    ws.on('close', (code) => {
      this.closedWith = code
      this.#tell()
    })
    ws.on('error', () => undefined)
    doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== this && ws.readyState === WebSocket.OPEN) this.sendUpdate(update)
    })
    onTestFinished(() => {
      this.awareness.destroy()
      ws.terminate()
    })
  }

  get text(): string {
    return this.doc.getText('text').toString()
  }

  type(words: string): void {
    const text = this.doc.getText('text')
    text.insert(text.length, words)
  }

  sendUpdate(update: Uint8Array, type: number = syncType.update): void {
    this.#sync((encoder) => {
      encoding.writeVarUint(encoder, type)
      encoding.writeVarUint8Array(encoder, update)
    })
  }

  sendPresence(): void {
    const encoder = encoding.createEncoder()
    encoding.writeVarUint(encoder, messageType.awareness)
    encoding.writeVarUint8Array(encoder, encodeAwarenessUpdate(this.awareness, [this.doc.clientID]))
    this.ws.send(encoding.toUint8Array(encoder))
  }

  /** Resolves once `isSo`; looked at after each message. */
  until(isSo: () => boolean): Promise<void> {
    if (isSo()) return Promise.resolve()
    return new Promise((resolve) => {
      const look = () => {
        if (!isSo()) return
        this.#watchers.delete(look)
        resolve()
      }
      this.#watchers.add(look)
    })
  }

  whenSynced = (): Promise<void> => this.until(() => this.synced && this.asked > 0)
  whenSaved = (): Promise<void> => this.until(() => this.saved >= this.sent && this.sent > 0)
  whenClosed = (): Promise<void> => this.until(() => this.closedWith !== null)

  #tell(): void {
    for (const watcher of this.#watchers) watcher()
  }

  #sync(write: (encoder: encoding.Encoder) => void): void {
    const encoder = encoding.createEncoder()
    encoding.writeVarUint(encoder, messageType.sync)
    write(encoder)
    this.#send(encoding.toUint8Array(encoder))
  }

  #send(bytes: Uint8Array): void {
    if (bytes[0] === messageType.sync && bytes[1] !== syncType.step1) this.sent++
    this.ws.send(bytes)
  }

  #read(bytes: Uint8Array): void {
    this.heard.push(bytes)
    const decoder = decoding.createDecoder(bytes)
    switch (decoding.readVarUint(decoder)) {
      case messageType.sync: {
        const encoder = encoding.createEncoder()
        encoding.writeVarUint(encoder, messageType.sync)
        const type = syncProtocol.readSyncMessage(decoder, encoder, this.doc, this)
        if (type === syncType.step1) this.asked++
        if (type === syncType.step2) this.synced = true
        if (encoding.length(encoder) > 1) this.#send(encoding.toUint8Array(encoder))
        return
      }
      case messageType.awareness:
        return applyAwarenessUpdate(this.awareness, decoding.readVarUint8Array(decoder), this)
      case messageType.saved:
        this.saved = decoding.readVarUint(decoder)
        return
      case messageType.refused:
        this.refused.push({ frame: decoding.readVarUint(decoder), reason: decoding.readVarString(decoder) })
    }
  }
}

/** Someone of the house with the document open and in sync. */
export async function comeIn(
  house: Pick<House, 'socket'>,
  name: string,
  doc?: Y.Doc,
  params: Record<string, string> = {},
): Promise<HandClient> {
  const client = new HandClient(house.socket(name, { ours: '1', ...params }), doc)
  await client.whenSynced()
  return client
}
