// The part of the contract that is about workshops. Paths are in routes.ts. What the room reaches is public: whoever comes
// is known by the cookie of their device, and says as which of its guests they speak.
import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { topicsOf } from './reads.ts'
import { meetingFound } from './schemas/meetings.ts'
import { pageLanguages } from './text/page-languages.ts'
import { id, line, lines, nothing } from './schemas/text.ts'
import * as workshops from './schemas/workshops.ts'
import { refusals } from './workshop/commands.ts'
import { workshopTemplates } from './workshop/preparing.ts'

const inDemarche = z.object({ demarcheId: id })
const onWorkshop = z.object({ workshopId: id })
const asGuest = onWorkshop.extend({ guestId: id })
/** The revision that one has: the reply waits until there is a later one, for 25 seconds at most. None: all, at once. */
const since = { after: z.coerce.number().int().min(0).optional() }
const code = line(20)

export const workshopEndpoints = {
  listWorkshops: endpoint({
    reach: 'signedIn',
    input: inDemarche,
    output: z.object({ workshops: z.array(workshops.workshopLine), mayPrepare: z.boolean() }),
    topics: topicsOf.listWorkshops,
  }),
  /** From one of our templates, or from another workshop that one may read. */
  createWorkshop: endpoint({
    reach: 'signedIn',
    input: inDemarche.extend({
      title: line(160),
      pilotOrganisationId: id,
      template: z.enum(workshopTemplates),
      copyOf: id.optional(),
      /** It begins with what is said of the meeting: its notice, the day of the feedback, when, where. */
      meetingId: id.optional(),
    }),
    output: z.object({ workshopId: id }),
  }),
  readWorkshop: endpoint({
    reach: 'signedIn',
    input: onWorkshop,
    output: workshops.workshop,
    topics: topicsOf.readWorkshop,
  }),
  updateWorkshop: endpoint({
    reach: 'signedIn',
    input: onWorkshop
      .extend(workshops.workshopFacts.partial().shape)
      /** All of those named to run it beside the pilots and facilitators of the démarche. */
      .extend({ facilitatorIds: z.array(id).max(20).optional() }),
    output: nothing,
  }),
  /** Private notes of a phase, for those who run the workshop. */
  notePhase: endpoint({
    reach: 'signedIn',
    input: onWorkshop.extend({ phaseId: id, notes: lines(2_000) }),
    output: nothing,
  }),
  steerWorkshop: endpoint({
    reach: 'signedIn',
    input: onWorkshop.extend({ commands: workshops.steering }),
    output: workshops.answers,
  }),
  /**
   * A workshop of its own, with the plan of this one as it is, and people who are not there. One at a time: asked again, the
   * same. [A82]
   */
  startRehearsal: endpoint({
    reach: 'signedIn',
    input: onWorkshop.extend({ people: workshops.rehearsalPeople }),
    output: z.object({ workshopId: id }),
  }),
  /** Of the workshop that is rehearsed, or of the rehearsal: nothing of it stays. Asked again, it is so already. [A84] */
  endRehearsal: endpoint({ reach: 'signedIn', input: onWorkshop, output: nothing }),
  /** `eyes`: what the screen of the room is sent, for its image on the console. */
  readConsole: endpoint({
    reach: 'signedIn',
    input: onWorkshop.extend(since).extend({ eyes: z.enum(['facilitator', 'screen']).optional() }),
    output: workshops.feedMessage,
  }),
  /** Of sheets of paper, with the table they are of. Sent and read as bytes: see fileRoutes. [A64] */
  listSheetPhotos: endpoint({
    reach: 'signedIn',
    input: onWorkshop,
    output: z.object({ photos: z.array(workshops.sheetPhoto), most: z.number().int() }),
    topics: topicsOf.listSheetPhotos,
  }),
  removeSheetPhoto: endpoint({ reach: 'signedIn', input: onWorkshop.extend({ photoId: id }), output: nothing }),
  /** The screen that shows this code shows the workshop from now on. */
  pairScreen: endpoint({ reach: 'signedIn', input: onWorkshop.extend({ code }), output: nothing }),

  findRoom: endpoint({
    reach: 'public',
    input: z.object({ code, language: z.enum(pageLanguages).optional() }),
    output: z.discriminatedUnion('kind', [workshops.room, meetingFound]),
  }),
  listRoomOrganisations: endpoint({
    reach: 'public',
    input: onWorkshop.extend({ code, search: line(120) }),
    output: z.object({ organisations: z.array(z.object({ id, name: z.string() })) }),
  }),
  joinRoom: endpoint({
    reach: 'public',
    input: onWorkshop.extend({ code }).extend(workshops.newGuest.shape),
    output: z.object({ guestId: id }),
  }),
  takePart: endpoint({
    reach: 'public',
    input: asGuest.extend({ commands: workshops.takingPart }),
    output: workshops.answers,
  }),
  /**
   * Into the box of a secret ballot. The credential is made by the device, which keeps it: 32 bytes in base64url. It is new
   * for each round, only its hash is stored, and nowhere beside the guest. A change has its turn behind it (`.1`, `.2`…) and
   * replaces what an earlier turn put in; what is overtaken by a later one is refused.
   */
  castBallot: endpoint({
    reach: 'public',
    input: asGuest.extend({
      roundId: id,
      credential: z.string().regex(/^[\w-]{43}(\.[1-9]\d{0,2})?$/),
      choice: workshops.choice,
    }),
    output: z.object({ refused: z.enum(refusals).nullable() }),
  }),
  readRoom: endpoint({ reach: 'public', input: asGuest.extend(since), output: workshops.feedMessage }),

  /** A computer without an account asks for a code to be paired by; asked again, the same one. */
  openScreen: endpoint({
    reach: 'public',
    input: nothing,
    output: z.object({ code: z.string(), workshopId: id.nullable() }),
  }),
  readScreen: endpoint({ reach: 'public', input: onWorkshop.extend(since), output: workshops.feedMessage }),
}
