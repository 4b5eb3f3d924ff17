// What happened in a workshop, in order: the record. Ids only: what people wrote and who they are can be erased elsewhere.
import type { Choice } from './ballots.ts'
import type { ContributionType, Phase } from './phases.ts'
import type { Signal } from './signals.ts'

/** draft → open → running → closed → review → published → archived; cancelled. [A2] */
export const stages = ['draft', 'open', 'running', 'closed', 'review', 'published', 'archived', 'cancelled'] as const
export type Stage = (typeof stages)[number]

export const hideReasons = ['personal', 'offensive', 'offTopic', 'duplicate'] as const
export type HideReason = (typeof hideReasons)[number]

/** Kinds of links between contributions: the parents stay, and the child has all their authors. */
export type EdgeKind = 'merge' | 'rewording'

export type WorkshopEvent =
  // preparing and steering
  | { kind: 'planned'; phases: Phase[] }
  | { kind: 'phaseAdded'; phase: Phase; before: string | null }
  | { kind: 'phaseChanged'; phase: Phase }
  | { kind: 'phaseMoved'; phaseId: string; before: string | null }
  | { kind: 'phaseSkipped'; phaseId: string; skipped: boolean }
  /** Before any round of it. */
  | { kind: 'phaseRemoved'; phaseId: string }
  | { kind: 'stageChanged'; to: Stage; reason: string }
  /** A passage through a phase. What earlier rounds of it hold stays. */
  | { kind: 'roundStarted'; roundId: string; phaseId: string; endsAt: number | null }
  /** The round that was left goes on where it was: after an undo. */
  | { kind: 'roundResumed'; roundId: string; endsAt: number | null }
  | { kind: 'roundRevealed'; roundId: string; revealed: boolean }
  | { kind: 'roundLocked'; roundId: string; locked: boolean }
  | { kind: 'timerSet'; roundId: string; endsAt: number | null; remaining: number | null }
  | { kind: 'tableExtended'; roundId: string; tableId: string; milliseconds: number }
  /** Null: the last one was taken back, and there was none before. */
  | { kind: 'messageSent'; messageId: string | null }
  /** What the screen and the phones are brought to. */
  | { kind: 'shown'; what: Shown }
  | { kind: 'consoleTaken'; actorId: string }
  /** What is proposed to phones; all of it, each time. */
  | { kind: 'wished'; signals: Signal[] }
  | { kind: 'undone'; commandId: string }
  // people
  | { kind: 'tableAdded'; tableId: string; number: number }
  | { kind: 'tableRemoved'; tableId: string }
  | { kind: 'guestJoined'; guestId: string; tableId: string | null }
  | { kind: 'guestSat'; guestId: string; tableId: string | null }
  | { kind: 'guestLeft'; guestId: string }
  /** `heldBy`: for whom their votes for an organisation count from now on, by whom they were given for, where that is another id. */
  | { kind: 'guestErased'; guestId: string; heldBy?: Record<string, string> }
  /** What joined those who were there to what they wrote was kept long enough: who they are is blank from here on. */
  | { kind: 'linksCut'; heldBy?: Record<string, string> }
  | { kind: 'rapporteurNamed'; tableId: string; guestId: string | null }
  /** Who tells whom, in a round of twos and fours. */
  | { kind: 'gathered'; roundId: string; groups: string[][] }
  | { kind: 'finished'; roundId: string; guestId: string; finished: boolean }
  // contributions
  | {
      kind: 'contributionSent'
      contributionId: string
      roundId: string
      /** Null: entered from paper for a table. */
      guestId: string | null
      tableId: string | null
      type: ContributionType
      source: 'phone' | 'paper' | 'console'
      /** After the round had ended: a facilitator says whether it is taken. */
      late: boolean
      approved: boolean
      /** Of a question to a panel: to one of its speakers, or to all of them. Absent from other phases, and from older records. */
      toSpeaker?: string | null
    }
  | { kind: 'contributionReworded'; contributionId: string; type: ContributionType }
  | { kind: 'contributionWithdrawn'; contributionId: string }
  | { kind: 'contributionErased'; contributionId: string }
  | { kind: 'contributionHidden'; contributionId: string; reason: HideReason }
  | { kind: 'contributionShown'; contributionId: string }
  | { kind: 'contributionParked'; contributionId: string; parked: boolean }
  | { kind: 'contributionTaken'; contributionId: string; taken: boolean }
  | { kind: 'contributionMerged'; contributionId: string; parents: string[]; edge: EdgeKind; tableId: string | null }
  | { kind: 'supported'; contributionId: string; guestId: string; supported: boolean }
  // grouping
  | { kind: 'clusterMade'; clusterId: string; tableId: string | null }
  | { kind: 'clusterNamed'; clusterId: string }
  | { kind: 'clusterSynthesised'; clusterId: string }
  | { kind: 'clusterChosen'; clusterId: string; top: boolean }
  | { kind: 'clusterDisagreed'; clusterId: string; disagreed: boolean }
  | { kind: 'clusterRemoved'; clusterId: string }
  /** To a cluster (null: to none), before another of it (null: at its end). */
  | { kind: 'contributionPlaced'; contributionId: string; clusterId: string | null; before: string | null }
  // ballots: of a secret one that it is open and how many voted, never who nor what
  /** `section`: where it is about a section and its words were read; they stand with the texts, under `sectionKey`. */
  | { kind: 'ballotOpened'; roundId: string; subjects: string[]; section?: SectionSeen }
  | { kind: 'ballotClosed'; roundId: string }
  | { kind: 'resultsShown'; roundId: string; shown: boolean }
  /** With a name or for an organisation: `voter` is a guest, an organisation, or the first guest of one that the directory does not know. */
  | { kind: 'voted'; roundId: string; voter: string; guestId: string; choice: Choice }
  /** What these voters wrote as their reason, of one subject; null: it is shown again. */
  | { kind: 'reasonHidden'; roundId: string; voters: string[]; subjectId: string; reason: HideReason | null }
  /** Of a secret ballot: how many are in the box, told of several at once. No actor. */
  | { kind: 'ballotsCounted'; roundId: string; voters: number }
  /** By id of a field: a mark from 1 to 5, or the position of the choice. What was written stands with the texts. */
  | { kind: 'formFilled'; roundId: string; guestId: string; marks: Record<string, number> }
  // the floor
  | { kind: 'floorAsked'; roundId: string; guestId: string }
  | { kind: 'floorWithdrawn'; roundId: string; guestId: string }
  | { kind: 'floorGiven'; roundId: string; speaker: Speaker }
  | { kind: 'floorEnded'; roundId: string }
  /** The synthesis of an intervention was written; its words stand with the texts. */
  | { kind: 'summedUp'; roundId: string; speakerId: string }
  /** Of somebody who was asked to speak, name, role and organisation are blank from here on. */
  | { kind: 'speakerErased'; speakerId: string }
  /** A question was put to the panel, or was not after all. */
  | { kind: 'contributionAsked'; contributionId: string; asked: boolean }

/** A section as it was read: up to which position of the log of its text, and the SHA-256 of its words, in hexadecimal. */
export type SectionSeen = { documentId: string; blockId: string; position: number; hash: string }

/** A person, a table in its turn, or one of those who were asked to speak. */
export type Speaker = { guestId: string } | { tableId: string } | { speakerId: string }

/** `phase`: the instruction and the timer. `welcome`: the code, large. `wall`: groups. `results`: of the ballot. `blank`: nothing. */
export type Shown =
  | { kind: 'phase' | 'welcome' | 'wall' | 'results' | 'blank' }
  | { kind: 'contribution'; contributionId: string }
  | { kind: 'cluster'; clusterId: string }
  /** The synthesis of one of the panel in hand. */
  | { kind: 'intervention'; roundId: string; speakerId: string }

/** An event in its place. */
export type Recorded = {
  position: number
  /** Milliseconds since the epoch, by the server's clock. */
  at: number
  /** Who did it: an actor of the log, or null for the workshop itself. */
  actorId: string | null
  commandId: string
  event: WorkshopEvent
}
