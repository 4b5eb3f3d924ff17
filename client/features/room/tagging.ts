// Whether what this person writes where nobody is told who writes says its language: yes, until they say otherwise on this device. [A115]
import { useState } from 'react'
import { language } from '../../../shared/text/words.ts'
import { roomLanguage, type Language } from '../../../shared/workshop/languages.ts'
import type { HeadView } from '../../../shared/workshop/view.ts'
import type { RoomNow } from './use-room.ts'

export type Tagging = { isSent: boolean; turn(isSent: boolean): void }

/** Shared by all that one writes in a room: words that say nothing beside others that do would be known by that. */
export function useTagging({ notes, guestId }: Pick<RoomNow, 'notes' | 'guestId'>): Tagging {
  const note = `maillage.room/${guestId}/untagged`
  const [isSent, setSent] = useState(() => notes.read(note) === null)
  const turn = (wanted: boolean) => {
    if (wanted) notes.remove(note)
    else notes.write(note, 'yes')
    setSent(wanted) // also where the device keeps nothing
  }
  return { isSent, turn }
}

/** Nobody is told who writes: in such a phase, and of whoever came without a name. */
export const isUnsigned = (head: HeadView | null, name: string | undefined): boolean =>
  head?.phase?.identity === 'nameless' || name === ''

/** It would tell something there: the page is in another language than the room. */
export const mayTell = (unsigned: boolean | undefined): boolean => unsigned === true && language !== roomLanguage

/** Of words that are sent now. Missing, they are taken for the room's, and nothing tells them from those that are. */
export const languageSent = (unsigned: boolean | undefined, { isSent }: Tagging): { language?: Language } =>
  unsigned === true && !isSent ? {} : { language }
