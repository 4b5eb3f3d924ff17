// Plays the people of rehearsals, through the same port as real phones, while somebody looks at the console or the screen. Several
// processes may play the same one: what each person does has the same id everywhere, and is done once. [A83] [A3]
import { AppError } from '../../../shared/errors.ts'
import type { Command, Refusal } from '../../../shared/workshop/commands.ts'
import { isJoinable } from '../../../shared/workshop/stages.ts'
import type { CommonView } from '../../../shared/workshop/view.ts'
import { tableView } from '../../../shared/workshop/view/for-table.ts'
import { commonView, ownView } from '../../../shared/workshop/view-for.ts'
import type { Logger } from '../../context.ts'
import type { Whole, WorkshopPort } from '../port.ts'
import { hashOf } from './chance.ts'
import { movesOf, type Move, type Seat } from './moves.ts'
import { arrivingOf, isDeviceless, personAt, type Person } from './people.ts'

type Tools = {
  workshops: WorkshopPort
  now(): Date
  log: Pick<Logger, 'warn'>
  /** Told of what a person was refused. */
  onRefused?(refused: Refusal, kind: Command['kind'] | 'cast'): void
  /** One in so many joins or acts within a tick: 1 where time runs faster. */
  oneIn?: number
}

/** What is remembered of one: for how long it was looked at, and what was asked already. */
type Progress = { at: number; whole: number; key: string; here: number; asked: Set<string>; isBusy: boolean }

const everyMs = 1_000
/** Played within one tick; of more, some after the others. */
const mostAtOnce = 10
const usuallyOneIn = 6

export class Rehearsals {
  readonly #tools: Tools
  readonly #progress = new Map<string, Progress>()
  #next = 0

  constructor(tools: Tools) {
    this.#tools = tools
  }

  /** A moment of each that somebody looks at. Time in which nobody did does not count. */
  async tick(): Promise<void> {
    const watched = this.#tools.workshops.watchedRehearsals()
    for (const id of this.#progress.keys()) if (!watched.includes(id)) this.#progress.delete(id)
    await Promise.all(this.#inTurn(watched).map((id) => this.#play(id)))
  }

  /** However many are looked at, they do not keep the process from real workshops. */
  #inTurn(watched: readonly string[]): string[] {
    if (watched.length <= mostAtOnce) return [...watched]
    const from = this.#next % watched.length
    this.#next = from + mostAtOnce
    return [...watched.slice(from), ...watched].slice(0, mostAtOnce)
  }

  async #play(id: string): Promise<void> {
    const progress = this.#progress.get(id) ?? this.#begun(id)
    if (progress.isBusy) return
    progress.isBusy = true
    try {
      const whole = await this.#tools.workshops.whole(id)
      this.#passed(progress, whole)
      await this.#act(id, progress, whole)
    } catch (error) {
      const isGone = error instanceof AppError && error.code === 'notFound'
      if (!isGone) this.#tools.log.warn({ error, workshopId: id }, 'a rehearsal was not played on')
      this.#progress.delete(id)
    } finally {
      progress.isBusy = false
    }
  }

