// Whether what this person writes where nobody is told who writes says its language: yes, until they say otherwise on this device. [A115]
import { useState } from 'react'
import { language } from '../../../shared/text/words.ts'
import { roomLanguage, type Language } from '../../../shared/workshop/languages.ts'
import type { HeadView } from '../../../shared/workshop/view.ts'
import type { RoomNow } from './use-room.ts'

export type Tagging = { isSent: boolean; turn(isSent: boolean): void }

/** Shared by all that one writes in a room: words that say nothing beside others that do would be known by that. */
export function useTagging({ notes, guestId }: Pick<RoomNow, 'notes' | 'guestId'>): Tagging {
  const note = `maillage.room/${guestId}/tag`
  const [isSent, setSent] = useState(() => notes.read(note) !== 'no')
  const turn = (wanted: boolean) => {
    notes.write(note, wanted ? 'yes' : 'no')
    setSent(wanted) // also where the device keeps nothing
  }
  return { isSent, turn }
}

/** The tag may tell who writes: the page is in another language than the room, and the phase or the person without a name. */
export const mayTell = (head: HeadView | null, name: string | undefined): boolean =>
  language !== roomLanguage && (head?.phase?.identity === 'nameless' || name === '')

/** Of words that are sent now. Missing, they are taken for the room's, and nothing tells them from those that are. */
export const languageSent = (tells: boolean | undefined, { isSent }: Tagging): { language?: Language } =>
  tells && !isSent ? {} : { language }
