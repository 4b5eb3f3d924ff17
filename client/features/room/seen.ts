// What this phone was last shown, kept on it: reloaded without a network, one still has the instruction, one's own words and a field to write in.
import type { CommonView, OwnView } from '../../../shared/workshop/view.ts'
import type { Notes } from '../../live/notes.ts'

export type Seen = { common: CommonView; own: OwnView }

type KeptSeen = Pick<CommonView, 'head' | 'tables'> & Partial<Pick<CommonView, 'subjects'>> & { own: OwnView }

const noteOf = (guestId: string): string => `maillage.room/${guestId}/seen`

/** Of others' words, only what is voted on is kept: the rest is read again when the network is back. */
export function keepSeen(notes: Notes, guestId: string, { common, own }: Seen): void {
  const { head, tables, subjects } = common
  notes.write(noteOf(guestId), JSON.stringify({ head, tables, subjects, own: { ...own, group: {}, companions: [] } }))
}

export function lastSeen(notes: Notes, guestId: string): Seen | null {
  const kept = notes.read(noteOf(guestId))
  if (kept === null) return null
  const { head, tables, subjects = [], own } = JSON.parse(kept) as KeptSeen // written by us, above
  const common = {
    head,
    tables,
    contributions: {},
    clusters: {},
    panels: [],
    subjects,
  } as unknown as CommonView // nothing else of it is read without asking whether it is there
  return { common, own }
}

/** All that is kept of somebody who leaves, but for what was never sent. */
export function forgetSeen(notes: Notes, guestId: string): void {
  notes.remove(noteOf(guestId))
}
