// How long things are kept, as it crosses HTTP.
import { z } from 'zod'
import { mostMonths, retained } from '../rules/retention.ts'
import { id, instant, lines } from './text.ts'

const months = (most: number) => z.number().int().min(1).max(most)

export const retentionPolicy = z.object({
  contacts: months(mostMonths.contacts),
  links: months(mostMonths.links),
  attendance: months(mostMonths.attendanceAsked),
  reason: lines(300),
})

/** What of a workshop goes, and from when on: the next time that the instance looks. */
export const retentionDue = z.object({
  workshopId: id,
  workshop: z.string(),
  what: z.enum(retained),
  count: z.number().int(),
  at: instant,
  isDue: z.boolean(),
})
export type RetentionDue = z.output<typeof retentionDue>

export const retention = z.object({
  policy: retentionPolicy,
  maySet: z.boolean(),
  /** For those who run the workshops; null for others. */
  due: z.array(retentionDue).nullable(),
})
export type Retention = z.output<typeof retention>
