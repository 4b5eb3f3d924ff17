// What goes in and out of the endpoints of meetings: a day that gathers workshops.
import { z } from 'zod'
import { stages } from '../workshop/events.ts'
import { change } from './restitution.ts'
import { id, instant, line, lines } from './text.ts'
import { workshopLine } from './workshops.ts'

/** Workshops of a meeting. */
export const mostGathered = 40

export const meetingStages = ['draft', 'open', 'closed'] as const
export type MeetingStage = (typeof meetingStages)[number]

/** What is said of a meeting. Its notice and the day of its feedback are those that its workshops begin with. */
export const meetingFacts = z.object({
  title: line(160),
  startsAt: instant.nullable(),
  endsAt: instant.nullable(),
  place: lines(200),
  framing: lines(4_000),
  notice: lines(800),
  feedbackDue: z.iso.date().nullable(),
})
export type MeetingFacts = z.output<typeof meetingFacts>

export const meetingLine = z.object({
  id,
  title: z.string(),
  stage: z.enum(meetingStages),
  startsAt: instant.nullable(),
  endsAt: instant.nullable(),
  place: z.string(),
  workshops: z.number().int(),
  /** Each once, in however many of its workshops they were. */
  people: z.number().int(),
})
export type MeetingLine = z.output<typeof meetingLine>

/** `kind`: a round table has a phase of that kind. `code`: while it can be joined. */
const meetingWorkshop = workshopLine.extend({
  code: z.string().nullable(),
  kind: z.enum(['workshop', 'panel']),
})

export const meetingGuards = ['notice', 'feedbackDue', 'workshops'] as const

export const meeting = meetingFacts.extend({
  id,
  demarcheId: id,
  demarcheTitle: z.string(),
  stage: z.enum(meetingStages),
  /** To come in by; null unless it is open. */
  code: z.string().nullable(),
  mayPrepare: z.boolean(),
  /** What is missing before it is opened. */
  missing: z.array(z.enum(meetingGuards)),
  /** In its order. */
  workshops: z.array(meetingWorkshop),
  /** Each person once. */
  attendance: z.object({
    people: z.number().int(),
    byCollege: z.array(z.object({ college: z.string(), people: z.number().int() })),
  }),
  /** Those that are not in the trash and that one may read, the latest first. */
  restitutions: z.array(z.object({ documentId: id, number: z.number().int(), writtenAt: instant })),
  /** Workshops that are not closed yet, nor cancelled: nothing of them would be in a restitution. */
  notWritten: z.array(id),
})
export type Meeting = z.output<typeof meeting>

/** A change of what the restitution of the meeting in hand quotes, and of which workshop it comes. */
export const meetingChange = change.extend({ workshopId: id, workshop: z.string() })

/** Where the code of a meeting leads: to one of its workshops. `code`: null unless it can be joined. */
export const meetingFound = z.object({
  kind: z.literal('meeting'),
  title: z.string(),
  place: z.string(),
  framing: z.string(),
  rooms: z.array(
    z.object({
      workshopId: id,
      code: z.string().nullable(),
      title: z.string(),
      stage: z.enum(stages),
      startsAt: instant.nullable(),
      place: z.string(),
      pilot: z.string(),
      isFull: z.boolean(),
    }),
  ),
})
export type MeetingFound = z.output<typeof meetingFound>
