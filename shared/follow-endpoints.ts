// The part of the contract that is about what becomes of contributions: by a device of the room, by a code, for those who run it.
import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { topicsOf } from './reads.ts'
import * as follow from './schemas/follow.ts'
import { id, nothing } from './schemas/text.ts'
import { answers } from './schemas/workshops.ts'

const onWorkshop = z.object({ workshopId: id })
const asGuest = onWorkshop.extend({ guestId: id })
const byCode = z.object({ code: follow.followCode })

export const followEndpoints = {
  /** What this guest goes home with. */
  readTakeAway: endpoint({ reach: 'public', input: asGuest, output: follow.takeAway }),
  /** Said once: only a hash is kept. `replaces`: where there is one already, here or in another workshop of the meeting, it is worth nothing from now on; else `alreadyExists`. */
  makeFollowCode: endpoint({
    reach: 'public',
    input: asGuest.extend({ replaces: z.boolean() }),
    output: z.object({ code: z.string() }),
  }),
  /** For the others of the room, once the workshop is closed. Empty: none. */
  giveContact: endpoint({ reach: 'public', input: asGuest.extend({ contact: follow.contact }), output: nothing }),

  /** A code is never in an address: it is sent as a body, and nothing that it opens is a GET. */
  readFollow: endpoint({ reach: 'public', input: byCode, output: follow.follow }),
  askByCode: endpoint({
    reach: 'public',
    /** `workshopId`: which of those that the code opens; the one where it was made, if none is said. */
    input: byCode.extend({ workshopId: id.optional(), commands: follow.followCommands }),
    output: answers,
  }),

  listTakenWords: endpoint({
    reach: 'signedIn',
    input: onWorkshop,
    output: z.object({ places: z.array(follow.takenWords) }),
    topics: topicsOf.listTakenWords,
  }),
  markTakenWords: endpoint({
    reach: 'signedIn',
    input: onWorkshop.extend({ placeId: id, isDone: z.boolean() }),
    output: nothing,
  }),
}
