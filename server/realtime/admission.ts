// Who may open a document live, whatever carries the frames: one question per join, with an answer that can be read.
import type { CloseCode } from '../../shared/protocol.ts'
import { closeCode, EPOCH, liveParams } from '../../shared/protocol.ts'
import { isUuid } from '../../shared/ids.ts'
import type { Access } from './connection.ts'

export interface Request {
  readonly documentId: string
  readonly epoch: string | null
  readonly generation: string | null
  readonly ours: boolean
}

/** Null when the URL is not one of ours. */
export function readRequest(url: string, pattern: RegExp): Request | null {
  if (!URL.canParse(url, 'http://here')) return null
  const { pathname, searchParams } = new URL(url, 'http://here')
  const documentId = pattern.exec(pathname)?.[1]
  if (documentId === undefined || !isUuid(documentId)) return null
  return {
    documentId,
    epoch: searchParams.get(liveParams.epoch),
    generation: searchParams.get(liveParams.generation),
    ours: searchParams.get(liveParams.ours) === '1',
  }
}

export type Verdict = { readonly access: Access } | { readonly refusal: CloseCode }

export interface AdmissionOptions<P> {
  readonly accessOf: (principal: P, documentId: string) => Promise<Access | null>
  readonly socketsPerPerson: number
  readonly sockets: number
  readonly peoplePerRoom: number
}

/** How many connections each key has. */
class Tally {
  readonly #counts = new Map<string, number>()

  of(key: string): number {
    return this.#counts.get(key) ?? 0
  }

  add(key: string, difference: 1 | -1): void {
    const count = this.of(key) + difference
    if (count === 0) this.#counts.delete(key)
    else this.#counts.set(key, count)
  }

  get size(): number {
    return this.#counts.size
  }
}

export class Admission<P> {
  readonly #options: AdmissionOptions<P>
  readonly #perPerson = new Tally()
  /** Who is in which room, with how many connections. */
  readonly #rooms = new Map<string, Tally>()
  #open = 0
  /** Moves each time that some access may have changed. */
  #changes = 0

  constructor(options: AdmissionOptions<P>) {
    this.#options = options
  }

  /** An answer that is being looked up may be out of date: it is looked up again. */
  accessChanged(): void {
    this.#changes++
  }

  async ask(request: Request, principalOf: () => Promise<P | null>): Promise<Verdict> {
    // Before anything is looked up: those who are turned away come again, and must cost nothing.
    if (this.#isFull) return { refusal: closeCode.overloaded }
    for (let tries = 0; tries < 5; tries++) {
      const changes = this.#changes
      const verdict = await this.#look(request, principalOf)
      if (changes === this.#changes) return verdict
    }
    return { refusal: closeCode.accessChanged }
  }

  async #look(request: Request, principalOf: () => Promise<P | null>): Promise<Verdict> {
    const principal = await principalOf()
    if (principal === null) return { refusal: closeCode.signedOut }
    if (request.epoch !== String(EPOCH)) return { refusal: closeCode.wrongEpoch }
    const access = await this.#options.accessOf(principal, request.documentId)
    if (access === null) return { refusal: closeCode.noRight }
    if (request.generation !== null && request.generation !== String(access.generation)) {
      return { refusal: closeCode.wrongGeneration }
    }
    return { access }
  }

  get #isFull(): boolean {
    return this.#open >= this.#options.sockets
  }

  /**
   * Takes a place, or says why there is none. Only what a person can change by closing tabs stops their page; a full
   * room and a full process are told so that it comes again. [L23]
   */
  enter({ personId }: Access, documentId: string): CloseCode | null {
    if (this.#perPerson.of(personId) >= this.#options.socketsPerPerson) return closeCode.tooMany
    if (this.#isFull) return closeCode.overloaded
    const room = this.#rooms.get(documentId) ?? new Tally()
    if (room.of(personId) === 0 && room.size >= this.#options.peoplePerRoom) return closeCode.roomFull
    this.#rooms.set(documentId, room)
    room.add(personId, 1)
    this.#perPerson.add(personId, 1)
    this.#open++
    return null
  }

  leave({ personId }: Access, documentId: string): void {
    const room = this.#rooms.get(documentId)
    room?.add(personId, -1)
    if (room?.size === 0) this.#rooms.delete(documentId)
    this.#perPerson.add(personId, -1)
    this.#open--
  }
}
