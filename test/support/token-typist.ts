// Someone who types acts that bear tokens, with the stock provider, and tells what left, what was acknowledged and what
// was on its way when a connection ended. In a process of its own (typist.ts) or beside others in one.
import * as decoding from 'lib0/decoding'
import { WebSocket } from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { bodyOf } from '../../shared/document/shape.ts'
import { kindOf, type FrameKind } from '../../client/live/frames.ts'
import { socketClass, type OpenWire } from '../../client/live/live-socket.ts'
import { EPOCH, messageType } from '../../shared/protocol.ts'
import type { Promised } from './acts.ts'
import { textsOf, wordsOf } from './words.ts'

export interface Act {
  readonly token: string
  readonly verb: '+' | '-'
  /** When it was typed, and when it was called saved; of performance.now(). */
  readonly typedAt: number
  savedAt: number | null
}

export interface Heard {
  /** Before it leaves. */
  sent?(act: Act): void
  saved?(acts: readonly Act[]): void
  /** A connection ended with so many acts that had left and were not acknowledged. */
  cut?(count: number): void
  refused?(reason: string, frame: number): void
}

export interface Place {
  base: string
  documentId: string
  cookie: string
  /** What carries the frames instead of a websocket. */
  wire?: OpenWire
}

export class TokenTypist {
  readonly name: string
  readonly doc = new Y.Doc()
  readonly provider: WebsocketProvider
  readonly acts: Act[] = []
  saved = 0
  readonly #heard: Heard
  readonly #mine: string[] = []
  #frames = 0
  /** What is not acknowledged, with the frame that carries it. */
  #open: { act: Act; frame: number | null }[] = []
  #count = 0
  #timer: NodeJS.Timeout | null = null

  constructor({ base, documentId, cookie, wire }: Place, name: string, heard: Heard = {}) {
    this.name = name
    this.#heard = heard
    this.provider = new WebsocketProvider(`${base.replace('http', 'ws')}/live/document`, documentId, this.doc, {
      params: { epoch: String(EPOCH), ours: '1' },
      // The stock type is the browser's class; ws is close enough for what the provider uses.
      WebSocketPolyfill: (wire === undefined
        ? this.#countingSocket(base, cookie)
        : this.#countingWire(wire)) as unknown as typeof globalThis.WebSocket,
      disableBc: true,
      maxBackoffTime: 400,
    })
    this.provider.messageHandlers[messageType.saved] = (_encoder, decoder) => this.#acknowledged(decoder)
    this.provider.messageHandlers[messageType.refused] = (_encoder, decoder) => this.#refused(decoder)
  }

  get unsaved(): number {
    return this.#open.length
  }

  promised(): Promised {
    const words = (acts: readonly Act[]) => acts.map(({ verb, token }) => verb + token)
    return { sent: words(this.acts), saved: words(this.acts.filter(({ savedAt }) => savedAt !== null)) }
  }

  get text(): string {
    return wordsOf(this.doc)
  }

  whenSynced(): Promise<void> {
    if (this.provider.synced) return Promise.resolve()
    return new Promise((resolve) => this.provider.once('sync', () => resolve()))
  }

  /** Starts typing, one act every `pace` milliseconds. */
  go(pace: number): void {
    this.rest()
    this.#timer = setInterval(() => this.type(), pace)
  }

  rest(): void {
    if (this.#timer !== null) clearInterval(this.#timer)
    this.#timer = null
  }

  /** Resolves once everything typed is acknowledged and the room is in step. */
  async whenAnswered(): Promise<void> {
    while (this.#open.length > 0 || !this.provider.synced) await new Promise((resolve) => setTimeout(resolve, 20))
  }

  leave(): void {
    this.rest()
    this.provider.destroy()
    this.doc.destroy()
  }

  /** One act: mostly a token more, sometimes one of one's own less. */
  type(): void {
    const victim = this.#count % 7 === 6 ? this.#mine.splice(Math.floor(this.#mine.length / 2), 1)[0] : undefined
    this.#count++
    if (victim !== undefined) return this.#act('-', victim, () => this.#erase(victim))
    const token = `<${this.name}.${this.#count}>`
    this.#mine.push(token)
    this.#act('+', token, () => this.doc.transact(() => this.#insert(token)))
  }

  /** A paragraph of so many characters, pasted at once. */
  paste(length: number): void {
    const token = `<${this.name}.${++this.#count}>`
    this.#act('+', token, () => this.doc.transact(() => this.#paragraph(token.padEnd(length, '·'))))
  }

  #act(verb: Act['verb'], token: string, edit: () => void): void {
    const entry = { act: { token, verb, typedAt: performance.now(), savedAt: null }, frame: null as number | null }
    this.#heard.sent?.(entry.act)
    this.acts.push(entry.act)
    this.#open.push(entry)
    const before = this.#frames
    edit()
    if (this.#frames > before) entry.frame = this.#frames
  }

  #insert(token: string): void {
    const body = bodyOf(this.doc)
    const last = body.length === 0 ? null : body.get(body.length - 1)
    // Mostly into the paragraph others write in too; sometimes a new one.
    if (this.#count % 11 === 0 || !(last instanceof Y.XmlElement) || !(last.get(0) instanceof Y.XmlText)) {
      return this.#paragraph(token)
    }
    const text = last.get(0) as Y.XmlText // checked above
    text.insert(this.#count % 2 === 0 ? text.length : 0, token)
  }

  #paragraph(words: string): void {
    const body = bodyOf(this.doc)
    const paragraph = new Y.XmlElement('paragraph')
    paragraph.insert(0, [new Y.XmlText(words)])
    body.insert(body.length, [paragraph])
  }

  #erase(token: string): void {
    for (const text of textsOf(bodyOf(this.doc))) {
      const at = text.toString().indexOf(token)
      if (at >= 0) text.delete(at, token.length)
    }
  }

  #acknowledged(decoder: decoding.Decoder): void {
    const upTo = decoding.readVarUint(decoder)
    const done = this.#open.filter(({ frame }) => frame !== null && frame <= upTo)
    if (done.length === 0) return
    this.#open = this.#open.filter((entry) => !done.includes(entry))
    this.saved += done.length
    for (const { act } of done) act.savedAt = performance.now()
    this.#heard.saved?.(done.map(({ act }) => act))
  }

