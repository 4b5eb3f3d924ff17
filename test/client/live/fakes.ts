// Fakes at the edges of a live document: a server of one Y.Doc speaking the real protocol, a local copy in memory, tab locks.
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import * as syncProtocol from 'y-protocols/sync'
import * as Y from 'yjs'
import { afterEach, beforeEach, vi } from 'vitest'
import { messageType, syncType, type RefusalReason } from '../../../shared/protocol.ts'
import type { TabLocks } from '../../../client/live/client-id.ts'
import { LiveDocument, type LiveView } from '../../../client/live/live-document.ts'
import type { LiveOptions, LiveTools } from '../../../client/live/live-options.ts'
import type { OpenWire, Wire, WireEvents } from '../../../client/live/live-socket.ts'
import type { OpenLocalCopy } from '../../../client/live/local-copy.ts'
import { MemoryNotes } from '../../../client/live/notes.ts'
import { MemorySetAsideStore } from '../../../client/live/set-aside.ts'

export const bodyOf = (doc: Y.Doc): Y.XmlFragment => doc.getXmlFragment('body')

/** Appends a paragraph. */
export function write(doc: Y.Doc, text: string): void {
  const paragraph = new Y.XmlElement('paragraph')
  paragraph.insert(0, [new Y.XmlText(text)])
  bodyOf(doc).push([paragraph])
}

export const textOf = (doc: Y.Doc): string =>
  bodyOf(doc)
    .toString()
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()

type Peer = { events: WireEvents; frames: number; acked: number }

/** Keeps what it acknowledges; holds its acknowledgements, refuses or closes when told to. */
export class FakeServer {
  readonly doc = new Y.Doc()
  /** What each connection asked for. */
  readonly urls: string[] = []
  isDown = false
  holdsSaves = false
  refuses: RefusalReason | null = null
  /** Refuses joins with this code. */
  closesWith: number | null = null
  /** Every frame that arrived, whatever its type. */
  readonly arrived: Uint8Array[] = []
  readonly #peers = new Set<Peer>()

  constructor() {
    this.doc.on('update', (update: Uint8Array) => {
      for (const peer of this.#peers) this.#send(peer, messageType.sync, (to) => syncProtocol.writeUpdate(to, update))
    })
  }

  get connections(): number {
    return this.#peers.size
  }

  open: OpenWire = (url, events) => {
    const peer: Peer = { events, frames: 0, acked: 0 }
    this.urls.push(url)
    queueMicrotask(() => {
      if (this.isDown) return events.closed(1006)
      events.opened()
      if (this.closesWith !== null) return events.closed(this.closesWith)
      this.#peers.add(peer)
    })
    const wire: Wire = {
      send: (frame) => queueMicrotask(() => this.#peers.has(peer) && this.#receive(peer, frame)),
      close: () => this.#peers.delete(peer),
    }
    return wire
  }

  close(code: number): void {
    for (const peer of this.#peers) {
      this.#peers.delete(peer)
      peer.events.closed(code)
    }
  }

  /** The network is gone until `isDown` is false again. */
  cut(): void {
    this.isDown = true
    this.close(1006)
  }

  /** Acknowledges what has been received. */
  save(): void {
    for (const peer of this.#peers) this.#save(peer, peer.frames)
  }

  say(count: number): void {
    for (const peer of this.#peers) this.#send(peer, messageType.saved, (to) => encoding.writeVarUint(to, count))
  }

  #receive(peer: Peer, frame: Uint8Array): void {
    this.arrived.push(frame)
    const decoder = decoding.createDecoder(frame)
    if (decoding.readVarUint(decoder) !== messageType.sync) return
    const type = decoding.readVarUint(decoder)
    const bytes = decoding.readVarUint8Array(decoder)
    if (type === syncType.step1) {
      this.#send(peer, messageType.sync, (to) => syncProtocol.writeSyncStep2(to, this.doc, bytes))
      return this.#send(peer, messageType.sync, (to) => syncProtocol.writeSyncStep1(to, this.doc))
    }
    this.#take(peer, bytes)
  }

  #take(peer: Peer, update: Uint8Array): void {
    const number = ++peer.frames
    if (this.refuses && this.#saysSomethingNew(update)) {
      const reason = this.refuses
      return this.#send(peer, messageType.refused, (to) => {
        encoding.writeVarUint(to, number)
        encoding.writeVarString(to, reason)
      })
    }
    Y.applyUpdate(this.doc, update)
    if (!this.holdsSaves) this.#save(peer, number)
  }

