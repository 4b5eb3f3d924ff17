// What people ask of a workshop. Each has an id made by whoever asks: asked twice, it is done once. [A3]
import type { Choice } from './ballots.ts'
import type { EdgeKind, HideReason, SectionSeen, Shown, Speaker } from './events.ts'
import type { Language } from './languages.ts'
import type { ContributionType, Phase } from './phases.ts'
import type { Signal } from './signals.ts'

/** Of the facilitators. `roundId`: the round they had before their eyes; another in the meantime refuses the command. */
export type SteeringCommand =
  | { kind: 'addPhase'; phase: Phase; before: string | null }
  | { kind: 'changePhase'; phase: Phase }
  | { kind: 'movePhase'; phaseId: string; before: string | null }
  | { kind: 'skipPhase'; phaseId: string; skipped: boolean }
  /** As long as no round of it was started; then it can only be skipped. */
  | { kind: 'removePhase'; phaseId: string }
  | { kind: 'setTables'; count: number }
  | { kind: 'open' }
  | { kind: 'backToDraft' }
  | { kind: 'cancel'; reason: string }
  | { kind: 'start' }
  | { kind: 'next'; roundId: string }
  | { kind: 'back'; roundId: string }
  /** A new round of any phase: again, forward or back. */
  | { kind: 'goTo'; roundId: string; phaseId: string }
  | { kind: 'extend'; roundId: string; milliseconds: number; tableId: string | null }
  | { kind: 'pause'; roundId: string }
  | { kind: 'resume'; roundId: string }
  | { kind: 'reveal'; roundId: string; revealed: boolean }
  | { kind: 'lock'; roundId: string; locked: boolean }
  | { kind: 'openBallot'; roundId: string }
  | { kind: 'closeBallot'; roundId: string }
  | { kind: 'showResults'; roundId: string; shown: boolean }
  | { kind: 'message'; text: string }
  | { kind: 'show'; what: Shown }
  | { kind: 'takeConsole' }
  /** What is proposed to phones, whose owners decide. [A91] */
  | { kind: 'wish'; signals: Signal[] }
  | { kind: 'undo'; commandId: string }
  | { kind: 'close'; roundId: string | null }
  | { kind: 'reopen'; reason: string }
  | { kind: 'nameRapporteur'; tableId: string; guestId: string | null }
  | { kind: 'seat'; guestId: string; tableId: string | null }
  | { kind: 'hide'; contributionId: string; reason: HideReason }
  | { kind: 'unhide'; contributionId: string }
  /** What was written as the reason of a vote, of one subject, by whoever wrote exactly this. Null: shown again. */
  | { kind: 'hideReason'; roundId: string; subjectId: string; text: string; reason: HideReason }
  | { kind: 'unhideReason'; roundId: string; subjectId: string; text: string }
  | { kind: 'take'; contributionId: string; taken: boolean }
  | { kind: 'park'; contributionId: string; parked: boolean }
  /** From paper: one line for each, of one table. */
  | {
      kind: 'enter'
      roundId: string
      tableId: string | null
      contributionId: string
      type: ContributionType
      text: string
      /** To whom, in a panel; null: to all. */
      toSpeaker?: string | null
      /** Of the words; that of the room where it is missing. */
      language?: Language
    }
  | { kind: 'giveFloor'; roundId: string; speaker: Speaker }
  | { kind: 'endFloor'; roundId: string }
  | { kind: 'removeFromQueue'; roundId: string; guestId: string }
  /** What one of the panel said, in short: during the round or after it. Empty: nothing any more. */
  | { kind: 'sumUp'; roundId: string; speakerId: string; text: string }
  /** Their name, role and organisation, everywhere and for good. What was written of what they said stays. */
  | { kind: 'eraseSpeaker'; speakerId: string }
  /** A question of the room was put to the panel. */
  | { kind: 'markAsked'; contributionId: string; asked: boolean }
  | GroupingCommand

