// One life of a live document in this tab: a Y.Doc, its local copy, its clientID, its provider. A refused edit ends it; another follows.
import type { Awareness } from 'y-protocols/awareness'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { textDoc } from '../../shared/document/collectable.ts'
import { closeCode, liveParams, messageType } from '../../shared/protocol.ts'
import { chooseClient, forgetClient, markClient, readMark, unsavedClients, type ClientChoice } from './client-id.ts'
import { readRefused, readSaved, type Refusal } from './frames.ts'
import { Ledger } from './ledger.ts'
import type { LiveOptions, LiveTools } from './live-options.ts'
import { within } from './live-options.ts'
import { socketClass } from './live-socket.ts'
import type { LocalCopy } from './local-copy.ts'
import { copyKey, openedNote } from './local-keys.ts'
import { moveAwareness, openAwareness, sendOwnPresence } from './presence.ts'
import { spreadAfter } from './reconnection.ts'
import { isTurnedAway } from './status.ts'

/** The code of a connection that this page has ended itself. */
const goneByItself = 1000

export type SessionEvents = {
  /** Some fact moved. */
  changed(): void
  refused(refusal: Refusal): void
  /** The server said that coming back is useless. */
  closed(code: number): void
}

export class LiveSession {
  readonly doc: Y.Doc
  readonly key: string
  readonly awareness: Awareness
  readonly ledger: Ledger
  /** Whether the local copy is written on this device. */
  readonly kept: boolean
  everSynced = false
  failed = false
  offlineSince: number
  /** The code by which the server turned this page away for a while; null once it let it in, or cannot be reached. */
  turnedAway: number | null = null
  readonly #tools: LiveTools
  readonly #copy: LocalCopy
  readonly #choice: ClientChoice
  readonly #provider: WebsocketProvider
  readonly #events: SessionEvents
  readonly #adopted: number[]
  readonly #detach: (() => void)[] = []
  #lastClose: number | null = null
  /** Let in, but an edit was refused for want of room: still so until it has been taken. */
  #refusedWork = false
  #resume: ReturnType<typeof setTimeout> | undefined

  /** Reads the local copy, chooses a clientID, then connects: the clientID is set before anything binds. [C7] */
  static async open(options: LiveOptions, tools: LiveTools, events: SessionEvents): Promise<LiveSession> {
    const key = copyKey(options)
    const doc = textDoc()
    const copy = tools.openCopy(key, doc)
    tools.notes.write(openedNote(key), '')
    const kept = await within(tools.patience, copy.loaded).then(
      () => true,
      () => false, // this browser keeps nothing: the page says so
    )
    const choice = await chooseClient({
      copy: key,
      notes: tools.notes,
      locks: tools.locks,
      knownClock: (client) => Y.getState(doc.store, client),
      takeClient: () =>
        options.access.mayWrite
          ? within(tools.patience, options.takeClient())
          : Promise.reject(new Error('reads only')),
      random: tools.randomClient,
    })
    doc.clientID = choice.client
    return new LiveSession(options, tools, events, { key, doc, copy, kept, choice })
  }

