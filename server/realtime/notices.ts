// /live/notices: tells each open page which of the topics it watches moved. Says that something moved, never what it is now.
import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { WebSocketServer, type WebSocket } from 'ws'
import { closeCode } from '../../shared/protocol.ts'
import { everything, topic as topics } from '../../shared/topics.ts'
import type { Principal } from '../context.ts'
import { spread, type Spreading } from './spread.ts'
import { readWatch, topicLimit, watchLimit } from './watch-message.ts'

export type NoticesOptions = {
  principalOf(request: IncomingMessage): Promise<Principal | null>
  /** Whether this person may know that the topic moved. */
  mayWatch(principal: Principal, topic: string): Promise<boolean>
  /** Whether the request comes from our own pages; a client without an Origin is none of a browser's. */
  isOwnOrigin(request: IncomingMessage): boolean
  changes: { listen(prefix: string, heard: (topic: string) => void): () => void }
  onError(error: unknown): void
  /** Sockets of one person. */
  perPerson?: number
  /** Sockets of the process. */
  sockets?: number
  /** Milliseconds between two looks for half-open sockets. */
  heartbeat?: number
}

const accessPrefix = 'access:'
const sessionPrefix = 'access:session:'
const waitingLimit = 256 * 1024
/** RFC 6455 §7.4.1. */
const messageTooBig = 1009

type Watcher = {
  socket: WebSocket
  request: IncomingMessage
  principal: Principal
  /** The topics asked for, each with the round of rights in which it was allowed; 0: not yet, or no longer known. */
  topics: Map<string, number>
  isAlive: boolean
}

export class Notices {
  readonly #options: NoticesOptions
  readonly #server = new WebSocketServer({ noServer: true, maxPayload: watchLimit, perMessageDeflate: false })
  readonly #watchers = new Set<Watcher>()
  readonly #stopListening: () => void
  readonly #heart: ReturnType<typeof setInterval>
  /** Grows when any right moved: what was allowed before must be asked again. [N3] */
  #round = 1
  #isEnding = false

  constructor(options: NoticesOptions) {
    this.#options = options
    this.#stopListening = options.changes.listen('', (topic) => this.#heard(topic))
    this.#heart = setInterval(() => this.#beat(), options.heartbeat ?? 30_000)
    this.#heart.unref()
  }

  /** Takes upgrades of `/live/notices`, leaves the others. Never throws. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): boolean {
    if (request.url?.split('?')[0] !== '/live/notices') return false
    if (!this.#options.isOwnOrigin(request)) {
      socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n')
      return true
    }
    this.#server.handleUpgrade(request, socket, head, (opened) => {
      opened.on('error', () => opened.terminate()) // a frame too large or malformed below our own reading
      sayMalformed(opened)
      void this.#join(opened, request)
    })
    return true
  }

  /** Lets nobody in and sends everyone away, spread over so long. [O12] */
  async drain(pace: Spreading): Promise<void> {
    this.#isEnding = true
    await spread([...this.#watchers], ({ socket }) => socket.close(closeCode.restarting), pace)
  }

  get size(): number {
    return this.#watchers.size
  }

  async close(): Promise<void> {
    clearInterval(this.#heart)
    this.#stopListening()
    for (const { socket } of this.#watchers) socket.close(closeCode.restarting)
    this.#server.close()
  }

  async #join(socket: WebSocket, request: IncomingMessage): Promise<void> {
    let early: string | null = null
    const wait = (data: unknown) => void (early = String(data)) // each names everything: only the last one counts
    socket.on('message', wait) // what arrives while we look who it is must not be lost
    const principal = await this.#options.principalOf(request).catch(this.#failed)
    if (this.#isEnding) return socket.close(closeCode.restarting)
    if (principal === undefined) return socket.close(closeCode.overloaded)
    if (!principal) return socket.close(closeCode.signedOut)
    if (this.#watchers.size >= (this.#options.sockets ?? Infinity)) return socket.close(closeCode.overloaded)
    const own = [...this.#watchers].filter((watcher) => watcher.principal.personId === principal.personId)
    if (own.length >= (this.#options.perPerson ?? 60)) return socket.close(closeCode.tooMany)
    if (socket.readyState !== socket.OPEN) return
    const watcher: Watcher = { socket, request, principal, topics: new Map(), isAlive: true }
    this.#watchers.add(watcher)
    socket.on('close', () => this.#watchers.delete(watcher))
    socket.on('pong', () => (watcher.isAlive = true))
    socket.off('message', wait)
    socket.on('message', (data) => this.#watch(watcher, String(data)))
    if (early !== null) this.#watch(watcher, early)
  }

  /** A watch names everything that the page watches: it replaces the one before. */
  #watch(watcher: Watcher, message: string): void {
    const topics = readWatch(message)
    if (!topics || topics.length > topicLimit) return watcher.socket.close(closeCode.malformed)
    watcher.topics = new Map(topics.map((topic) => [topic, watcher.topics.get(topic) ?? 0]))
  }

  #heard(topic: string): void {
    if (topic.startsWith(accessPrefix)) this.#round++
    if (topic.startsWith(sessionPrefix)) this.#endSession(topic.slice(sessionPrefix.length))
    for (const watcher of this.#watchers) {
      if (topic === everything) this.#tell(watcher, topic)
      else if (watcher.topics.has(topic)) void this.#tellIfAllowed(watcher, topic)
      if (watcher.topics.has(topics.me) && topic === topics.person(watcher.principal.personId))
        this.#tell(watcher, topics.me)
    }
  }

  /** [N1] [N3] */
  async #tellIfAllowed(watcher: Watcher, topic: string): Promise<void> {
    const round = this.#round
    if (watcher.topics.get(topic) === round) return this.#tell(watcher, topic)
    const may = await this.#options.mayWatch(watcher.principal, topic).catch(this.#failed)
    if (!may || !watcher.topics.has(topic)) return
    watcher.topics.set(topic, round)
    this.#tell(watcher, topic)
  }

  #tell({ socket }: Watcher, topic: string): void {
    if (socket.bufferedAmount > waitingLimit) return socket.close(closeCode.tooSlow) // it reads everything again when back
    if (socket.readyState === socket.OPEN) socket.send(JSON.stringify({ topic }))
  }

  #endSession(sessionId: string): void {
    for (const { socket, principal } of this.#watchers)
      if (principal.sessionId === sessionId) socket.close(closeCode.signedOut)
  }

  /** Ends half-open sockets, and those whose session has run out. */
  #beat(): void {
    for (const watcher of this.#watchers) {
      if (!watcher.isAlive) {
        watcher.socket.terminate()
        continue
      }
      watcher.isAlive = false
      watcher.socket.ping()
      void this.#recognise(watcher)
    }
  }

  async #recognise({ request, socket }: Watcher): Promise<void> {
    const principal = await this.#options.principalOf(request).catch(this.#failed)
    if (principal === null) socket.close(closeCode.signedOut)
  }

  #failed = (error: unknown): undefined => {
    this.#options.onError(error) // the store is away: nothing is known, so nothing is said
    return undefined
  }
}

/** `ws` says 1009 of a message above the limit, after which a page comes back at once and says the same again. [N5] */
function sayMalformed(socket: WebSocket): void {
  const close = socket.close.bind(socket)
  socket.close = (code, reason) => close(code === messageTooBig ? closeCode.malformed : code, reason)
}
