// A workshop as its events make it: what `decide` looks at and `evolve` moves. No text and no name is in it.
import type { SecretBallot, Vote } from './ballots.ts'
import type { EdgeKind, HideReason, Shown, Speaker, Stage, WorkshopEvent } from './events.ts'
import { roomLanguage, type Language } from './languages.ts'
import type { ContributionType, Phase } from './phases.ts'
import type { Signal } from './signals.ts'

export type PlannedPhase = Phase & { skipped: boolean }

export type Round = {
  id: string
  phaseId: string
  /** As it was when the round started: a later change of the plan does not rewrite it. */
  phase: Phase
  startedAt: number
  /** Left for another round. Null: the one in hand. */
  endedAt: number | null
  /** Started by mistake and taken back: it is not counted. What was written in it stays. */
  abandoned: boolean
  /** Null: no timer, or paused. */
  endsAt: number | null
  /** Milliseconds left while paused. */
  remaining: number | null
  /** Milliseconds given to it so far, pauses apart. Null: it never had a timer. */
  length: number | null
  extraByTable: ReadonlyMap<string, number>
  revealed: boolean
  locked: boolean
  /** Of twos and fours. */
  groups: readonly (readonly string[])[]
  finished: ReadonlySet<string>
  ballot: 'none' | 'open' | 'closed'
  /** What the ballot is about: ids of clusters or contributions, or the positions of the items. Fixed when it opens. */
  subjects: readonly string[]
  resultsShown: boolean
  /** Of a ballot that is not secret, by voter. */
  votes: ReadonlyMap<string, Vote>
  /** Reasons of votes that are hidden, by `hiddenKey`. */
  hiddenReasons: ReadonlyMap<string, HideReason>
  /** How many ballots are in the box of a secret one. */
  voters: number
  /** Marks of a form, by guest. */
  forms: ReadonlyMap<string, Readonly<Record<string, number>>>
  /** Who asked for the floor, first come first. */
  queue: readonly string[]
  speaker: { who: Speaker; since: number } | null
  /** Milliseconds spoken, by the id of a guest, a table or a speaker. */
  spoken: ReadonlyMap<string, number>
}

export type WorkshopTable = { id: string; number: number; rapporteurId: string | null }

export type GuestState = { id: string; tableId: string | null; left: boolean; erased: boolean }

export type Contribution = {
  id: string
  roundId: string
  /** Null: from paper. */
  guestId: string | null
  tableId: string | null
  type: ContributionType
  source: 'phone' | 'paper' | 'console'
  at: number
  late: boolean
  /** Of a late one: whether a facilitator took it. Null: not said yet. */
  taken: boolean | null
  approved: boolean
  withdrawn: boolean
  erased: boolean
  hidden: HideReason | null
  parked: boolean
  /** What it was made of. Every author of a parent is an author of the child. */
  parents: readonly { id: string; edge: EdgeKind }[]
  supporters: ReadonlySet<string>
  clusterId: string | null
  /** Of a question to a panel: to whom, null to all of them; and whether it was put. */
  toSpeaker: string | null
  asked: boolean
}

export type Cluster = {
  id: string
  tableId: string | null
  /** Ids of contributions, in order. */
  items: readonly string[]
  top: boolean
  disagreed: boolean
}

export type WorkshopState = {
  /** The position of the last event. 0: none yet. */
  revision: number
  stage: Stage
  /** When it passed to its stage. 0: it has been a draft from the start. */
  stageAt: number
  /** When its restitution was opened to corrections. Null: not yet. */
  correctionsFrom: number | null
  phases: readonly PlannedPhase[]
  /** In order of starting. */
  rounds: ReadonlyMap<string, Round>
  roundId: string | null
  tables: ReadonlyMap<string, WorkshopTable>
  guests: ReadonlyMap<string, GuestState>
  contributions: ReadonlyMap<string, Contribution>
  /** Ids of the contributions of each guest, in order: found without looking through all of them. */
  authored: ReadonlyMap<string, readonly string[]>
  clusters: ReadonlyMap<string, Cluster>
  /** Of votes for organisations, by the id under which they were given: for whom they count since nobody knows who gave them. */
  heldBy: ReadonlyMap<string, string>
  shown: Shown
  /** The last message to all; its words are elsewhere. */
  messageId: string | null
  consoleOf: string | null
  /** Proposed to phones. */
  wish: readonly Signal[]
  /** What the last act of steering can be taken back with, for ten seconds. */
  undoable: { commandId: string; at: number; events: readonly WorkshopEvent[] } | null
}

/** What stands beside the events: it can be erased, and is. */
export type WorkshopTexts = {
  /**
   * By the id of a contribution or a message; of a cluster under `<id>:title` and `<id>:synthesis`; of a vote under its
   * `reasonKey`, of a form under its `answerKey`, of an intervention under its `synthesisKey`.
   */
  texts: ReadonlyMap<string, string>
  /** By the same keys, of those that are in another language than the room's. */
  languages?: ReadonlyMap<string, Language>
  guests: ReadonlyMap<string, GuestFacts>
  /** What is in the box of each secret ballot, by round, in no order. */
  ballots: ReadonlyMap<string, readonly SecretBallot[]>
  /** Who put one in, by round: that they did, and not which. */
  voters?: ReadonlyMap<string, ReadonlySet<string>>
}

/** In which language these words are. */
export const languageOf = ({ languages }: Pick<WorkshopTexts, 'languages'>, key: string): Language =>
  languages?.get(key) ?? roomLanguage

export type GuestFacts = {
  name: string
  organisation: string | null
  organisationId: string | null
  college: string
  /** When they were last heard of, in milliseconds: who is in the room. */
  isHere: boolean
}

/** What is said of a workshop beside its events: rows of its preparation. */
export type WorkshopHead = {
  id: string
  title: string
  code: string | null
  question: string
  pilot: string
  capacity: number
  /** The meeting that it is part of; `code`: while that is open. */
  meeting: { title: string; code: string | null } | null
  /** Where those who are not in the room meet. Empty or none: nowhere. */
  videoUrl?: string
  /** Of a rehearsal: how many people who are not there come. Null or none: it is not one. */
  rehearsalPeople?: number | null
}
