// What this phone remembers of the room beside its queue: who it speaks as, and what was being written. Nothing of it is anybody else's.
import { contributionTypes, type ContributionType } from '../../../shared/workshop/phases.ts'
import type { Choice } from '../../../shared/workshop/ballots.ts'
import type { Notes } from '../../live/notes.ts'

/** Somebody who joined with this phone: enough to come back without a network. */
export type KnownGuest = { workshopId: string; guestId: string; name: string; title: string }

const codeStem = 'maillage.room/code/'
const draftStem = (guestId: string) => `maillage.room/${guestId}/draft/`

export function knownGuests(notes: Notes, code: string): KnownGuest[] {
  const kept = notes.read(codeStem + code)
  return kept === null ? [] : (JSON.parse(kept) as KnownGuest[]) // written by us, below
}

/** The last one to have spoken comes first. */
export function rememberGuest(notes: Notes, code: string, guest: KnownGuest): void {
  const others = knownGuests(notes, code).filter(({ guestId }) => guestId !== guest.guestId)
  notes.write(codeStem + code, JSON.stringify([guest, ...others]))
}

export function forgetGuest(notes: Notes, code: string, guestId: string): void {
  const others = knownGuests(notes, code).filter((one) => one.guestId !== guestId)
  if (others.length > 0) notes.write(codeStem + code, JSON.stringify(others))
  else notes.remove(codeStem + code)
}

/** What is being written for a round, with what it takes to write on once the room has gone elsewhere. */
export type Draft = {
  roundId: string
  title: string
  types: ContributionType[]
  length: number
  type: ContributionType
  text: string
  /** Its language may tell whose it is. Missing in what older versions kept. */
  mayTell?: boolean
}

export function keepDraft(notes: Notes, guestId: string, draft: Draft): void {
  const name = draftStem(guestId) + draft.roundId
  if (draft.text === '') notes.remove(name)
  else notes.write(name, JSON.stringify(draft))
}

/** Those that hold a text, oldest round first. */
export function keptDrafts(notes: Notes, guestId: string): Draft[] {
  return notes
    .names(draftStem(guestId))
    .sort()
    .map((name) => JSON.parse(notes.read(name) ?? 'null') as Draft | null) // written by us, above
    .filter((draft) => draft !== null && contributionTypes.includes(draft.type))
    .filter((draft) => draft !== null)
}

/** Of a secret ballot: what alone can change it, and what was last put in the box. It is nowhere else. [A37] */
export type KeptBallot = { credential: string; choice: Choice | null }

const ballotNote = (guestId: string, roundId: string) => `maillage.room/${guestId}/ballot/${roundId}`

export function keptBallot(notes: Notes, guestId: string, roundId: string): KeptBallot | null {
  const kept = notes.read(ballotNote(guestId, roundId))
  return kept === null ? null : (JSON.parse(kept) as KeptBallot) // written by us, below
}

export const keepBallot = (notes: Notes, guestId: string, roundId: string, ballot: KeptBallot): boolean =>
  notes.write(ballotNote(guestId, roundId), JSON.stringify(ballot))
