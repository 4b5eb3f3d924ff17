// The desks of this process: one for each workshop that somebody asks about, dropped when nobody has for a while.
import { AppError } from '../../shared/errors.ts'
import type { Answer, Asked, Asker } from '../../shared/workshop/commands.ts'
import { emptyWorkshop } from '../../shared/workshop/evolve.ts'
import type { WorkshopEvent } from '../../shared/workshop/events.ts'
import type { Phase } from '../../shared/workshop/phases.ts'
import { withNames, withoutNames } from '../../shared/workshop/speakers.ts'
import { everything } from '../../shared/topics.ts'
import type { Logger } from '../context.ts'
import type { Changes } from '../db/changes.ts'
import type { Sql } from '../db/connect.ts'
import { announce, type Tx } from '../db/transaction.ts'
import { topic } from '../../shared/topics.ts'
import { freshCode } from './codes.ts'
import { Desk, summaryOf, type DeskTools } from './desk.ts'
import { append, writeSeen } from './log.ts'
import { evolved, textsOf } from './memory.ts'
import type { Cut, SectionTurn, StageMove, StoredGuest, TakenWords, WorkshopPort } from './port.ts'
import type { Outcome, Wish } from './turn.ts'

export type DesksOptions = {
  sql: Sql
  now(): Date
  id(): string
  log: Pick<Logger, 'warn'>
  onStage(tx: Tx, maker: Pick<DeskTools, 'now' | 'id'>, move: StageMove): Promise<void>
  onTaken(tx: Tx, maker: Pick<DeskTools, 'now' | 'id'>, taken: TakenWords): Promise<void>
  onSections(tx: Tx, maker: Pick<DeskTools, 'now' | 'id'>, turn: SectionTurn): Promise<void>
  onCut(tx: Tx, maker: Pick<DeskTools, 'now' | 'id'>, workshopId: string): Promise<Cut | null>
}

const tidyMs = 60_000
const lookMs = 10_000
/** A desk that nobody asked for so long gives its memory back. */
const idleMs = 5 * 60_000

type Entry = { desk: Promise<Desk>; opened: Desk | null; usedAt: number; seenAt: number }

export function openDesks({ onStage, onTaken, onSections, onCut, ...made }: DesksOptions): WorkshopPort {
  const tools: DeskTools = {
    ...made,
    code: freshCode,
    onStage: (tx, move) => onStage(tx, made, move),
    onTaken: (tx, taken) => onTaken(tx, made, taken),
    onSections: (tx, turn) => onSections(tx, made, turn),
    onMoved: (tx, workshopId) => announce(tx, topic.workshop(workshopId)),
    onCut: (tx, workshopId) => onCut(tx, made, workshopId),
  }
  const desks = new Desks(tools)
  return {
    begin: (tx, workshopId, actorId, events) => begin(tx, tools, workshopId, actorId, events),
    ask: async (workshopId, asker, asked) => desks.ask(workshopId, asker, asked),
    async cast(workshopId, casting) {
      const desk = await desks.of(workshopId)
      desk.feeds.see(casting.guestId)
      const answer = answered(await desk.ask({ casting }))
      return 'refused' in answer ? answer.refused : null
    },
    async join(workshopId, arriving) {
      const desk = await desks.of(workshopId)
      const outcome = await desk.ask({ arriving })
      if (outcome instanceof Error) throw outcome
      desk.feeds.see(arriving.id)
    },
    state: async (workshopId) => (await desks.of(workshopId)).memory.state,
    async plan(workshopId) {
      const { state, texts } = (await desks.of(workshopId)).memory
      return state.phases.map((phase) => withNames(phase, texts))
    },
    async whole(workshopId) {
      const desk = await desks.of(workshopId)
      await desk.readOn()
      const { head, state, guests } = desk.memory
      return { head, state, guests, texts: textsOf(desk.memory, () => false) }
    },
    guest: (workshopId, guestId, deviceHash) => desks.guest(workshopId, guestId, deviceHash),
    async guestsOf(workshopId, deviceHash) {
      const { guests } = (await desks.of(workshopId)).memory
      return [...guests.values()].filter((guest) => guest.deviceHash === deviceHash && !guest.isErased)
    },
    async read(workshopId, viewer, after, left) {
      const desk = await desks.of(workshopId)
      if (after !== undefined && after > desk.memory.state.revision) await desk.readOn()
      return desk.feeds.read(viewer, after, left)
    },
    cutLinks: async (workshopId) => 'revision' in answered(await (await desks.of(workshopId)).ask({ cutting: true })),
    reread: (workshopId) => desks.readOn(workshopId),
    watchedRehearsals: () => desks.watchedRehearsals(),
    async see(workshopId, guestIds) {
      const { feeds } = await desks.of(workshopId)
      for (const guestId of guestIds) feeds.see(guestId)
    },
    drop: (workshopId) => desks.drop(workshopId),
    follow: (changes) => desks.follow(changes),
    facts: () => desks.facts(),
    close: () => desks.close(),
  }
}

class Desks {
  readonly #tools: DeskTools
  readonly #entries = new Map<string, Entry>()
  readonly #timers: readonly NodeJS.Timeout[]
  #unfollow: (() => void)[] = []

  constructor(tools: DeskTools) {
    this.#tools = tools
    this.#timers = [
      setInterval(() => void this.#tidy(), tidyMs).unref(),
      setInterval(() => this.lookAround(), lookMs).unref(),
    ]
  }

  async of(workshopId: string): Promise<Desk> {
    const entry = this.#entries.get(workshopId) ?? this.#open(workshopId)
    entry.usedAt = Date.now()
    return entry.desk
  }

