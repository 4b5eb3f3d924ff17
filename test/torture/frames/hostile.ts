// The next hostile frame: a real one changed, or one that no client would write.
import type { Chance } from '../../support/chance.ts'
import { mutateBytes, pick } from './bytes.ts'
import { hostileVector, lyingMessage, presenceMessage, strangeMessage, syncMessage } from './envelope.ts'
import { handMadeUpdate, type World } from './hand-made.ts'
import { hostilePresence } from './presence.ts'
import type { Recording } from './recorded.ts'

export interface HostileFrame {
  readonly bytes: Uint8Array
  /** For whoever reads the report. */
  readonly how: string
}

/** `at`: the edit of the recording whose turn it is; all before it were sent as they are. */
export function hostileFrame(
  recording: Recording,
  at: number,
  text: Omit<World, 'forges'>,
  chance: Chance,
): HostileFrame {
  const { edits, others } = recording
  const edit = edits[at] ?? pick(chance, edits)
  const forging: World = { ...text, forges: true }
  const honestly: World = { ...text, forges: false }
  const other = pick(chance, chance(3) === 0 ? others : edits)
  switch (chance(16)) {
    case 0:
    case 1:
    case 2:
    case 3:
      return mutateBytes(edit, chance, other)
    case 4:
      return mutateBytes(other, chance, edit)
    case 5:
      return { bytes: pick(chance, edits), how: 'an edit out of its order' }
    case 6:
      return { bytes: presenceMessage(hostilePresence(text.own, chance)), how: 'hostile presence' }
    case 7:
      return { bytes: syncMessage('step1', hostileVector(chance)), how: 'a hostile vector' }
    case 8:
      return { bytes: lyingMessage(edit.slice(3), chance), how: 'a length that is not true' }
    case 9:
      return { bytes: strangeMessage(edit, chance), how: 'a strange type' }
    case 10:
      return mutateBytes(syncMessage('step2', handMadeUpdate(honestly, chance)), chance, edit)
    case 11:
      return { bytes: syncMessage('step2', handMadeUpdate(honestly, chance)), how: 'a hand-made reply' }
    default:
      return { bytes: syncMessage('update', handMadeUpdate(forging, chance)), how: 'a hand-made update' }
  }
}