  private constructor(
    options: LiveOptions,
    tools: LiveTools,
    events: SessionEvents,
    made: { key: string; doc: Y.Doc; copy: LocalCopy; kept: boolean; choice: ClientChoice },
  ) {
    this.#tools = tools
    this.#events = events
    this.doc = made.doc
    this.key = made.key
    this.kept = made.kept
    this.#copy = made.copy
    this.#choice = made.choice
    this.#adopted = unsavedClients(tools.notes, made.key)
    this.ledger = new Ledger(this.#adopted.length > 0)
    this.offlineSince = tools.now()
    this.awareness = openAwareness(made.doc, tools.now())
    this.#provider = this.#connect(options)
  }

  /** Whether there is a text to show: the server's, or a local copy of an earlier visit. */
  get hasText(): boolean {
    return this.everSynced || this.doc.store.clients.size > 0
  }

  /** Tries again after a terminal close. */
  reconnect(): void {
    clearTimeout(this.#resume)
    this.#lastClose = null
    this.#provider.connect()
  }

  /** The server cannot take an edit: leaves for a while, then comes back, and the sync reply carries it again. */
  wait(milliseconds: number): void {
    this.#refusedWork = true
    this.turnedAway = closeCode.overloaded
    this.#provider.disconnect()
    clearTimeout(this.#resume)
    this.#resume = setTimeout(() => this.#provider.connect(), milliseconds)
  }

  /** Stops; what this device keeps stays. */
  async close(): Promise<void> {
    this.#stop()
    await this.#copy.close()
  }

  /** Stops, and empties what this device keeps of it, clientIDs included: their clocks may stand for refused edits. [C9] */
  async discard(): Promise<void> {
    this.#stop()
    for (const client of [...this.#adopted, this.#choice.client, this.doc.clientID])
      forgetClient(this.#tools.notes, this.key, client)
    if (this.kept) await this.#copy.clear()
    else await this.#copy.close()
  }

  #stop(): void {
    clearTimeout(this.#resume)
    for (const detach of this.#detach.splice(0)) detach()
    this.#provider.destroy()
    this.awareness.destroy()
    this.#choice.release()
  }

  #connect(options: LiveOptions): WebsocketProvider {
    const provider = new WebsocketProvider(options.serverUrl, options.documentId, this.doc, {
      awareness: this.awareness,
      connect: false,
      disableBc: true,
      maxBackoffTime: 5_000,
      params: {
        [liveParams.epoch]: String(options.epoch),
        [liveParams.generation]: String(options.generation),
        [liveParams.ours]: '1',
      },
      WebSocketPolyfill: socketClass({
        open: this.#tools.openWire,
        delay: () => this.#tools.chance() * spreadAfter(this.#lastClose),
        sent: (kind) => {
          this.ledger.sent(kind)
          this.#moved()
        },
        ended: (code) => {
          this.#lastClose = code
          if (isTurnedAway(code)) this.turnedAway = code
          else if (!this.#refusedWork || code !== goneByItself) this.turnedAway = null
        },
      }),
    })
    this.#detach.push(sendOwnPresence(provider))
    this.#listen(provider)
    this.#watchEdits(provider)
    provider.connect()
    return provider
  }

  #listen(provider: WebsocketProvider): void {
    provider.messageHandlers[messageType.saved] = (_encoder, decoder) => {
      this.ledger.saved(readSaved(decoder))
      this.#moved()
    }
    provider.messageHandlers[messageType.refused] = (_encoder, decoder) => {
      const refusal = readRefused(decoder)
      this.ledger.refused(refusal.frame)
      this.#events.refused(refusal)
      this.#moved()
    }
    provider.on('status', ({ status }) => {
      if (status !== 'connected') return
      this.ledger.connected()
      this.#moved()
    })
    provider.on('connection-close', () => {
      if (this.ledger.facts().connected || !this.failed) this.offlineSince = this.#tools.now()
      this.failed = true
      this.ledger.disconnected()
      this.#moved()
    })
    provider.on('sync', (synced) => {
      this.everSynced ||= synced
      this.ledger.synced(synced)
      if (synced && !this.#refusedWork) this.turnedAway = null
      this.#moved()
    })
    provider.on('closed', ({ code }) => this.#events.closed(code))
  }

  #watchEdits(provider: WebsocketProvider): void {
    const typed = (_update: Uint8Array, _origin: unknown, _doc: Y.Doc, transaction: Y.Transaction) => {
      if (!transaction.local) return
      const socket = provider.ws
      this.ledger.typed(provider.wsconnected && socket !== null && socket.readyState === socket.OPEN)
      this.#mark(this.doc.clientID, false)
      this.#moved()
    }
    // yjs takes another clientID when it meets its own in someone else's update: what this device knew was not all
    const moved = () => {
      if (this.doc.clientID === this.awareness.clientID) return
      forgetClient(this.#tools.notes, this.key, this.awareness.clientID)
      moveAwareness(this.awareness, this.doc.clientID, this.#tools.now())
    }
    this.doc.on('update', typed)
    this.doc.on('afterAllTransactions', moved)
    this.#detach.push(
      () => this.doc.off('update', typed),
      () => this.doc.off('afterAllTransactions', moved),
    )
  }

  #moved(): void {
    if (this.ledger.facts().settled) {
      this.#markSaved()
      this.#refusedWork = false
      this.turnedAway = null
    }
    this.#events.changed()
  }

  #markSaved(): void {
    const { notes } = this.#tools
    const client = this.doc.clientID
    if (readMark(notes, this.key, client)?.saved === false) this.#mark(client, true)
    for (const earlier of this.#adopted.splice(0)) {
      const mark = readMark(notes, this.key, earlier)
      if (mark && earlier !== client) markClient(notes, this.key, earlier, { clock: mark.clock, saved: true })
    }
  }

  #mark(client: number, saved: boolean): void {
    markClient(this.#tools.notes, this.key, client, { clock: Y.getState(this.doc.store, client), saved })
  }
}