  async ask(workshopId: string, asker: Asker, asked: readonly Asked[]): Promise<Answer[]> {
    const desk = await this.of(workshopId)
    if (asker.kind === 'guest') desk.feeds.see(asker.guestId)
    const wishes: Wish[] = asked.map((one) => ({ asker, asked: one }))
    const outcomes = await Promise.all(wishes.map((wish) => desk.ask(wish)))
    return outcomes.map(answered)
  }

  /** Another process may have let them in a moment ago. [A14] */
  async guest(workshopId: string, guestId: string, deviceHash: string | null): Promise<StoredGuest> {
    if (deviceHash === null) throw new AppError('notYourGuest')
    const desk = await this.of(workshopId)
    if (!desk.memory.guests.has(guestId)) await desk.readOn()
    const guest = desk.memory.guests.get(guestId)
    if (!guest || guest.isErased || guest.deviceHash !== deviceHash) throw new AppError('notYourGuest')
    return guest
  }

  async readOn(workshopId: string, names = false): Promise<void> {
    await (await this.#entries.get(workshopId)?.desk)?.readOn(names)
  }

  follow(changes: Changes): void {
    const behind = (workshopId: string, names: boolean): void => {
      this.readOn(workshopId, names).catch((error: unknown) => {
        if (error instanceof AppError && error.code === 'notFound') return this.drop(workshopId) // a rehearsal that was wiped
        return this.#tools.log.warn({ error, workshopId }, 'a workshop is behind')
      })
    }
    this.#unfollow.push(
      changes.listen('room:', (heard) => {
        if (heard === everything) return [...this.#entries.keys()].forEach((id) => behind(id, true))
        const [, workshopId = '', revision = ''] = heard.split(':')
        const known = this.#entries.get(workshopId)?.opened?.memory.state.revision
        if (known === undefined || known < Number(revision)) behind(workshopId, false)
      }),
      changes.listen('blanked:', (heard) => {
        if (heard !== everything) void this.drop(heard.slice('blanked:'.length))
      }),
      changes.listen('workshop:', (heard) => {
        if (heard !== everything) behind(heard.slice('workshop:'.length), true)
      }),
    )
  }

  lookAround(): void {
    for (const { opened } of this.#entries.values()) opened?.feeds.lookAround()
  }

  watchedRehearsals(): string[] {
    return [...this.#entries].flatMap(([workshopId, { opened }]) =>
      typeof opened?.memory.head.rehearsalPeople === 'number' && opened.feeds.isLookedAt ? workshopId : [],
    )
  }

  async drop(workshopId: string): Promise<void> {
    const entry = this.#entries.get(workshopId)
    this.#entries.delete(workshopId)
    await entry?.opened?.close()
  }

  facts(): { desks: number; waiting: number } {
    const waiting = [...this.#entries.values()].reduce((sum, { opened }) => sum + (opened?.feeds.waiting ?? 0), 0)
    return { desks: this.#entries.size, waiting }
  }

  async close(): Promise<void> {
    for (const timer of this.#timers) clearInterval(timer)
    for (const unfollow of this.#unfollow.splice(0)) unfollow()
    const opened = [...this.#entries.values()].flatMap(({ opened: desk }) => desk ?? [])
    await Promise.all(opened.map((desk) => desk.close()))
  }

  #open(workshopId: string): Entry {
    const entry: Entry = { desk: Desk.open(workshopId, this.#tools), opened: null, usedAt: Date.now(), seenAt: 0 }
    this.#entries.set(workshopId, entry)
    entry.desk.then(
      (desk) => void (entry.opened = desk),
      () => void this.#entries.delete(workshopId), // whoever asked is told; the next one tries again
    )
    return entry
  }

  async #tidy(): Promise<void> {
    for (const [workshopId, entry] of this.#entries) {
      const { opened: desk } = entry
      if (!desk) continue
      const seen = new Map([...desk.feeds.seen].filter(([, at]) => at.getTime() > entry.seenAt))
      entry.seenAt = this.#tools.now().getTime()
      try {
        if (seen.size > 0) await writeSeen(this.#tools.sql, workshopId, seen)
      } catch (error) {
        this.#tools.log.warn({ error, workshopId }, 'when guests were seen was not written')
      }
      if (desk.isIdle && Date.now() - entry.usedAt > idleMs) this.#entries.delete(workshopId)
    }
  }
}

function answered(outcome: Outcome): Answer {
  if (outcome instanceof Error) throw outcome
  return outcome
}

async function begin(
  tx: Tx,
  { now, id }: DeskTools,
  workshopId: string,
  actorId: string,
  events: readonly WorkshopEvent[],
): Promise<void> {
  const at = now()
  const commandId = id()
  const said = beside(events, id)
  const recorded = said.events.map((event, i) => ({
    position: i + 1,
    at: at.getTime(),
    actorId,
    commandId,
    event,
    ordinal: i,
  }))
  const erased = { keys: [], guestIds: [] }
  const texts = said.writes.map((write) => ({ ...write, actorId, position: recorded.length }))
  const written = { events: recorded, texts, guests: [], idle: [], boxes: new Map(), erased, cut: null }
  await append(tx, workshopId, at, written, summaryOf(evolved(emptyWorkshop, recorded)))
}

/** What the log takes of a plan, and the names of those who are asked to speak. [A93] */
function beside(events: readonly WorkshopEvent[], makeId: () => string) {
  const writes: { key: string; text: string }[] = []
  const taken = (phase: Phase): Phase => {
    const said = withoutNames(phase, { texts: new Map(), makeId })
    writes.push(...said.writes)
    return said.phase
  }
  const kept = events.map((event) => (event.kind === 'planned' ? { ...event, phases: event.phases.map(taken) } : event))
  return { events: kept, writes }
}
