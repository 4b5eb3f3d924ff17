// What the process of the phones is told to do, and what it answers.
import type { SteeringCommand } from '../../../shared/workshop/commands.ts'
import type { Counted } from '../measure/histogram.ts'

/** Where the workshop is, and by what its facilitator is known. */
export type Place = { port: number; workshopId: string; code: string; tables: string[]; cookie: string }

export type Order =
  | { order: 'enter'; place: Place }
  /** Phones that join: spread over so many milliseconds, 0 for all at once. Each finds the room, joins it, is shown it. */
  | { order: 'join'; count: number; within: number }
  /** All of them, the console and the screen follow from now on. */
  | { order: 'follow'; screenCookie: string }
  /** Contributions to the round in hand, so many a second, each by another phone. */
  | { order: 'write'; count: number; perSecond: number; roundId: string }
  /** Everybody chooses among so many items, so many a second: by a command, or into the box of a secret ballot. */
  | { order: 'vote'; perSecond: number; roundId: string; items: number; isSecret: boolean }
  /** By the facilitator; seen by all. */
  | { order: 'act'; commands: SteeringCommand[] }
  | { order: 'settle'; quiet: number }
  /** Each phone asks for all of it, all at once. */
  | { order: 'reopen' }
  /** What everybody has in the end. */
  | { order: 'verify' }
  | { order: 'leave' }

export type Answers = {
  enter: null
  join: { took: Counted; refused: string[]; seconds: number }
  follow: null
  write: { saved: Counted; shown: Counted; refused: string[]; seconds: number }
  vote: { saved: Counted; refused: string[] }
  act: { phones: Counted; answered: number; refused: string[]; missing: number; bytes: number }
  settle: null
  reopen: { took: Counted; bytes: number }
  verify: { problems: string[] }
  leave: null
}
