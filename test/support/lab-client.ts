// One person in the lab: a real Y.Doc that speaks the stock protocol over a line of two queues moved by hand.
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import * as syncProtocol from 'y-protocols/sync'
import * as Y from 'yjs'
import { messageType, syncType } from '../../shared/protocol.ts'
import type { Access, Transport } from '../../server/realtime/connection.ts'
import { Connection } from '../../server/realtime/connection.ts'
import type { Packet } from '../../server/realtime/messages.ts'
import type { Rooms } from '../../server/realtime/rooms.ts'

/** What a client sent as text and has not forgotten: an update frame and its number on this line. */
interface SentFrame {
  readonly number: number
  readonly update: Uint8Array
}

export interface LineEvents {
  /** The server says something to this client. Called when it leaves the server. */
  leaves(client: LabClient, message: Uint8Array): void
}

export class LabClient {
  readonly name: string
  access: Access
  readonly #events: LineEvents
  readonly #nextClientId: () => number
  doc!: Y.Doc
  connection: Connection | null = null
  /** Under way, in order. */
  readonly up: Uint8Array[] = []
  readonly down: Uint8Array[] = []
  sent: SentFrame[] = []
  saved = 0
  refused = new Map<number, string>()
  synced = false
  closedWith: number | null = null
  /** The number of the process to which it came last. */
  process = 0
  /** Bytes that its line has not taken yet. */
  unread = 0
  /** Whom it sees. */
  readonly seen = new Map<number, string>()
  #presenceClock = 0
  /** What was set aside because it was refused. */
  setAside = 0
  #count = 0

  constructor(name: string, access: Access, nextClientId: () => number, events: LineEvents) {
    this.name = name
    this.access = access
    this.#nextClientId = nextClientId
    this.#events = events
    this.startOver()
  }

  get isOnline(): boolean {
    return this.connection !== null
  }

  /** A new document with a new clientID, as after setting a refused copy aside, or one of another generation. */
  startOver(generation = this.access.generation): void {
    this.access = { ...this.access, generation }
    this.doc = new Y.Doc()
    this.doc.clientID = this.#nextClientId()
    this.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== this && this.isOnline) this.#sendSync(syncType.update, update)
    })
  }

  connect(rooms: Rooms, connectionId: string, now: () => number): void {
    this.#forgetLine()
    this.closedWith = null
    const connection = new Connection({
      connectionId,
      documentId: 'document',
      access: this.access,
      ours: true,
      transport: this.#transport(),
      rooms,
      limits: { messagesPerSecond: 1e6, bytesPerSecond: 1e9, frameBytes: 1e7 },
      now,
      left: () => undefined,
      failed: (error) => {
        if (!(error instanceof Error && error.message.startsWith('the lab '))) this.#failures.push(error)
      },
    })
    this.connection = connection
    void connection.join()
    this.#send((encoder) => syncProtocol.writeSyncStep1(encoder, this.doc))
  }

  /** The line down, which the lab delivers by hand. */
  #transport(): Transport {
    const unread = () => this.unread
    return {
      kind: 'websocket',
      get waiting() {
        return unread()
      },
      send: (packet: Packet) => {
        for (const message of packet.messages) {
          this.#events.leaves(this, message)
          this.down.push(message)
        }
      },
      close: (code) => {
        this.closedWith = code
        this.#forgetLine()
      },
      pause: () => undefined,
      probe: () => undefined,
    }
  }

  readonly #failures: unknown[] = []
  get failures(): readonly unknown[] {
    return this.#failures
  }

  /** The line is cut; what was under way is lost. */
  cut(): void {
    const { connection } = this
    this.#forgetLine()
    connection?.ended()
  }

  #forgetLine(): void {
    this.connection = null
    this.up.length = 0
    this.down.length = 0
    this.sent = []
    this.#count = 0
    this.saved = 0
    this.refused.clear()
    this.synced = false
  }

  deliverUp(): void {
    const bytes = this.up.shift()
    if (bytes !== undefined) this.connection?.receive(bytes)
  }

  deliverAllUp(): void {
    while (this.up.length > 0) this.deliverUp()
  }

  deliverAllDown(): void {
    while (this.down.length > 0) this.deliverDown()
  }

  deliverDown(): void {
    const bytes = this.down.shift()
    if (bytes === undefined) return
    const decoder = decoding.createDecoder(bytes)
    const type = decoding.readVarUint(decoder)
    if (type === messageType.sync) this.#readSync(decoder)
    else if (type === messageType.awareness) this.#readPresence(decoding.readVarUint8Array(decoder))
    else if (type === messageType.saved) this.saved = decoding.readVarUint(decoder)
    else if (type === messageType.refused) {
      this.refused.set(decoding.readVarUint(decoder), decoding.readVarString(decoder))
    }
  }

  /** Says that it is here, anew each time. */
  showPresence(): void {
    const entry = encoding.createEncoder()
    encoding.writeVarUint(entry, 1)
    encoding.writeVarUint(entry, this.doc.clientID)
    encoding.writeVarUint(entry, ++this.#presenceClock)
    encoding.writeVarString(entry, '{}')
    const message = encoding.createEncoder()
    encoding.writeVarUint(message, messageType.awareness)
    encoding.writeVarUint8Array(message, encoding.toUint8Array(entry))
    this.up.push(encoding.toUint8Array(message))
  }

  #readPresence(entries: Uint8Array): void {
    const decoder = decoding.createDecoder(entries)
    for (let n = decoding.readVarUint(decoder); n > 0; n--) {
      const client = decoding.readVarUint(decoder)
      decoding.readVarUint(decoder)
      const state = decoding.readVarString(decoder)
      if (state === 'null') this.seen.delete(client)
      else this.seen.set(client, state)
    }
  }

  #readSync(decoder: decoding.Decoder): void {
    const encoder = encoding.createEncoder()
    encoding.writeVarUint(encoder, messageType.sync)
    // The stock reader, which swallows what it cannot apply: the lab compares documents at the end.
    const type = syncProtocol.readSyncMessage(decoder, encoder, this.doc, this)
    if (type === syncProtocol.messageYjsSyncStep2) this.synced = true
    if (encoding.length(encoder) > 1) this.#sendRaw(encoding.toUint8Array(encoder))
  }

  /** What no client of ours would send. */
  sayByHand(type: number, update: Uint8Array): void {
    this.#sendSync(type, update)
  }

  #send(write: (encoder: encoding.Encoder) => void): void {
    const encoder = encoding.createEncoder()
    encoding.writeVarUint(encoder, messageType.sync)
    write(encoder)
    this.#sendRaw(encoding.toUint8Array(encoder))
  }

  #sendSync(type: number, update: Uint8Array): void {
    this.#send((encoder) => {
      encoding.writeVarUint(encoder, type)
      encoding.writeVarUint8Array(encoder, update)
    })
  }

  #sendRaw(bytes: Uint8Array): void {
    const decoder = decoding.createDecoder(bytes)
    decoding.readVarUint(decoder)
    const type = decoding.readVarUint(decoder)
    if (type !== syncType.step1)
      this.sent.push({ number: ++this.#count, update: decoding.readVarUint8Array(decoder).slice() })
    this.up.push(bytes)
  }
}