  #begun(id: string): Progress {
    const at = this.#tools.now().getTime()
    const progress = { at, whole: 0, key: '', here: 0, asked: new Set<string>(), isBusy: false }
    this.#progress.set(id, progress)
    return progress
  }

  #passed(progress: Progress, { state }: Whole): void {
    const round = state.roundId === null ? undefined : state.rounds.get(state.roundId)
    const key = `${state.stage} ${state.roundId ?? ''} ${round?.ballot ?? ''}`
    const now = this.#tools.now().getTime()
    const gone = now - progress.at
    if (key !== progress.key) progress.asked.clear()
    Object.assign(progress, {
      at: now,
      key,
      whole: progress.whole + gone,
      here: key === progress.key ? progress.here + gone : 0,
    })
  }

  async #act(id: string, progress: Progress, whole: Whole): Promise<void> {
    const { workshops } = this.#tools
    const people = Array.from({ length: whole.head.rehearsalPeople ?? 0 }, (_, place) => personAt(id, place))
    const inside = people.filter(({ guestId }) => whole.state.guests.has(guestId) && isThemselves(whole, guestId))
    if (!isJoinable(whole.state.stage)) return
    await workshops.see(
      id,
      inside.map(({ guestId }) => guestId),
    )
    const outside = people.filter(
      ({ guestId, comesAfter }) => !whole.guests.has(guestId) && comesAfter <= progress.whole,
    )
    const most = Math.ceil(people.length / (this.#tools.oneIn ?? usuallyOneIn))
    await Promise.all(outside.slice(0, most).map((person) => this.#join(id, person)))
    const due = dueOf(whole, inside, progress).slice(0, most)
    await Promise.all(due.map((one) => this.#do(id, progress, whole, one)))
  }

  /** No more than the room holds. */
  async #join(id: string, person: Person): Promise<void> {
    try {
      await this.#tools.workshops.join(id, arrivingOf(person))
    } catch (error) {
      if (!(error instanceof AppError) || (error.code !== 'roomFull' && error.code !== 'roomClosed')) throw error
    }
  }

  async #do(id: string, progress: Progress, { guests }: Whole, { person, move }: Due): Promise<void> {
    const { workshops, onRefused } = this.#tools
    const { guestId } = person
    const actorId = guests.get(guestId)?.actorId
    if (actorId === undefined) return
    progress.asked.add(move.id)
    if ('ballot' in move) {
      const { roundId, choice } = move.ballot
      const credentialHash = hashOf(id, roundId, person.place)
      const refused = await workshops.cast(id, { guestId, roundId, credentialHash, earlierHashes: [], choice })
      if (refused !== null) onRefused?.(refused, 'cast')
      return
    }
    const [answer] = await workshops.ask(id, { kind: 'guest', actorId, guestId }, [move])
    if (answer && 'refused' in answer) onRefused?.(answer.refused, move.command.kind)
  }
}

/** Their ids follow from that of the rehearsal, which a phone is told: whoever came in under one speaks for themselves. */
const isThemselves = ({ guests }: Whole, guestId: string): boolean =>
  isDeviceless(guests.get(guestId)?.deviceHash ?? '')

type Due = { person: Person; move: Move }

/** What is due and was not asked yet, the longest due first; of those of a table who would report for it, one. */
function dueOf(whole: Whole, inside: readonly Person[], { here, asked }: Progress): Due[] {
  const volunteers = new Set<string | null>()
  return seatsOf(whole, inside)
    .flatMap((seat) => movesOf(seat, here).map((move) => ({ person: seat.person, tableId: seat.own.tableId, move })))
    .filter(({ move }) => !asked.has(move.id))
    .sort((one, other) => one.move.at - other.move.at)
    .filter(({ tableId, move }) => {
      if (!('command' in move) || move.command.kind !== 'becomeRapporteur') return true
      return !volunteers.has(tableId) && volunteers.add(tableId)
    })
}

/** Each before what their phone would show, and nothing else. */
function seatsOf({ state, texts, head }: Whole, inside: readonly Person[]): Seat[] {
  const room = commonView(state, texts, head, { kind: 'room' })
  const tables = new Map<string, CommonView>()
  const viewAt = (tableId: string): CommonView => {
    const view = tables.get(tableId) ?? tableView(state, texts, room, tableId)
    tables.set(tableId, view)
    return view
  }
  return inside.map((person) => {
    const own = ownView(state, texts, person.guestId)
    return { person, own, common: own.tableId === null ? room : viewAt(own.tableId) }
  })
}

/** Plays on every second until stopped; resolves then when nothing is under way. */
export function playRehearsals(tools: Tools): () => Promise<void> {
  const rehearsals = new Rehearsals(tools)
  let underWay = Promise.resolve()
  const timer = setInterval(() => {
    underWay = rehearsals.tick()
  }, everyMs).unref()
  return () => {
    clearInterval(timer)
    return underWay
  }
}
