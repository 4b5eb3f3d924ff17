// What was asked within one moment, decided in turn: each sees what those before it did. No input, no output.
import type { Answer, Asked, Asker, Command } from '../../shared/workshop/commands.ts'
import { decide } from '../../shared/workshop/decide.ts'
import { withLatecomer } from '../../shared/workshop/decide/gathering.ts'
import type { Write } from '../../shared/workshop/decide/scene.ts'
import { guestsOf } from '../../shared/workshop/decide/people.ts'
import { isJoinable } from '../../shared/workshop/stages.ts'
import type { Recorded, WorkshopEvent } from '../../shared/workshop/events.ts'
import { AppError } from '../../shared/errors.ts'
import { erasedBy, type Erased } from '../../shared/workshop/erasing.ts'
import { heldNameless, votesHeld } from '../../shared/workshop/voters.ts'
import { withEntry } from '../../shared/workshop/layered-map.ts'
import type { WorkshopTexts } from '../../shared/workshop/state.ts'
import { settled, withBallot, withBox, type Box, type Boxes, type Casting } from './boxes.ts'
import type { Written } from './log.ts'
import { evolved, textsOf, withoutErased, withoutLinks, withTexts, type Memory } from './memory.ts'
import type { Arriving, Cut } from './port.ts'

export type Wish = { asker: Asker; asked: Asked } | { arriving: Arriving } | { casting: Casting } | { cutting: true }

/** An answer, or why there is none: an error is for its asker alone. */
export type Outcome = Answer | Error

export type TurnTools = { at: number; makeId(): string; isHere(guestId: string): boolean; cut: Cut | null }

/** What does not say that somebody is here: they go, or they look back from home. */
const fromAfar: readonly Command['kind'][] = ['leave', 'erase', 'eraseMe', 'withdraw']

export class Turn {
  memory: Memory
  readonly #tools: TurnTools
  readonly #done: Map<string, number>
  readonly #events: (Recorded & { ordinal: number })[] = []
  readonly #texts: Written['texts'][number][] = []
  readonly #guests: Written['guests'][number][] = []
  readonly #erased: Erased = { keys: [], guestIds: [] }
  #known: { memory: Memory; texts: WorkshopTexts } | null = null
  #boxes: Boxes = new Map()
  #cut: Written['cut'] = null
  readonly #idle: { commandId: string; revision: number }[] = []

  /** `done`: those of the commands that were done before, and when. */
  constructor(memory: Memory, done: ReadonlyMap<string, number>, tools: TurnTools) {
    this.memory = memory
    this.#done = new Map(done)
    this.#tools = tools
  }

  get written(): Written {
    return {
      events: this.#events,
      texts: this.#texts,
      guests: this.#guests,
      idle: this.#idle,
      boxes: this.#boxes,
      erased: this.#erased,
      cut: this.#cut,
    }
  }

  outcomeOf(wish: Wish): Outcome {
    try {
      if ('cutting' in wish) return this.#cutLinks()
      if ('arriving' in wish) return this.#arrive(wish.arriving)
      return 'casting' in wish ? this.#cast(wish.casting) : this.#decide(wish.asker, wish.asked)
    } catch (error) {
      return error instanceof Error ? error : new Error(String(error))
    }
  }

  /** [A3] */
  #decide(asker: Asker, asked: Asked): Answer {
    const { id } = asked
    const before = this.#done.get(id)
    if (before !== undefined) return { id, revision: before }
    const { at, makeId, isHere } = this.#tools
    const decision = decide(this.memory.state, asked, asker, at, this.#textsOf(isHere), makeId)
    if ('refused' in decision) return { id, refused: decision.refused }
    if (asker.kind === 'guest' && !fromAfar.includes(asked.command.kind)) this.#comeBack(asker.guestId, asker.actorId)
    this.#record(id, asker.actorId, decision.events, decision.writes)
    return { id, revision: this.memory.state.revision }
  }

