// An answer that still wants its reason, and the reason as it is typed: kept on the device with each letter.
import { useState } from 'react'
import type { RoomNow } from '../use-room.ts'

/** `answer`: chosen and not given yet. `reason`: as typed; null where nothing was since it was given. */
export type ReasonDraft = { answer: number | null; reason: string | null }

const nothing: ReasonDraft = { answer: null, reason: null }

export function useReasonDraft({ notes, guestId }: Pick<RoomNow, 'notes' | 'guestId'>, of: string) {
  const note = `maillage.room/${guestId}/reason/${of}`
  const [draft, setDraft] = useState(() => {
    const kept = notes.read(note)
    return kept === null ? nothing : (JSON.parse(kept) as ReasonDraft) // written by us, below
  })
  const change = (next: ReasonDraft) => {
    if (next.answer === null && next.reason === null) notes.remove(note)
    else notes.write(note, JSON.stringify(next))
    setDraft(next)
  }
  return [draft, change] as const
}
