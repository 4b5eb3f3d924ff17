// Somebody in the hall with an unsure network: joins, follows by changes, does what each phase asks for, and keeps what was accepted.
import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import type { Choice } from '../../../shared/workshop/ballots.ts'
import type { Answer, GuestCommand } from '../../../shared/workshop/commands.ts'
import type { Identity } from '../../../shared/workshop/phases.ts'
import { aCredential } from '../../support/workshops.ts'
import type { Canaries, Written } from './canaries.ts'
import { Onlooker } from './onlooker.ts'
import { Turned, type Unsure } from './unsure.ts'

export type Done = { id: string; command: GuestCommand; revision: number }
/** What a device knows of its secret ballot: its credential, and what it was last told to be in the box. */
export type Sealed = { credential: string; turn: number; accepted: Choice | null }

export type Means = { workshopId: string; line: Unsure; way: Unsure; chance: () => number; canaries: Canaries }

const identities: readonly Identity[] = ['named', 'named', 'named', 'pseudonym', 'nameless']

export class Participant extends Onlooker {
  readonly number: number
  readonly guestId = randomUUID()
  readonly identity: Identity
  /** As typed; empty for « sans structure ». */
  readonly organisation: string
  readonly #means: Means
  #isOver = false
  #isIn: () => void = () => undefined
  readonly joined = new Promise<void>((resolve) => (this.#isIn = resolve))
  isErased = false
  /** Every command that was ever sent, answered or not. */
  readonly asked = new Map<string, GuestCommand>()
  readonly accepted: Done[] = []
  readonly sealed = new Map<string, Sealed>()
  readonly refused = new Map<string, number>()

  constructor(number: number, means: Means) {
    super(`participant ${number}`)
    this.number = number
    this.identity = identities[number % identities.length] ?? 'named'
    this.organisation = number % 3 === 2 ? '' : `Structure ${number % 17}`
    this.#means = means
  }

  /** Whose vote theirs replaces where organisations vote: that of whoever typed the same, else their own. */
  get voterFor(): string {
    return this.organisation === '' ? this.guestId : this.organisation
  }

  get chance(): () => number {
    return this.#means.chance
  }

  async join(code: string, tables: readonly string[]): Promise<void> {
    const { line, way, workshopId } = this.#means
    await line.post('/api/rooms/found', { code })
    way.cookie = line.cookie
    const name = this.identity === 'nameless' ? '' : `Nom ${this.number}`
    const tableId = this.number % 10 === 9 ? null : (tables[this.number % tables.length] ?? null)
    const someone = { identity: this.identity, name, organisationId: null, organisationText: this.organisation }
    const given = { code, guestId: this.guestId, ...someone, college: 'ess', tableId }
    await line.post(`/api/rooms/${workshopId}/guests`, given)
    this.#isIn()
  }

  async follow(): Promise<void> {
    await this.joined
    const { way, workshopId } = this.#means
    while (!this.#isOver && !this.isErased) {
      try {
        const bytes = await way.get(`/api/rooms/${workshopId}/guests/${this.guestId}/view${this.query}`)
        if (bytes !== null) this.hear(bytes)
      } catch (error) {
        if (!(error instanceof Turned) || !this.asksToBeErased) throw error
        return // who erased themselves is nobody here
      }
    }
  }

  get asksToBeErased(): boolean {
    return this.isErased || [...this.asked.values()].some(({ kind }) => kind === 'eraseMe')
  }

  leave(): void {
    this.#isOver = true
  }

  /** Their words, which nobody else writes. */
  words(written: Omit<Written, 'guestId'>, words: string): string {
    return this.#means.canaries.mark({ ...written, guestId: this.guestId }, words)
  }

  /** Some of the time. */
  often(share: number): boolean {
    return this.#means.chance() < share
  }

  pick<T>(all: readonly T[]): T | undefined {
    return all[Math.floor(this.#means.chance() * all.length)]
  }

  pause(most: number): Promise<void> {
    return wait(this.#means.chance() * most)
  }

  /** What was asked is answered, or turned away for good. `made` knows the id under which it is asked. */
  async ask(made: GuestCommand | ((id: string) => GuestCommand)): Promise<boolean> {
    const id = randomUUID()
    const command = typeof made === 'function' ? made(id) : made
    this.asked.set(id, command)
    const path = `/api/rooms/${this.#means.workshopId}/guests/${this.guestId}/commands`
    const reply = await this.#posted(path, { commands: [{ id, command }] })
    // asked again after its answer was lost, it is turned away: they are nobody here any more
    if (command.kind === 'eraseMe') this.isErased = true
    if (reply === null) return false
    const [answer] = (JSON.parse(reply) as { answers: Answer[] }).answers // our own server's
    if (!answer || 'refused' in answer) return this.#refuse(answer?.refused ?? 'nothing')
    this.accepted.push({ id, command, revision: answer.revision })
    return true
  }

  /** Into the box: by the credential that this device keeps for the round. */
  async cast(roundId: string, choice: Choice): Promise<boolean> {
    const sealed = this.sealed.get(roundId) ?? { credential: aCredential(), turn: 0, accepted: null }
    this.sealed.set(roundId, sealed)
    const credential = sealed.turn === 0 ? sealed.credential : `${sealed.credential}.${sealed.turn}`
    sealed.turn += 1
    const path = `/api/rooms/${this.#means.workshopId}/guests/${this.guestId}/ballots/${roundId}`
    const reply = await this.#posted(path, { credential, choice })
    if (reply === null) return false
    const { refused } = JSON.parse(reply) as { refused: string | null } // our own server's
    if (refused !== null) return this.#refuse(refused)
    sealed.accepted = choice
    return true
  }

  async #posted(path: string, body: object): Promise<string | null> {
    try {
      return await this.#means.line.post(path, body)
    } catch (error) {
      if (!(error instanceof Turned)) throw error
      this.#refuse(String(error.status))
      return null
    }
  }

  #refuse(why: string): false {
    this.refused.set(why, (this.refused.get(why) ?? 0) + 1)
    return false
  }
}
