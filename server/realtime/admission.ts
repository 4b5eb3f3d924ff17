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
}

export class Admission<P> {
  readonly #options: AdmissionOptions<P>
  readonly #perPerson = new Map<string, number>()
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

  /** Takes one of the places of a person; false when they have none left. */
  enter({ personId }: Access): boolean {
    const theirs = this.#perPerson.get(personId) ?? 0
    if (theirs >= this.#options.socketsPerPerson || this.#open >= this.#options.sockets) return false
    this.#perPerson.set(personId, theirs + 1)
    this.#open++
    return true
  }

  leave({ personId }: Access): void {
    const theirs = (this.#perPerson.get(personId) ?? 1) - 1
    if (theirs === 0) this.#perPerson.delete(personId)
    else this.#perPerson.set(personId, theirs)
    this.#open--
  }
}
