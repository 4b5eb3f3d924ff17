// The desk of one workshop: what is asked of it waits here for its turn, is written in one transaction, and answered once committed. [A15]
import { guestsOf } from '../../shared/workshop/decide/people.ts'
import type { WorkshopState } from '../../shared/workshop/state.ts'
import type { Recorded, Stage, WorkshopEvent } from '../../shared/workshop/events.ts'
import { isErasing } from '../../shared/workshop/erasing.ts'
import { emptyWorkshop } from '../../shared/workshop/evolve.ts'
import type { Logger } from '../context.ts'
import type { Sql } from '../db/connect.ts'
import { transaction, type Tx } from '../db/transaction.ts'
import { Feeds } from './feeds.ts'
import { isJoinable } from '../../shared/workshop/stages.ts'
import { append, doneBefore, giveCode, readAfter, readHead, readOrganisations, type Summary } from './log.ts'
import { withLater, withOrganisations, type Memory } from './memory.ts'
import type { Cut, SectionTurn, StageMove, TakenWords } from './port.ts'
import { sectionTurn } from './section-turn.ts'
import { hasEnded, takenIn } from './taken.ts'
import { Turn, type Outcome, type Wish } from './turn.ts'

export type DeskTools = {
  sql: Sql
  now(): Date
  id(): string
  code(): string
  log: Pick<Logger, 'warn'>
  /** In the transaction of the passage. */
  onStage(tx: Tx, move: StageMove): Promise<void>
  /** In the transaction of what took them back. */
  onTaken(tx: Tx, taken: TakenWords): Promise<void>
  /** In the transaction of what moved them. */
  onSections(tx: Tx, turn: SectionTurn): Promise<void>
  /** What its pages show moved: the plan, the code or the stage; once the room has gone, anything. */
  onMoved(tx: Tx, workshopId: string): Promise<void>
  /** In the transaction of the cut, before it: what is to be done beside it. Null: it is not due. */
  onCut(tx: Tx, workshopId: string): Promise<Cut | null>
}

type Waiting = { wish: Wish; settle(outcome: Outcome): void; fail(error: unknown): void }
type Done = { memory: Memory; outcomes: Outcome[]; events: readonly Recorded[] }

/** Of one transaction, at most: a queue longer than this goes on in the next. */
const mostAtOnce = 500
/** Secret ballots that come within this are written together, so that one alone is told by nothing but its neighbours. */
const togetherMs = 200

export class Desk {
  readonly #id: string
  readonly #tools: DeskTools
  /** Those who look on. */
  readonly feeds: Feeds
  #memory: Memory
  #queue: Waiting[] = []
  /** Secret ballots that wait for others. */
  #held: Waiting[] = []
  #holding: NodeJS.Timeout | null = null
  /** One thing at a time: a turn, or reading on. */
  #working: Promise<void> = Promise.resolve()
  #isTurnDue = false
  #reading: Promise<void> | null = null
  #areNamesDue = false

  static async open(workshopId: string, tools: DeskTools): Promise<Desk> {
    const nothing = {
      state: emptyWorkshop,
      texts: new Map(),
      languages: new Map(),
      guests: new Map(),
      boxes: new Map(),
    }
    const { memory } = await transaction(tools.sql, (tx) => read(tx, workshopId, nothing), snapshot)
    return new Desk(workshopId, memory, tools)
  }

  private constructor(workshopId: string, memory: Memory, tools: DeskTools) {
    this.#id = workshopId
    this.#memory = memory
    this.#tools = tools
    this.feeds = new Feeds(memory, tools.now)
  }

  get memory(): Memory {
    return this.#memory
  }

  get isIdle(): boolean {
    return this.#queue.length === 0 && this.#held.length === 0 && this.feeds.waiting === 0
  }

