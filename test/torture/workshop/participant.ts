// Somebody in the hall with an unsure network: joins, follows by changes, writes, and keeps what was accepted and what was seen.
import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { applyChange } from '../../../shared/workshop/changes.ts'
import type { Answer, GuestCommand } from '../../../shared/workshop/commands.ts'
import type { PhaseConfig } from '../../../shared/workshop/phases.ts'
import type { CommonView, FeedMessage, OwnView } from '../../../shared/workshop/view.ts'
import { Turned, type Unsure } from './unsure.ts'

export type Done = { id: string; command: GuestCommand; revision: number }

const canary = (number: number, count: number): string => `⟦${number}.${count}⟧`
export const canaries = /⟦\d+\.\d+⟧/g

export class Participant {
  readonly number: number
  readonly guestId = randomUUID()
  readonly #line: Unsure
  readonly #way: Unsure
  readonly #chance: () => number
  readonly #workshopId: string
  #isOver = false
  #isIn: () => void = () => undefined
  readonly #joined = new Promise<void>((resolve) => (this.#isIn = resolve))
  #wrote = 0
  common: CommonView | null = null
  own: OwnView | null = null
  revision: number | undefined
  readonly accepted: Done[] = []
  readonly refused = new Map<string, number>()
  /** When each canary was first in what came, by the clock of this machine. */
  readonly seen = new Map<string, number>()
  bytes = 0

  constructor(number: number, workshopId: string, lines: { line: Unsure; way: Unsure }, chance: () => number) {
    this.number = number
    this.#workshopId = workshopId
    this.#line = lines.line
    this.#way = lines.way
    this.#chance = chance
  }

  async join(code: string, tables: readonly string[]): Promise<void> {
    await this.#line.post('/api/rooms/found', { code })
    this.#way.cookie = this.#line.cookie
    const someone = { identity: 'named', name: `Nom ${this.number}`, organisationId: null, organisationText: '' }
    const tableId = tables[this.number % tables.length] ?? null
    const given = { code, guestId: this.guestId, ...someone, college: 'ess', tableId }
    await this.#line.post(`/api/rooms/${this.#workshopId}/guests`, given)
    this.#isIn()
  }

  async follow(): Promise<void> {
    await this.#joined
    while (!this.#isOver) await this.look()
  }

  async look(): Promise<void> {
    const after = this.common === null ? '' : `?after=${this.revision}`
    const text = await this.#way.get(`/api/rooms/${this.#workshopId}/guests/${this.guestId}/view${after}`)
    if (text === null) return
    const at = Date.now()
    this.bytes += text.length
    for (const found of text.match(canaries) ?? []) if (!this.seen.has(found)) this.seen.set(found, at)
    this.#take(JSON.parse(text) as FeedMessage) // our own server's
  }

  /** As the client does. */
  #take({ from, revision, common, own }: FeedMessage): void {
    if (from !== null && from !== this.revision) {
      this.common = null
      return
    }
    if (common) this.common = applyChange(from === null ? null : this.common, common)
    if (own) this.own = applyChange(from === null ? null : this.own, own)
    this.revision = revision
  }

  leave(): void {
    this.#isOver = true
  }

  /** What somebody does in a round of that kind, in some order, all of it answered. */
  async play(roundId: string, config: PhaseConfig): Promise<void> {
    await this.#joined
    await wait(this.#chance() * 1_500)
    if (config.mechanism === 'collect') await this.#write(roundId, config.types[0] ?? 'need')
    if (config.mechanism === 'group' && this.number % 5 === 0) await this.#report()
    if (config.mechanism === 'queue' && this.number % 9 === 0) await this.ask({ kind: 'askFloor', roundId })
    if (this.#chance() < 0.5) await this.ask({ kind: 'finish', roundId, finished: true })
    if (this.#chance() < 0.05) await this.ask({ kind: 'leave' })
  }

  async #write(roundId: string, type: Extract<GuestCommand, { kind: 'send' }>['type']): Promise<void> {
    const sends = Array.from({ length: 1 + Math.floor(this.#chance() * 2) }, async () => {
      const contributionId = randomUUID()
      const text = () => `${canary(this.number, (this.#wrote += 1))} L’été, on manque de locaux.`
      await this.ask({ kind: 'send', roundId, contributionId, type, text: text() })
      if (this.#chance() < 0.2) await this.ask({ kind: 'reword', contributionId, type, text: text() })
      if (this.#chance() < 0.05) await this.ask({ kind: 'withdraw', contributionId })
    })
    const seen = Object.keys(this.common?.contributions ?? {})
    const contributionId = seen[Math.floor(this.#chance() * seen.length)]
    if (contributionId !== undefined) sends.push(this.ask({ kind: 'support', contributionId, supported: true }))
    await Promise.all(sends)
  }

  async #report(): Promise<void> {
    await this.ask({ kind: 'becomeRapporteur' })
    const own = Object.values(this.common?.contributions ?? {}).filter(({ tableId }) => tableId === this.own?.tableId)
    const clusterId = randomUUID()
    const contributions = own.slice(0, 3).map(({ id }) => id)
    await this.ask({ kind: 'makeCluster', clusterId, title: 'Des lieux', contributions })
    await this.ask({ kind: 'synthesise', clusterId, text: 'Des lieux à plusieurs' })
  }

  async ask(command: GuestCommand): Promise<void> {
    const id = randomUUID()
    const path = `/api/rooms/${this.#workshopId}/guests/${this.guestId}/commands`
    try {
      const said = JSON.parse(await this.#line.post(path, { commands: [{ id, command }] })) as { answers: Answer[] } // our own server's
      const [answer] = said.answers
      if (answer && 'revision' in answer) this.accepted.push({ id, command, revision: answer.revision })
      else this.#refuse(answer?.refused ?? 'nothing')
    } catch (error) {
      if (!(error instanceof Turned)) throw error
      this.#refuse(String(error.status))
    }
  }

  #refuse(why: string): void {
    this.refused.set(why, (this.refused.get(why) ?? 0) + 1)
  }
}
