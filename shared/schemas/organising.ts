// The tree of a démarche, its trash and the first page, as they cross HTTP.
import { z } from 'zod'
import { documentRow, documentState, present } from './documents.ts'
import { stages } from '../workshop/events.ts'
import { meetingStages } from './meetings.ts'
import { id, instant } from './text.ts'

/** There are ten thousand of them: what is not so is left out. */
export const treeRow = z.object({
  id,
  /** The nearest above it that one may read; null at the root. */
  parentId: id.nullable(),
  title: z.string(),
  state: documentState,
  changedAt: instant,
  restricted: z.boolean().optional(),
  favourite: z.boolean().optional(),
  tagIds: z.array(id).optional(),
  /** What one may do with it from the tree. */
  mayRename: z.boolean().optional(),
  mayTrash: z.boolean().optional(),
  present: present.optional(),
})
export type TreeRow = z.infer<typeof treeRow>

export const trashRow = z.object({
  id,
  title: z.string(),
  state: documentState,
  trashedAt: instant,
  trashedBy: z.string(),
  /** After that it comes back no more. */
  until: instant,
  /** How many were put in the trash with it. */
  others: z.number().int(),
})
export type TrashRow = z.infer<typeof trashRow>

export const place = z.object({
  /** Null for the root of the démarche. */
  parentId: id.nullable(),
  /** The one that it stands before; last without. */
  beforeId: id.nullish(),
})

/** What is expected of somebody: an answer to those who ask to be let in, a decision on a text. */
export const task = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('accessRequest'),
    id,
    demarcheId: id,
    demarcheTitle: z.string(),
    displayName: z.string(),
    documentTitle: z.string().nullable(),
    at: instant,
  }),
  z.object({
    kind: z.literal('decision'),
    id,
    demarcheId: id,
    demarcheTitle: z.string(),
    documentTitle: z.string(),
    at: instant,
  }),
  z.object({
    kind: z.literal('sentBack'),
    id,
    demarcheId: id,
    demarcheTitle: z.string(),
    documentTitle: z.string(),
    reason: z.string(),
    at: instant,
  }),
])
export type Task = z.infer<typeof task>

const ofToday = {
  id,
  title: z.string(),
  demarcheTitle: z.string(),
  startsAt: instant.nullable(),
  place: z.string(),
  /** One runs it, and does not only read it. */
  mayRun: z.boolean(),
  /** By which people join now; null for those who do not run it. */
  code: z.string().nullable(),
}

/** A meeting or a workshop of the day, or a workshop that is under way. */
export const happening = z.discriminatedUnion('kind', [
  z.object({ ...ofToday, kind: z.literal('meeting'), stage: z.enum(meetingStages) }),
  z.object({ ...ofToday, kind: z.literal('workshop'), stage: z.enum(stages) }),
])
export type Happening = z.infer<typeof happening>

export const today = z.object({
  happenings: z.array(happening),
  tasks: z.array(task),
  favourites: z.array(documentRow),
  /** Those I opened last, the latest first. */
  seen: z.array(documentRow),
})
