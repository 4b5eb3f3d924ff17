// The code of a guest as this device keeps it: the server has no more than its hash. [A50]
import { Failure, call } from '../../api.ts'
import type { Notes } from '../../live/notes.ts'

const nameOf = (guestId: string): string => `maillage.room/${guestId}/code`

/** Asked for, and no answer came: nobody has seen what was made, so that it may be replaced without a word. */
const unanswered = '?'

export function keptCode(notes: Notes, guestId: string): string | null {
  const kept = notes.read(nameOf(guestId))
  return kept === unanswered ? null : kept
}

/** The code; null where there is one already that this device has not. */
export async function madeCode(
  notes: Notes,
  place: { workshopId: string; guestId: string },
  replaces: boolean,
): Promise<string | null> {
  const name = nameOf(place.guestId)
  const isRetry = notes.read(name) === unanswered
  notes.write(name, unanswered)
  try {
    const { code } = await call('makeFollowCode', { ...place, replaces: replaces || isRetry })
    notes.write(name, code)
    return code
  } catch (error) {
    if (!(error instanceof Failure) || error.code !== 'offline') notes.remove(name)
    if (error instanceof Failure && error.code === 'alreadyExists') return null
    throw error
  }
}