  /** Made again only when somebody came or wrote. */
  #textsOf(isHere: TurnTools['isHere']): WorkshopTexts {
    const { memory } = this
    const known = this.#known
    if (known?.memory.guests !== memory.guests || known.memory.texts !== memory.texts) {
      const guests = known?.memory.guests === memory.guests ? known.texts.guests : textsOf(memory, isHere).guests
      const { texts, languages } = memory
      this.#known = { memory, texts: { texts, languages, guests, ballots: new Map() } } // no decision counts ballots
    }
    return this.#known?.texts ?? textsOf(memory, isHere)
  }

  /** Nobody's act in the record, which is told at the end of the turn how many there are. [A27] */
  #cast(casting: Casting): Answer {
    const id = casting.credentialHash
    const cast = withBallot(this.memory, casting)
    if ('refused' in cast) return { id, refused: cast.refused }
    const guest = this.memory.guests.get(casting.guestId)
    if (guest) this.#comeBack(guest.id, guest.actorId)
    if (cast.box !== null) this.#put(casting.roundId, cast.box)
    return { id, revision: this.memory.state.revision }
  }

  #put(roundId: string, box: Box): void {
    this.memory = { ...this.memory, boxes: withBox(this.memory.boxes, roundId, box) }
    this.#boxes = new Map(this.#boxes).set(roundId, this.memory.boxes.get(roundId) ?? box)
  }

  #settle(roundId: string): void {
    const box = this.memory.boxes.get(roundId)
    if (box !== undefined && settled(box) !== box) this.#put(roundId, settled(box))
  }

  /** How many are in the boxes that somebody put something into, of all of them together. */
  count(): void {
    for (const [roundId, { voters }] of this.#boxes) {
      this.#record(this.#tools.makeId(), null, [{ kind: 'ballotsCounted', roundId, voters: voters.size }], [])
    }
  }

  /** Of those who came before. [A87] */
  #cutLinks(): Answer {
    const id = this.#tools.makeId()
    const { cut } = this.#tools
    if (cut === null || this.#cut !== null) return { id, refused: 'notNow' }
    const { state } = this.memory
    const held = votesHeld(state, this.#textsOf(this.#tools.isHere), () => true)
    const heldBy = cut.organisations ? heldNameless(state, held) : held
    this.#record(id, null, [{ kind: 'linksCut', heldBy }], [])
    const { revision } = this.memory.state
    this.#cut = { ...cut, position: revision }
    this.memory = withoutLinks(this.memory, cut)
    return { id, revision }
  }

  /** Sent twice, there is one guest; whoever had left comes back. [A14] */
  #arrive(arriving: Arriving): Answer {
    const { memory } = this
    const { id, deviceHash, tableId } = arriving
    const known = memory.guests.get(id)
    if (known && (known.deviceHash !== deviceHash || known.isErased)) throw new AppError('notYourGuest')
    if (!known && isSomethingElse(memory, id)) throw new AppError('notYourGuest')
    const seat = tableId !== null && memory.state.tables.has(tableId) ? tableId : null // it may have been taken away meanwhile
    if (!isJoinable(memory.state.stage)) throw new AppError('roomClosed')
    if (!known && isIn(memory, arriving.attendeeId)) throw new AppError('alreadyExists')
    if (!known && isFull(memory)) throw new AppError('roomFull')
    const actorId = known?.actorId ?? this.#admit(arriving)
    const isThere = memory.state.guests.get(id)?.left === false
    if (!isThere) this.#seat(id, actorId, seat)
    return { id, revision: this.memory.state.revision }
  }

  /** Whoever had left and acts is here. [A34] */
  #comeBack(guestId: string, actorId: string): void {
    const { state } = this.memory
    if (state.guests.get(guestId)?.left === true && isJoinable(state.stage)) this.#seat(guestId, actorId, null)
  }

  /** In, and into a group where people are in groups. */
  #seat(guestId: string, actorId: string, tableId: string | null): void {
    const commandId = this.#tools.makeId()
    this.#record(commandId, actorId, [{ kind: 'guestJoined', guestId, tableId }], [])
    const { state } = this.memory
    const groups = withLatecomer(state, guestId)
    if (groups === null || state.roundId === null) return
    this.#record(this.#tools.makeId(), actorId, [{ kind: 'gathered', roundId: state.roundId, groups }], [])
  }

  #admit(arriving: Arriving): string {
    const { memory } = this
    const actorId = this.#tools.makeId()
    const attendeeId = freeAttendee(memory, arriving.attendeeId) ?? this.#tools.makeId()
    this.#guests.push({ ...arriving, actorId, attendeeId, position: memory.state.revision + 1 })
    const { id, deviceHash, identity, name, organisationId, organisation, college } = arriving
    const who = { name, identity, organisationId, organisation, college }
    const guest = { id, actorId, deviceHash, ...who, attendeeId, isErased: false }
    this.memory = { ...memory, guests: withEntry(memory.guests, id, guest) }
    return actorId
  }

  #record(commandId: string, actorId: string | null, events: readonly WorkshopEvent[], writes: readonly Write[]): void {
    const { at } = this.#tools
    const first = this.memory.state.revision + 1
    const recorded = events.map((event, i) => ({ position: first + i, at, actorId, commandId, event, ordinal: i }))
    this.#events.push(...recorded)
    const state = evolved(this.memory.state, recorded)
    this.memory = { ...this.memory, state }
    for (const event of events) if (event.kind === 'ballotClosed') this.#settle(event.roundId)
    if (events.length === 0) this.#idle.push({ commandId, revision: state.revision })
    if (writes.length > 0) {
      for (const write of writes) this.#texts.push({ ...write, actorId, position: state.revision })
      this.memory = { ...this.memory, ...withTexts(this.memory, writes) }
    }
    this.#erase(erasedBy(state, events, this.memory.texts.keys()))
    this.#done.set(commandId, state.revision)
  }

  /** What was written a moment before, in this very turn, is never stored. */
  #erase(erased: Erased): void {
    if (erased.keys.length === 0 && erased.guestIds.length === 0) return
    this.#erased.keys.push(...erased.keys)
    this.#erased.guestIds.push(...erased.guestIds)
    const gone = new Set(erased.keys)
    this.#texts.splice(0, Infinity, ...this.#texts.filter(({ key }) => !gone.has(key)))
    this.memory = withoutErased(this.memory, erased)
  }
}

/** What is asked under the id of somebody is asked under no other: of a table, a group, words. [A71] */
const isSomethingElse = ({ state, texts }: Memory, id: string): boolean =>
  state.tables.has(id) || state.contributions.has(id) || state.clusters.has(id) || texts.has(id)

const guestAs = ({ guests }: Memory, attendeeId: string) =>
  [...guests.values()].find((guest) => guest.attendeeId === attendeeId)

/** Nobody is in a workshop twice under one who they are. [A74] */
const isIn = (memory: Memory, attendeeId: string | null): boolean =>
  attendeeId !== null && guestAs(memory, attendeeId)?.isErased === false

/** Nobody comes back as one who erased themselves here. [A54] */
const freeAttendee = (memory: Memory, attendeeId: string | null): string | null =>
  attendeeId !== null && guestAs(memory, attendeeId) === undefined ? attendeeId : null

/** Those who left leave their place, and not without end. [A70] */
const isFull = ({ state, head: { capacity } }: Memory): boolean =>
  guestsOf(state) >= capacity || state.guests.size >= 20 + 10 * capacity
