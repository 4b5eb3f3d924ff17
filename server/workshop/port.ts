// How the domain reaches workshops: one writer for each, its desk. Types only.
import type { Answer, Asked, Asker, Refusal } from '../../shared/workshop/commands.ts'
import type { SectionSeen, Stage, WorkshopEvent } from '../../shared/workshop/events.ts'
import type { Identity } from '../../shared/workshop/phases.ts'
import type { GivenConsent } from '../../shared/workshop/section.ts'
import type { PlannedPhase, WorkshopHead, WorkshopState, WorkshopTexts } from '../../shared/workshop/state.ts'
import type { FeedMessage } from '../../shared/workshop/view.ts'
import type { Changes } from '../db/changes.ts'
import type { Tx } from '../db/transaction.ts'
import type { Casting } from './boxes.ts'

/** What the rows of a preparation say, beside the log. */
export type Head = WorkshopHead & { demarcheId: string }

/** Somebody in the room, as kept. */
export type StoredGuest = {
  id: string
  actorId: string
  deviceHash: string
  name: string
  identity: Identity
  organisationId: string | null
  /** Its name of today, or what was typed. */
  organisation: string | null
  college: string
  isErased: boolean
  /** Who they are over the workshops of a meeting. */
  attendeeId: string
}

/** Who wants to come in, already looked at. */
export type Arriving = Omit<StoredGuest, 'actorId' | 'isErased' | 'attendeeId'> & {
  /** Of whom they said that they are; null for somebody new. */
  attendeeId: string | null
  organisationText: string
  personId: string | null
  tableId: string | null
}

export type Viewer = { kind: 'guest'; guestId: string } | { kind: 'facilitator' } | { kind: 'screen' }

/** A workshop passed to another stage, by whom. */
export type StageMove = {
  workshopId: string
  demarcheId: string
  isRehearsal: boolean
  actorId: string | null
  from: Stage
  to: Stage
}

export type Whole = {
  head: Head
  state: WorkshopState
  texts: WorkshopTexts
  guests: ReadonlyMap<string, StoredGuest>
}

/** Words that their authors took back or changed once documents may have quoted them. */
export type TakenWords = {
  workshopId: string
  demarcheId: string
  /** `words`: as they were; they are stored nowhere. `contributionId`: null for the reason of a vote, what a form says, a speaker's name. */
  taken: { contributionId: string | null; how: 'erased' | 'withdrawn' | 'reworded' | 'hidden'; words: string }[]
  /** What else stands in the workshop: titles and syntheses of groups, what was merged of several. */
  others: ReadonlyMap<string, string>
}

/** What a turn moved of ballots on sections. */
export type SectionTurn = {
  workshopId: string
  /** For the first time. */
  opened: { roundId: string; section: SectionSeen }[]
  /** All that stands of each of these rounds now. */
  rounds: { roundId: string; consents: GivenConsent[] }[]
  /** Reasons that were hidden (empty) or are shown again. */
  reasons: { roundId: string; voters: string[]; reason: string }[]
  /** Who erased themselves. */
  goneGuests: string[]
  /** Nobody is known any more. [A87] */
  isCut: boolean
}

/**
 * `organisations`: those of the directory go as well, as an attendance with names stays that would tell who was meant. `apart`:
 * guests who are somebody elsewhere whose name stays: they are nobody's any more.
 */
export type Cut = { organisations: boolean; apart: readonly string[] }

/** Nothing is known of a workshop that does not exist: every question about one throws `notFound`. */
export type WorkshopPort = {
  /** Starts the log of a workshop whose row stands, inside the caller's transaction. */
  begin(tx: Tx, workshopId: string, actorId: string, events: readonly WorkshopEvent[]): Promise<void>
  /** One answer for each, in order, once committed. */
  ask(workshopId: string, asker: Asker, asked: readonly Asked[]): Promise<Answer[]>
  /** Into the box of a secret ballot; why not, or null once committed. */
  cast(workshopId: string, casting: Casting): Promise<Refusal | null>
  /** Throws `roomClosed`, `roomFull`, `notYourGuest`, `alreadyExists` (the person whom they say they are is in). A guest who is there already has come in. */
  join(workshopId: string, arriving: Arriving): Promise<void>
  state(workshopId: string): Promise<WorkshopState>
  /** The running order as people read it: with the names of those who are asked to speak, which no state holds. */
  plan(workshopId: string): Promise<PlannedPhase[]>
  /** All that is known of it, read on to what is written now: for what is made of a workshop afterwards. */
  whole(workshopId: string): Promise<Whole>
  /** The guest, if this device is theirs; else throws `notYourGuest`. */
  guest(workshopId: string, guestId: string, deviceHash: string | null): Promise<StoredGuest>
  /** Those of a device. */
  guestsOf(workshopId: string, deviceHash: string | null): Promise<StoredGuest[]>
  /** What there is after a revision; waits for it, until `left` aborts, at most 25 seconds. */
  read(workshopId: string, viewer: Viewer, after: number | undefined, left: AbortSignal): Promise<FeedMessage>
  /** Cuts what joins people to what they wrote, if it is due; whether it was. [A87] */
  cutLinks(workshopId: string): Promise<boolean>
  /** The rows beside the log have changed: they are read again. */
  reread(workshopId: string): Promise<void>
  /** The rehearsals at whose console or screen somebody looks through this process. [A83] */
  watchedRehearsals(): string[]
  /** These are in the room, though no device of theirs asks for anything. */
  see(workshopId: string, guestIds: readonly string[]): Promise<void>
  /** It is no more: whoever waits for it is answered, and nothing of it stays in memory. */
  drop(workshopId: string): Promise<void>
  /** Reads on when other processes say that they wrote. */
  follow(changes: Changes): void
  facts(): { desks: number; waiting: number }
  /** Answers those who wait, and writes down what was asked. */
  close(): Promise<void>
}
