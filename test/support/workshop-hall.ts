// A workshop in memory, as the server keeps one: what is asked is decided, recorded, and seen by everybody at once.
import type { Choice, SecretBallot } from '../../shared/workshop/ballots.ts'
import { ballotCast } from '../../shared/workshop/decide/votes.ts'
import { decide } from '../../shared/workshop/decide.ts'
import type { Asker, Command, GuestCommand, Refusal, SteeringCommand } from '../../shared/workshop/commands.ts'
import type { Recorded, WorkshopEvent } from '../../shared/workshop/events.ts'
import { emptyWorkshop, evolve } from '../../shared/workshop/evolve.ts'
import { roomLanguage, type Language } from '../../shared/workshop/languages.ts'
import type { Phase } from '../../shared/workshop/phases.ts'
import { phaseDefaults } from '../../shared/workshop/library.ts'
import type { GuestFacts, WorkshopHead, WorkshopState, WorkshopTexts } from '../../shared/workshop/state.ts'
import type { Audience, CommonView, OwnView } from '../../shared/workshop/view.ts'
import { commonView, ownView } from '../../shared/workshop/view-for.ts'

export const theHead: WorkshopHead = {
  id: 'workshop',
  title: 'Se loger ici',
  code: 'KX7PQ2',
  question: '',
  pilot: '',
  capacity: 1_000,
  meeting: null,
}

const animator: Asker = { kind: 'facilitator', actorId: 'animator' }

export class Hall {
  state: WorkshopState = emptyWorkshop
  log: Recorded[] = []
  now = 1_000_000
  readonly texts = new Map<string, string>()
  readonly languages = new Map<string, Language>()
  readonly facts = new Map<string, GuestFacts>()
  /** By round, then by guest: what a server never holds together. */
  readonly boxes = new Map<string, Map<string, SecretBallot>>()
  #ids = 0
  readonly makeId = (): string => `id${(this.#ids += 1)}`

  /** With these phases, and as many tables. */
  static planned(phases: Partial<Phase>[], tables = 0): Hall {
    const hall = new Hall()
    const whole = phases.map((phase, index) => ({
      ...phaseDefaults(phase.kind ?? 'alone'),
      id: `p${index + 1}`,
      ...phase,
    }))
    hall.record({ kind: 'planned', phases: whole })
    hall.must({ kind: 'setTables', count: tables })
    return hall
  }

  static running(phases: Partial<Phase>[], tables = 0): Hall {
    const hall = Hall.planned(phases, tables)
    hall.must({ kind: 'open' })
    hall.must({ kind: 'start' })
    return hall
  }

  get world(): WorkshopTexts {
    const boxes = [...this.boxes]
    return {
      texts: this.texts,
      languages: this.languages,
      guests: new Map(this.facts),
      ballots: new Map(boxes.map(([roundId, box]) => [roundId, [...box.values()]])),
      voters: new Map(boxes.map(([roundId, box]) => [roundId, new Set(box.keys())])),
    }
  }

  get roundId(): string {
    return this.state.roundId ?? ''
  }

  table(number: number): string {
    return [...this.state.tables.values()].find((table) => table.number === number)?.id ?? ''
  }

  /** As the server lets them in: coming back is joining again. */
  join(guestId: string, tableId: string | null = null, facts: Partial<GuestFacts> = {}): void {
    const unknown = { organisation: null, organisationId: null, college: 'ess', isHere: true }
    this.facts.set(guestId, { name: `name of ${guestId}`, ...unknown, ...facts })
    this.#record([{ kind: 'guestJoined', guestId, tableId }], guestId, this.makeId())
  }

  /** By a facilitator. What it was refused for; null once it is done. */
  steer(command: SteeringCommand, id = this.makeId()): Refusal | null {
    return this.#ask(command, animator, id)
  }

  /** By somebody in the room. */
  as(guestId: string, command: GuestCommand, id = this.makeId()): Refusal | null {
    return this.#ask(command, { kind: 'guest', actorId: guestId, guestId }, id)
  }

  /** Into the box of the round in hand. */
  cast(guestId: string, choice: Choice, roundId = this.roundId): Refusal | null {
    const cast = ballotCast(this.state, guestId, roundId, choice)
    if ('refused' in cast) return cast.refused
    const box = this.boxes.get(roundId) ?? new Map<string, SecretBallot>()
    const college = cast.byCollege ? (this.facts.get(guestId)?.college ?? null) : null
    this.boxes.set(roundId, box.set(guestId, { college, choice: cast.choice }))
    this.record({ kind: 'ballotsCounted', roundId, voters: box.size })
    return null
  }

  /** In the round in hand, of a ballot that is not secret. */
  vote(guestId: string, choice: Choice, reasons: Record<string, string> = {}): Refusal | null {
    return this.as(guestId, { kind: 'vote', roundId: this.roundId, choice, reasons })
  }

  /** Of anybody: as a server must, before it knows who may. */
  ask(asker: Asker, command: Command, id = this.makeId()): Refusal | null {
    return this.#ask(command, asker, id)
  }

  /** By a facilitator, and not refused. The id of the command. */
  must(command: SteeringCommand): string {
    const id = this.makeId()
    const refused = this.steer(command, id)
    if (refused !== null) throw new Error(`${command.kind} was refused: ${refused}`)
    return id
  }

  write(guestId: string, text: string, given: Partial<Extract<GuestCommand, { kind: 'send' }>> = {}): Refusal | null {
    const sent = { kind: 'send' as const, roundId: this.roundId, contributionId: text, type: 'need' as const, text }
    return this.as(guestId, { ...sent, ...given })
  }

  record(event: WorkshopEvent): void {
    this.#record([event], null, this.makeId())
  }

  sees(audience: 'room' | 'facilitator' | 'screen' | 'observer' | { tableId: string }): CommonView {
    const of: Audience =
      typeof audience === 'object' ? { kind: 'table', tableId: audience.tableId } : { kind: audience }
    return commonView(this.state, this.world, theHead, of)
  }

  own(guestId: string): OwnView {
    return ownView(this.state, this.world, guestId)
  }

  #ask(command: Command, asker: Asker, id: string): Refusal | null {
    const decision = decide(this.state, { id, command }, asker, this.now, this.world, this.makeId)
    if ('refused' in decision) return decision.refused
    for (const { key, text, language = roomLanguage } of decision.writes) {
      this.texts.set(key, text)
      this.languages.set(key, language)
    }
    this.#record(decision.events, asker.actorId, id)
    return null
  }

  #record(events: WorkshopEvent[], actorId: string | null, commandId: string): void {
    for (const event of events) {
      const recorded = { position: this.state.revision + 1, at: this.now, actorId, commandId, event }
      this.log.push(recorded)
      this.state = evolve(this.state, recorded)
    }
  }
}