  ask(wish: Wish): Promise<Outcome> {
    if (!('casting' in wish)) {
      if (movesBallots(wish)) this.#letGo()
      return new Promise((settle, fail) => this.#enqueue({ wish, settle, fail }))
    }
    this.#holding ??= setTimeout(() => this.#letGo(), togetherMs).unref()
    return new Promise((settle, fail) => this.#held.push({ wish, settle, fail }))
  }

  #enqueue(...waiting: Waiting[]): void {
    this.#queue.push(...waiting)
    if (this.#isTurnDue || this.#queue.length === 0) return
    this.#isTurnDue = true
    this.#inTurn(() => this.#turn())
  }

  /** Ballots that waited, before whatever comes now. */
  #letGo(): void {
    if (this.#holding) clearTimeout(this.#holding)
    this.#holding = null
    this.#enqueue(...this.#held.splice(0))
  }

  /**
   * Up to what the tables hold now, the rows of the preparation too, and with `names` what organisations are called. Those who
   * ask before it begins ask together.
   */
  readOn(names = false): Promise<void> {
    this.#areNamesDue ||= names
    this.#reading ??= new Promise((resolve, reject) => {
      this.#inTurn(async () => {
        this.#reading = null
        const areNamesDue = this.#areNamesDue
        this.#areNamesDue = false
        try {
          const { memory, events } = await transaction(
            this.#tools.sql,
            (tx) => readWith(tx, this.#id, this.#memory, areNamesDue),
            snapshot,
          )
          const isMoved =
            events.length > 0 ||
            memory.guests !== this.#memory.guests ||
            JSON.stringify(memory.head) !== JSON.stringify(this.#memory.head)
          if (isMoved) this.#take(memory, events, events.length === 0 || events.some(isUrgent))
          resolve()
        } catch (error) {
          reject(error)
        }
      })
    })
    return this.#reading
  }

  /** Answers those who look on, and writes down what waits. */
  async close(): Promise<void> {
    this.feeds.close()
    this.#letGo()
    for (let work: Promise<void> | null = null; work !== this.#working;) {
      work = this.#working
      await work
    }
  }

