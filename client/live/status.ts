// What the page may say of a live document: a union with facts, and the one function that decides it.
import { closeCode } from '../../shared/protocol.ts'
import type { LedgerFacts } from './ledger.ts'

export type LiveStatus =
  /** The local copy is being read, or the first answer of the server is awaited. */
  | { is: 'opening' }
  | { is: 'saved' }
  | { is: 'saving' }
  /** `kept`: the local copy is written on this device; else the edits live in this tab only. */
  | { is: 'offline'; since: number; waiting: number; kept: boolean }
  /** Turned away for a while, and coming again by itself. */
  | { is: 'roomFull'; kept: boolean }
  | { is: 'busy'; kept: boolean }
  | { is: 'readOnly' }
  | { is: 'frozen' }
  | { is: 'signedOut' }
  | { is: 'noRight' }
  /** This page is too old for the document, or the archive was restored. */
  | { is: 'reload' }
  | { is: 'tooManyTabs' }
  /** The server will not have this connection, and coming back would not help. */
  | { is: 'unavailable' }

/** Whether the person may write, as the API last said. */
export type LiveAccess = { mayWrite: boolean; frozen: boolean }

export type StatusFacts = {
  ledger: LedgerFacts
  access: LiveAccess
  /** The terminal close code, if the server gave one. */
  closed: number | null
  /** Ever synced since this page opened the document. */
  everSynced: boolean
  /** The code by which the server turned this page away for a while, if it was the last that was heard. */
  turnedAway: number | null
  /** The first attempt to connect has failed, or a connection was lost. */
  failed: boolean
  offlineSince: number
  kept: boolean
}

/** « Enregistré » is said only of what is durable, and never before the first sync. [C1] [C2] */
export function statusOf(facts: StatusFacts): LiveStatus {
  if (facts.closed !== null) return closedStatus(facts.closed)
  if (facts.turnedAway !== null) return { is: turnedAwayStatus(facts.turnedAway), kept: facts.kept }
  const { ledger, access } = facts
  const offline = { is: 'offline', since: facts.offlineSince, waiting: ledger.waiting, kept: facts.kept } as const
  if (!ledger.connected) return facts.everSynced || facts.failed ? offline : { is: 'opening' }
  if (ledger.waiting > 0) return offline // typed before the connection, and not answered for yet [C3]
  if (!facts.everSynced) return { is: 'opening' }
  if (access.frozen) return { is: 'frozen' }
  if (!access.mayWrite) return { is: 'readOnly' }
  return ledger.settled ? { is: 'saved' } : { is: 'saving' }
}

/** The codes that say « not now » rather than « not you ». [C5] */
export const isTurnedAway = (code: number): boolean => code === closeCode.roomFull || code === closeCode.overloaded

const turnedAwayStatus = (code: number) => (code === closeCode.roomFull ? 'roomFull' : 'busy')

/** What a terminal close means for the person. [C5] */
function closedStatus(code: number): LiveStatus {
  switch (code) {
    case closeCode.signedOut:
      return { is: 'signedOut' }
    case closeCode.noRight:
      return { is: 'noRight' }
    case closeCode.wrongEpoch:
    case closeCode.wrongGeneration:
      return { is: 'reload' }
    case closeCode.tooMany:
      return { is: 'tooManyTabs' }
    default:
      return { is: 'unavailable' }
  }
}
