// Who has a text open in this process: let in, looked up again when a right may have changed, sent away.
import type { IncomingMessage } from 'node:http'
import { closeCode } from '../../shared/protocol.ts'
import type { CloseCode } from '../../shared/protocol.ts'
import { everything } from '../../shared/topics.ts'
import type { Request, Verdict } from './admission.ts'
import { Admission } from './admission.ts'
import type { Access, ConnectionLimits, Transport } from './connection.ts'
import { Connection } from './connection.ts'
import { Efforts } from './effort.ts'
import { Failures } from './failures.ts'
import type { Observer } from './observer.ts'
import type { Look } from './rechecking.ts'
import { Rechecking } from './rechecking.ts'
import type { Rooms } from './rooms.ts'
import { spread, type Spreading } from './spread.ts'

export interface SeatingLimits extends ConnectionLimits {
  readonly socketsPerPerson: number
  readonly sockets: number
  readonly peoplePerRoom: number
  /** Connections of one address that are refused, before they are refused without a word. */
  readonly failuresPerSecond: number
}

export interface SeatingOptions<P> {
  readonly rooms: Rooms
  /** Who makes a request; null when nobody is signed in. A malformed cookie is nobody. */
  readonly principalOf: (request: IncomingMessage) => Promise<P | null>
  /** What they may do in a document; null when nothing, or when there is no such document. */
  readonly accessOf: (principal: P, documentId: string) => Promise<Access | null>
  readonly limits: SeatingLimits
  /** The network address of whoever makes a request, as far as it can be believed; the default is the socket's. */
  readonly addressOf?: ((request: IncomingMessage) => string) | undefined
  readonly now: () => number
  /** A fresh uuidv7. */
  readonly id: () => string
  readonly observer: Observer
  readonly failed: (error: unknown, facts: object, message: string) => void
}

interface Entry {
  readonly stillSignedIn: () => Promise<boolean>
  readonly look: Look
}

export class Seating<P> {
  readonly #options: SeatingOptions<P>
  readonly #admission: Admission<P>
  readonly #failures: Failures
  readonly #efforts: Efforts
  readonly #rechecking: Rechecking
  readonly #connections = new Map<Connection, Entry>()
  #isEnding = false

  constructor(options: SeatingOptions<P>) {
    this.#options = options
    this.#admission = new Admission({ accessOf: options.accessOf, ...options.limits })
    this.#failures = new Failures(options.limits.failuresPerSecond)
    this.#efforts = new Efforts(options.limits.messagesPerSecond)
    this.#rechecking = new Rechecking(options.failed)
  }

  get count(): number {
    return this.#connections.size
  }

  /** Those who are seated. */
  get connections(): IterableIterator<Connection> {
    return this.#connections.keys()
  }

  // Coming in -------------------------------------------------------------------------------------------------------

  /** Whether the address of a request has failed so often that failing again is not worth a word. */
  fails(request: IncomingMessage): boolean {
    return this.#failures.areTooMany(this.#addressOf(request), this.#options.now())
  }

  async ask(request: IncomingMessage, wish: Request): Promise<Verdict> {
    const verdict = await this.#admission.ask(wish, () => this.#options.principalOf(request))
    if (!('refusal' in verdict)) return verdict
    this.#options.observer.closed(verdict.refusal)
    if (isFailure(verdict.refusal)) this.#failures.add(this.#addressOf(request), this.#options.now())
    return verdict
  }

  /** Seats whoever made the request; says why not when there is no place. */
  seatOf(request: IncomingMessage): (wish: Request, access: Access, transport: Transport) => Connection | CloseCode {
    const { principalOf, accessOf, observer } = this.#options
    return (wish, access, transport) => {
      // The request's cookie is what is looked up again; nothing else of the request is kept.
      const seated = this.#seat(wish, access, transport, {
        stillSignedIn: async () => (await principalOf(request)) !== null,
        look: async () => {
          const principal = await principalOf(request)
          return principal === null ? 'signedOut' : accessOf(principal, wish.documentId)
        },
      })
      if (typeof seated === 'number') observer.closed(seated)
      return seated
    }
  }

  #seat({ documentId, ours }: Request, access: Access, transport: Transport, entry: Entry): Connection | CloseCode {
    if (this.#isEnding) return closeCode.restarting
    const refusal = this.#admission.enter(access, documentId)
    if (refusal !== null) return refusal
    const { id, rooms, limits, now, observer, failed } = this.#options
    const connection = new Connection({
      connectionId: id(),
      documentId,
      access,
      ours,
      transport,
      rooms,
      limits,
      effort: this.#efforts.of(access.personId, now()),
      now,
      left: (code) => {
        observer.closed(code)
        this.#connections.delete(connection)
        this.#admission.leave(access, documentId)
      },
      failed: (error) => failed(error, { document: documentId }, 'a connection had to be closed'),
    })
    this.#connections.set(connection, entry)
    return connection
  }

  #addressOf(request: IncomingMessage): string {
    return this.#options.addressOf?.(request) ?? request.socket.remoteAddress ?? ''
  }

  // Looked up again -------------------------------------------------------------------------------------------------

  /** Access may have changed, as a topic of shared/topics says: those concerned are closed, and rejoining decides. */
  recheck(topic: string): void {
    this.#admission.accessChanged()
    if (topic === everything) return void this.#rechecking.all(this.#connections)
    const concerned = whoIsConcerned(topic)
    if (concerned === null) return
    for (const connection of this.connections) if (concerned.test(connection)) connection.close(concerned.code)
  }

  /** Looks whether those who are connected are still signed in. */
  async revalidate(): Promise<void> {
    for (const [connection, entry] of this.#connections) {
      if (!(await entry.stillSignedIn())) connection.close(closeCode.signedOut)
    }
  }

  /** Asks each whether it is there still. */
  probe(): void {
    for (const connection of this.connections) connection.probe()
  }

  // Sent away -------------------------------------------------------------------------------------------------------

  /** Lets nobody in any more. */
  end(): void {
    this.#isEnding = true
  }

  /** Lets nobody in and sends everyone away, spread over so long. */
  async drain(pace: Spreading): Promise<void> {
    this.end()
    await spread([...this.connections], (connection) => connection.close(closeCode.restarting), pace)
  }

  /** Lets nobody in and takes nothing more from those who are there. */
  stopReading(): void {
    this.end()
    for (const connection of this.connections) connection.stopReading()
  }

  close(): void {
    this.end()
    for (const connection of this.connections) connection.close(closeCode.restarting)
  }
}

/** Which connections a topic concerns, and what they are told. Null for a topic that is not about access. */
function whoIsConcerned(topic: string): { code: CloseCode; test: (connection: Connection) => boolean } | null {
  const [, scope, key] = /^access:(session|person|demarche|document):(.+)$/.exec(topic) ?? []
  switch (scope) {
    case 'session':
      return { code: closeCode.signedOut, test: ({ access }) => access.sessionId === key }
    case 'person':
      return { code: closeCode.accessChanged, test: ({ access }) => access.personId === key }
    case 'demarche':
      return { code: closeCode.accessChanged, test: ({ access }) => access.demarcheId === key }
    case 'document':
      return { code: closeCode.accessChanged, test: ({ documentId }) => documentId === key }
    default:
      return null
  }
}

/** What somebody who guesses is told; a page that is too old, or that comes to a full room, is no guess. */
const isFailure = (code: CloseCode): boolean => code === closeCode.signedOut || code === closeCode.noRight