  /** `work` throws nothing. */
  #inTurn(work: () => Promise<void>): void {
    this.#working = this.#working.then(work)
  }

  async #turn(): Promise<void> {
    this.#isTurnDue = false
    const waiting = this.#queue.splice(0, mostAtOnce)
    if (this.#queue.length > 0) {
      this.#isTurnDue = true
      this.#inTurn(() => this.#turn())
    }
    const wishes = waiting.map(({ wish }) => wish)
    try {
      const { memory, outcomes, events } = await transaction(this.#tools.sql, (tx) => this.#decided(tx, wishes))
      this.#take(memory, events, events.some(isUrgent))
      waiting.forEach(({ settle }, i) => settle(outcomes[i] ?? new Error('a wish without an outcome')))
    } catch (error) {
      this.#tools.log.warn(
        { error, workshopId: this.#id, asked: wishes.length },
        'what was asked of a workshop was not written',
      )
      for (const { fail } of waiting) fail(error)
    }
  }

  async #decided(tx: Tx, wishes: readonly Wish[]): Promise<Done> {
    const { now, id, code } = this.#tools
    const { memory: before, events: earlier } = await read(tx, this.#id, this.#memory, true)
    const commands = wishes.flatMap((wish) => ('asked' in wish ? [wish.asked.id] : []))
    const done = await doneBefore(tx, this.#id, commands)
    const at = now()
    const turn = new Turn(before, done, {
      at: at.getTime(),
      makeId: id,
      isHere: (guestId) => this.feeds.isHere(guestId),
      cut: wishes.some((wish) => 'cutting' in wish) ? await this.#tools.onCut(tx, this.#id) : null,
    })
    const outcomes = wishes.map((wish) => turn.outcomeOf(wish))
    turn.count()
    const { state } = turn.memory
    if (isJoinable(state.stage) && !isJoinable(before.state.stage)) {
      turn.memory = { ...turn.memory, head: { ...turn.memory.head, code: await giveCode(tx, this.#id, code) } }
    }
    await append(tx, this.#id, at, turn.written, summaryOf(state))
    await this.#tell(tx, before, turn)
    return { memory: turn.memory, outcomes, events: [...earlier, ...turn.written.events] }
  }

  /** Of what happened, what others than those in the workshop are told. */
  async #tell(tx: Tx, before: Memory, turn: Turn): Promise<void> {
    let from: Stage = before.state.stage
    const isRehearsal = typeof before.head.rehearsalPeople === 'number'
    for (const { event, actorId } of turn.written.events) {
      if (event.kind !== 'stageChanged') continue
      const { demarcheId } = before.head
      await this.#tools.onStage(tx, { workshopId: this.#id, demarcheId, isRehearsal, actorId, from, to: event.to })
      from = event.to
    }
    const taken = isRehearsal ? null : takenIn(before, turn.written.events)
    if (taken) await this.#tools.onTaken(tx, { workshopId: this.#id, ...taken })
    const sections = isRehearsal ? null : sectionTurn({ before, memory: turn.memory, events: turn.written.events })
    if (sections) await this.#tools.onSections(tx, { workshopId: this.#id, ...sections })
    const { state } = turn.memory
    const isPlanMoved =
      state.phases !== before.state.phases ||
      state.tables.size !== before.state.tables.size ||
      state.wish !== before.state.wish
    const isWrittenUp = hasEnded(state.stage) && turn.written.events.length > 0
    if (isPlanMoved || isWrittenUp || state.stage !== before.state.stage) await this.#tools.onMoved(tx, this.#id)
  }

  #take(memory: Memory, events: readonly Recorded[], isUrgentNow: boolean): void {
    this.#memory = memory
    if (events.some(({ event }) => isErasing(event))) this.feeds.forget()
    this.feeds.moved(memory, isUrgentNow)
  }
}

/** After these a ballot that was there before might no longer stand. */
const movesBallots = (wish: Wish): boolean =>
  'asked' in wish && (wish.asker.kind === 'facilitator' || wish.asked.command.kind === 'leave')

/** What is read in several statements is of one moment. */
const snapshot = 'isolation level repeatable read read only'

type Read = { memory: Memory; events: readonly Recorded[] }

/** `known`, read on to what the tables hold. */
async function read(tx: Tx, workshopId: string, known: Omit<Memory, 'head'>, isHeld = false): Promise<Read> {
  const { revision, ...head } = await readHead(tx, workshopId, isHeld)
  const memory = { ...known, head }
  if (revision === known.state.revision) return { memory, events: [] }
  const later = await readAfter(tx, workshopId, known.state.revision)
  return { memory: withLater(memory, later), events: later.events }
}

async function readWith(tx: Tx, workshopId: string, known: Memory, names: boolean): Promise<Read> {
  const { memory, events } = await read(tx, workshopId, known)
  return { memory: names ? withOrganisations(memory, await readOrganisations(tx, workshopId)) : memory, events }
}

/** What many do at once in a room: phones are told of it now and then. All else is told at once. */
const calm: readonly WorkshopEvent['kind'][] = [
  'guestJoined',
  'guestSat',
  'guestLeft',
  'gathered', // with the start of its round, else of one who comes late
  'finished',
  'contributionSent',
  'contributionReworded',
  'contributionWithdrawn',
  'contributionParked',
  'supported',
  'floorAsked',
  'floorWithdrawn',
  'voted',
  'ballotsCounted',
  'formFilled',
]
const isUrgent = ({ event }: Recorded): boolean => !calm.includes(event.kind)

export const summaryOf = (state: WorkshopState): Summary => ({
  revision: state.revision,
  stage: state.stage,
  guests: guestsOf(state),
  minutes: state.phases.reduce((sum, { skipped, minutes }) => sum + (skipped ? 0 : minutes), 0),
})
