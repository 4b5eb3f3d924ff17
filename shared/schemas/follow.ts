// What goes in and out of the endpoints that follow contributions by a code, and of the list of words that were taken back.
import { z } from 'zod'
import { stages } from '../workshop/events.ts'
import { contributionTypes } from '../workshop/phases.ts'
import type { Followed, FollowStep, TakenHome } from '../workshop/follow.ts'
import type { GuestCommand } from '../workshop/commands.ts'
import type { FormLeft } from '../workshop/view.ts'
import { id, instant, lines } from './text.ts'
import { fill, formField, hideReason, language, longestText } from './workshops.ts'

const at = z.number().nullable()
const contributionType = z.enum(contributionTypes)
const count = z.number().int()

const step = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('sent'), at, phase: z.string(), table: count.nullable() }),
  z.object({ kind: z.enum(['waiting', 'late', 'declined', 'parked', 'withdrawn', 'erased']), at }),
  z.object({ kind: z.literal('grouped'), at, title: z.string(), others: count }),
  z.object({
    kind: z.literal('merged'),
    at,
    edge: z.enum(['merge', 'rewording']),
    text: z.string(),
    language,
    voices: count,
  }),
  z.object({ kind: z.literal('supported'), at, supporters: count }),
  z.object({
    kind: z.literal('voted'),
    at,
    phase: z.string(),
    about: z.enum(['itself', 'group', 'merged']),
    total: count,
    rank: count.nullable(),
    of: count,
  }),
  z.object({ kind: z.enum(['asked', 'notAsked']), at, to: z.string().nullable() }),
  z.object({ kind: z.literal('hidden'), at, reason: hideReason }),
  z.object({
    kind: z.literal('quoted'),
    at,
    title: z.string(),
    section: z.string(),
    about: z.enum(['itself', 'group', 'merged']),
  }),
]) satisfies z.ZodType<FollowStep>

const followed = z.object({
  id,
  type: contributionType,
  text: z.string(),
  language,
  is: z.enum(['standing', 'waiting', 'declined', 'hidden', 'withdrawn', 'erased']),
  steps: z.array(step),
  reword: z.object({ types: z.array(contributionType), length: count }).nullable(),
  mayWithdraw: z.boolean(),
}) satisfies z.ZodType<Followed>

const takenHome = z.object({
  id,
  type: contributionType,
  text: z.string(),
  language,
  isMine: z.boolean(),
  voices: count,
}) satisfies z.ZodType<TakenHome>

const formLeft = z.object({
  roundId: id,
  title: z.string(),
  fields: z.array(formField),
  given: z.object({ marks: z.record(z.string(), count), texts: z.record(z.string(), z.string()) }).nullable(),
}) satisfies z.ZodType<FormLeft>

export const longestContact = 160
export const contact = lines(longestContact).refine((text) => !text.includes('\n'), 'one line')

/** What somebody goes home with. `contacts`: of those who agreed, once the workshop is closed. */
export const takeAway = z.object({
  title: z.string(),
  stage: z.enum(stages),
  pilot: z.string(),
  closedAt: instant.nullable(),
  feedbackDue: z.string().nullable(),
  name: z.string(),
  contact: z.string(),
  contacts: z.array(z.object({ name: z.string(), organisation: z.string().nullable(), contact: z.string() })),
  home: z.array(takenHome),
  /** A code was made before. */
  hasCode: z.boolean(),
})
export type TakeAway = z.output<typeof takeAway>

/** As somebody types it, or as it stands in an address. */
export const followCode = z.string().max(200)

export const followedWorkshop = takeAway.extend({
  workshopId: id,
  contributions: z.array(followed),
  /** Null: not said, or over. */
  correctableUntil: instant.nullable(),
  mayCorrect: z.boolean(),
  /** Forms that may still be filled in. */
  formsLeft: z.array(formLeft),
})
export type FollowedWorkshop = z.output<typeof followedWorkshop>

/** The workshop where the code was made; of a meeting with the others where the same person was, in the order of the day. */
export const follow = followedWorkshop.extend({
  meeting: z.object({ title: z.string() }).nullable(),
  others: z.array(followedWorkshop),
})
export type Follow = z.output<typeof follow>

/** What may be asked with a code. */
export type FollowCommand = Extract<GuestCommand, { kind: 'reword' | 'withdraw' | 'erase' | 'eraseMe' | 'fill' }>
const contributionId = id
const followCommand = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('reword'), contributionId, type: contributionType, text: lines(longestText), language }),
  z.object({ kind: z.literal('withdraw'), contributionId }),
  z.object({ kind: z.literal('erase'), contributionId }),
  z.object({ kind: z.literal('eraseMe') }),
  fill,
]) satisfies z.ZodType<FollowCommand>
export const followCommands = z
  .array(z.object({ id, command: followCommand }))
  .min(1)
  .max(20)

/** Where words stand that were taken back or changed: in a document, or in the workshop itself. */
export const takenWords = z.object({
  id,
  how: z.enum(['erased', 'withdrawn', 'reworded', 'hidden']),
  at: instant,
  document: z.object({ id, title: z.string(), blockId: id.nullable(), section: z.string() }).nullable(),
  /** What text of the workshop, where it is no document. */
  text: z.enum(['title', 'synthesis', 'merged']).nullable(),
  isDone: z.boolean(),
})
export type TakenWordsLine = z.output<typeof takenWords>