/** Of the facilitators, through the operations of the restitution alone, which look at the rest of what they need. */
export type ClosingCommand = { kind: 'review' } | { kind: 'publish' }

/** Of the facilitators, in the place of `openBallot`, with the words that the server read of the section: nobody says them for it. [A110] */
export type SectionCommand = { kind: 'openSection'; roundId: string; words: string; seen: SectionSeen }

/** Of the facilitators on the wall, of a rapporteur at their table. */
export type GroupingCommand =
  | { kind: 'makeCluster'; clusterId: string; title: string; contributions: string[] }
  | { kind: 'nameCluster'; clusterId: string; title: string }
  | { kind: 'synthesise'; clusterId: string; text: string }
  | { kind: 'choose'; clusterId: string; top: boolean }
  | { kind: 'disagree'; clusterId: string; disagreed: boolean }
  | { kind: 'removeCluster'; clusterId: string }
  | { kind: 'place'; contributionId: string; clusterId: string | null; before: string | null }
  | {
      kind: 'merge'
      contributionId: string
      parents: string[]
      edge: EdgeKind
      type: ContributionType
      text: string
      /** Of the words; where it is missing that of all parents, or of the room where they have several. */
      language?: Language
    }

/** Of somebody in the room. */
export type GuestCommand =
  | { kind: 'sit'; tableId: string | null }
  | { kind: 'leave' }
  | { kind: 'becomeRapporteur' }
  | {
      kind: 'send'
      roundId: string
      contributionId: string
      type: ContributionType
      text: string
      /** To whom, in a panel; null: to all. */
      toSpeaker?: string | null
      /** Of the words; that of the room where it is missing. */
      language?: Language
    }
  /** `language`: missing, the words keep theirs. */
  | { kind: 'reword'; contributionId: string; type: ContributionType; text: string; language?: Language }
  | { kind: 'withdraw'; contributionId: string }
  /** For good: the words go too. */
  | { kind: 'erase'; contributionId: string }
  /** All that they wrote, their name and what says who they are. Nothing can be asked as them any more. */
  | { kind: 'eraseMe' }
  | { kind: 'park'; contributionId: string; parked: boolean }
  | { kind: 'finish'; roundId: string; finished: boolean }
  | { kind: 'support'; contributionId: string; supported: boolean }
  | { kind: 'askFloor'; roundId: string }
  | { kind: 'withdrawFloor'; roundId: string }
  /** Of a ballot that is not secret; it replaces the one before. `reasons`: by id of a subject. */
  | { kind: 'vote'; roundId: string; choice: Choice; reasons: Record<string, string> }
  /** It replaces what one answered before. `texts`: by id of a field. */
  | { kind: 'fill'; roundId: string; marks: Record<string, number>; texts: Record<string, string> }
  | GroupingCommand

export type Command = SteeringCommand | ClosingCommand | SectionCommand | GuestCommand

/** What is asked, and under which id. */
export type Asked<C extends Command = Command> = { id: string; command: C }

/** Who asks, as the server knows them. */
export type Asker = { kind: 'facilitator'; actorId: string } | { kind: 'guest'; actorId: string; guestId: string }

/** Why a command changes nothing. Its sentence is `workshop.refused.<code>`. */
export const refusals = [
  'notYours',
  'notNow',
  'unknown',
  'roundOver',
  'roundLocked',
  'otherRound',
  'tooMany',
  'tooLong',
  'empty',
  'wrongType',
  'undoTooLate',
  'nothingPlanned',
  'full',
  'beingErased',
  /** More dots, or more items, than one may give. */
  'overBudget',
  /** A reservation or an objection without its reason. */
  'noReason',
  /** The ballot is one for organisations, and the guest is of none. */
  'noOrganisation',
  /** This guest's secret ballot was put in the box by another device, which alone can change it. */
  'ballotElsewhere',
] as const
export type Refusal = (typeof refusals)[number]

/** Done at this revision (again: at the one where it was done), or refused. */
export type Answer = { id: string; revision: number } | { id: string; refused: Refusal }