  #saysSomethingNew(update: Uint8Array): boolean {
    const { structs, ds } = Y.decodeUpdate(update)
    const isNew = structs.some(
      (struct) => struct.id.clock + struct.length > Y.getState(this.doc.store, struct.id.client),
    )
    return isNew || ds.clients.size > 0
  }

  #save(peer: Peer, count: number): void {
    peer.acked = count
    this.#send(peer, messageType.saved, (to) => encoding.writeVarUint(to, count))
  }

  #send(peer: Peer, type: number, body: (to: encoding.Encoder) => void): void {
    const encoder = encoding.createEncoder()
    encoding.writeVarUint(encoder, type)
    body(encoder)
    const bytes = encoding.toUint8Array(encoder)
    queueMicrotask(() => this.#peers.has(peer) && peer.events.message(bytes.slice().buffer))
  }
}

/** The databases of one device. */
export class FakeDevice {
  readonly databases = new Map<string, Uint8Array[]>()
  readonly notes = new MemoryNotes()
  readonly setAside = new MemorySetAsideStore()
  readonly held = new Set<string>()
  /** Loses what is written from now on, as a crash before the write would. */
  forgets = false

  openCopy: OpenLocalCopy = (key, doc) => {
    const rows = this.databases.get(key) ?? []
    this.databases.set(key, rows)
    const origin = {}
    for (const row of rows) Y.applyUpdate(doc, row, origin)
    const keep = (update: Uint8Array, from: unknown) => {
      if (from !== origin && !this.forgets) rows.push(update)
    }
    doc.on('update', keep)
    return {
      loaded: Promise.resolve(),
      clear: async () => {
        doc.off('update', keep)
        rows.length = 0
      },
      close: async () => doc.off('update', keep),
    }
  }

  locks: TabLocks = {
    hold: async (name) => {
      if (this.held.has(name)) return null
      this.held.add(name)
      return () => this.held.delete(name)
    },
  }
}

export const ana = 'ana'
export const atelier = '018f0000-0000-7000-8000-000000000001'

type Overrides = Partial<Omit<LiveOptions, 'tools'>> & { tools?: Partial<LiveTools> }

let clients = 1000

/** Opens the document of `server` on `device`; fake timers must be in use. */
export function openLive(server: FakeServer, device: FakeDevice, overrides: Overrides = {}): LiveDocument {
  const { tools, ...options } = overrides
  return new LiveDocument({
    personId: ana,
    documentId: atelier,
    epoch: 1,
    generation: 0,
    serverUrl: 'ws://localhost/live/document',
    access: { mayWrite: true, frozen: false },
    takeClient: async () => ++clients,
    bodyOf,
    ...options,
    tools: {
      notes: device.notes,
      locks: device.locks,
      openCopy: device.openCopy,
      openWire: server.open,
      setAside: device.setAside,
      now: () => 1_700_000_000_000 + clients,
      chance: () => 0,
      randomClient: () => ++clients,
      patience: 1000,
      ...tools,
    },
  })
}

/** For a whole test file: the clock stands still, and pages that are opened through what this gives are closed after each test. */
export function pagesOfEachTest(): typeof openLive {
  const opened: LiveDocument[] = []
  beforeEach(() => void vi.useFakeTimers())
  afterEach(async () => {
    await Promise.all(opened.splice(0).map((live) => live.close()))
    vi.useRealTimers()
  })
  return (...given) => {
    const live = openLive(...given)
    opened.push(live)
    return live
  }
}

export const statusOf = (live: LiveDocument): LiveView['status']['is'] => live.get().status.is

/** Lets everything that is under way arrive, timers of up to `milliseconds` included. */
export const settle = (milliseconds = 0): Promise<unknown> => vi.advanceTimersByTimeAsync(milliseconds)

/** The document of an opened view. */
export function docOf(live: LiveDocument): Y.Doc {
  const { text } = live.get()
  if (!text) throw new Error(`no text to write in: ${live.get().status.is}`)
  return text.doc
}

/** Resolves once the view is so. */
export function untilView(live: LiveDocument, isSo: (view: LiveView) => boolean): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      if (!isSo(live.get())) return
      stop()
      resolve()
    }
    const stop = live.subscribe(look)
    look()
  })
}