  /** What was refused rides on a later reply, if the server asks for one. */
  #refused(decoder: decoding.Decoder): void {
    const number = decoding.readVarUint(decoder)
    for (const entry of this.#open) if (entry.frame === number) entry.frame = null
    this.#heard.refused?.(decoding.readVarString(decoder), number)
  }

  readonly #began = (): void => {
    this.#frames = 0
    for (const entry of this.#open) entry.frame = null
  }

  readonly #ended = (): void => {
    const left = this.#open.filter(({ frame }) => frame !== null).length
    if (left > 0) this.#heard.cut?.(left)
  }

  #leaves(kind: FrameKind): void {
    if (kind === 'other') return
    this.#frames++
    // A sync reply carries everything the server lacked, so every open act rides on it.
    if (kind === 'reply') for (const entry of this.#open) entry.frame = this.#frames
  }

  /** Our own client's socket, over the wire that was given. */
  #countingWire(wire: OpenWire): typeof globalThis.WebSocket {
    return socketClass({
      open: (url, events) => {
        this.#began()
        return wire(url, events)
      },
      delay: () => 0,
      sent: (kind) => this.#leaves(kind),
      ended: this.#ended,
    })
  }

  /** The stock socket with a cookie, that counts what the server will acknowledge: sync replies and updates. */
  #countingSocket(origin: string, cookie: string): new (url: string | URL) => WebSocket {
    const [began, ended] = [this.#began, this.#ended]
    const leaves = (data: Uint8Array): void => this.#leaves(kindOf(data))
    return class extends WebSocket {
      constructor(url: string | URL) {
        super(url, { headers: { cookie, origin } })
        began()
        this.on('close', ended)
      }

      // The provider only ever sends bytes.
      override send(data: Uint8Array): void {
        leaves(data)
        super.send(data)
      }
    }
  }
}
