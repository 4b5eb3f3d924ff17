// The part of the contract that is about meetings. Paths are in routes.ts.
import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { topicsOf } from './reads.ts'
import * as meetings from './schemas/meetings.ts'
import { carriedChange } from './schemas/restitution.ts'
import { id, line, nothing } from './schemas/text.ts'

const inDemarche = z.object({ demarcheId: id })
const onMeeting = z.object({ meetingId: id })

export const meetingEndpoints = {
  /** The latest first. */
  listMeetings: endpoint({
    reach: 'signedIn',
    input: inDemarche,
    output: z.object({ meetings: z.array(meetings.meetingLine), mayPrepare: z.boolean() }),
    topics: topicsOf.listMeetings,
  }),
  createMeeting: endpoint({
    reach: 'signedIn',
    input: inDemarche.extend({ title: line(160) }),
    output: z.object({ meetingId: id }),
  }),
  readMeeting: endpoint({
    reach: 'signedIn',
    input: onMeeting,
    output: meetings.meeting,
    topics: topicsOf.readMeeting,
  }),
  updateMeeting: endpoint({
    reach: 'signedIn',
    input: onMeeting.extend(meetings.meetingFacts.partial().shape),
    output: nothing,
  }),
  /** All of its workshops, in order: of its démarche, and of no other meeting. */
  arrangeMeeting: endpoint({
    reach: 'signedIn',
    input: onMeeting.extend({ workshopIds: z.array(id).max(meetings.mostGathered) }),
    output: nothing,
  }),
  /** Also once more after it was closed, while nothing was written of it. */
  openMeeting: endpoint({ reach: 'signedIn', input: onMeeting, output: nothing }),
  closeMeeting: endpoint({ reach: 'signedIn', input: onMeeting, output: nothing }),
  /** One restitution of all that is over: asked for again, the same one; with `again`, a new one beside it. */
  writeMeetingRestitution: endpoint({
    reach: 'signedIn',
    input: onMeeting.extend({ again: z.boolean().default(false) }),
    output: z.object({ documentId: id }),
  }),
  /** What it quotes and has changed since. */
  listMeetingChanges: endpoint({
    reach: 'signedIn',
    input: onMeeting,
    output: z.object({ changes: z.array(meetings.meetingChange) }),
    topics: topicsOf.listMeetingChanges,
  }),
  carryMeetingChange: endpoint({
    reach: 'signedIn',
    input: onMeeting.extend(carriedChange.shape),
    output: nothing,
  }),
}
