// What the live rooms tell of themselves while they work, for figures: how much and how long, never who or what.
import type { RefusalReason } from '../../shared/protocol.ts'

/** One turn of the loop that wrote something. */
export interface TurnFacts {
  /** From taking what waited to having told everyone. */
  readonly milliseconds: number
  readonly rooms: number
  readonly frames: number
  readonly rows: number
}

/** Called on the hot path: each method only counts, and never throws. */
export interface Observer {
  turned(turn: TurnFacts): void
  /** An update frame came so many milliseconds before its `saved` was sent. */
  acknowledged(milliseconds: number): void
  refused(reason: RefusalReason): void
  /** A close code that we said, or null when the other side left. */
  closed(code: number | null): void
  /** Someone sent what leans on text that nobody has. */
  gap(): void
  snapshot(milliseconds: number, isMade: boolean): void
}

const nothing = (): void => undefined

/** For whoever wants no figures. */
export const nobodyLooks: Observer = {
  turned: nothing,
  acknowledged: nothing,
  refused: nothing,
  closed: nothing,
  gap: nothing,
  snapshot: nothing,
}
