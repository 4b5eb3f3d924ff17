// A ballot as the page gives it: into the log with a name, or into the box of a secret one, by a credential that is kept first. [A36] [A37]
import { useState } from 'react'
import type { Choice } from '../../../../shared/workshop/ballots.ts'
import type { BallotConfig } from '../../../../shared/workshop/phases.ts'
import type { OwnView } from '../../../../shared/workshop/view.ts'
import type { Notes } from '../../../live/notes.ts'
import { keepBallot, keptBallot } from '../room-notes.ts'
import type { Queued } from '../device-queue.ts'
import type { RoomNow } from '../use-room.ts'
import { givenIn, type Given } from './given.ts'

export type Giving = {
  given: Given
  give(choice: Choice, reasons?: Record<string, string>): void
  /** False: the credential lives in this page only. */
  isKept: boolean
}

type Place = Pick<RoomNow, 'notes' | 'guestId' | 'queue' | 'act'>

/** For a device that keeps nothing: as long as the page is open. */
const made = new Map<string, string>()

export function useBallot(now: Place, own: OwnView, config: BallotConfig, roundId: string): Giving {
  const { notes, guestId, queue, act } = now
  const [isKept, setKept] = useState(true)
  const isSecret = config.secrecy === 'secret'
  const kept = isSecret ? keptBallot(notes, guestId, roundId) : null
  const told = isSecret ? kept?.choice && { choice: kept.choice, reasons: {} } : own.vote
  const cast = (choice: Choice) => {
    const sealed = sealedFor(notes, guestId, roundId, lastSent(queue.items, roundId))
    if (!sealed.isKept) setKept(false)
    act({ kind: 'cast', roundId, credential: sealed.credential, choice })
  }
  return {
    given: givenIn(roundId, told ?? null, queue.items),
    give: (choice, reasons = {}) => (isSecret ? cast(choice) : act({ kind: 'vote', roundId, choice, reasons })),
    isKept,
  }
}

/** What is on its way may be later than what was answered. */
function lastSent(items: readonly Queued[], roundId: string): string | null {
  const sent = items.flatMap(({ command }) =>
    command.kind === 'cast' && command.roundId === roundId ? command.credential : [],
  )
  return sent.at(-1) ?? null
}

/**
 * The credential of somebody's ballot in a round, in its next turn: kept on the device before it is given out. By its turn a
 * ballot that the network held back cannot take the place of a later one.
 */
export function sealedFor(
  notes: Notes,
  guestId: string,
  roundId: string,
  sent: string | null = null,
): { credential: string; isKept: boolean } {
  const kept = keptBallot(notes, guestId, roundId)
  const name = `${guestId}/${roundId}`
  const before = sent ?? kept?.credential ?? made.get(name)
  const credential = before === undefined ? makeCredential() : inNextTurn(before)
  const isKept = keepBallot(notes, guestId, roundId, { credential, choice: kept?.choice ?? null })
  if (!isKept) made.set(name, credential)
  return { credential, isKept }
}

const lastTurn = 999

function inNextTurn(credential: string): string {
  const [secret = '', turn = '0'] = credential.split('.')
  return `${secret}.${Math.min(lastTurn, Number(turn) + 1)}`
}

/** 32 bytes, in base64url. */
export function makeCredential(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(32))
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace('=', '')
}
