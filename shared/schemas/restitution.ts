// What goes in and out of the endpoints of restitutions and of attendance.
import { z } from 'zod'
import { publishingGuards, restitutionSteps } from '../rules/restitution-steps.ts'
import { stages } from '../workshop/events.ts'
import { contributionTypes } from '../workshop/phases.ts'
import { id, instant } from './text.ts'
import { language } from './workshops.ts'

const approval = z.object({
  /** Who approved: the rapporteur, by their name if they gave one. Empty: somebody without a name. */
  by: z.string(),
  /** Given by word, and written down by `by`. */
  isByWord: z.boolean(),
  note: z.string(),
  at: instant,
})

export const restitution = z.object({
  workshopId: id,
  demarcheId: id,
  demarcheTitle: z.string(),
  title: z.string(),
  question: z.string(),
  startsAt: instant.nullable(),
  place: z.string(),
  pilot: z.string(),
  stage: z.enum(stages),
  maySteer: z.boolean(),
  feedbackDue: z.string().nullable(),
  figures: z.object({
    people: z.number().int(),
    organisations: z.number().int(),
    contributions: z.number().int(),
    clusters: z.number().int(),
    tables: z.number().int(),
  }),
  colleges: z.array(z.object({ college: z.string(), people: z.number().int() })),
  /** The public list: names only of those that people gave with their own. */
  organisations: z.array(z.string()),
  /** Null: none was written, or one may not read it yet. */
  written: z
    .object({
      documentId: id,
      title: z.string(),
      /** 1, then those made again. */
      number: z.number().int(),
      writtenAt: instant,
      step: z.enum(restitutionSteps),
      correctionsUntil: instant.nullable(),
      publishedAt: instant.nullable(),
      earlier: z.array(z.object({ documentId: id, number: z.number().int(), writtenAt: instant })),
      tables: z.array(
        z.object({
          tableId: id,
          number: z.number().int(),
          /** Null: nobody reports for it by now. For those who steer; else empty. */
          rapporteur: z.string().nullable(),
          clusters: z.number().int(),
          approval: approval.nullable(),
        }),
      ),
      /** What one would have to see to before it is published, as it stands now. */
      missing: z.array(z.enum(publishingGuards)),
    })
    .nullable(),
})
export type Restitution = z.output<typeof restitution>

/** What a block says, and where it comes from, as everybody may see it today. */
export const source = z.object({
  contributionId: id.nullable(),
  clusterId: id.nullable(),
  type: z.enum(contributionTypes).nullable(),
  /** Null: it can no longer be seen. */
  text: z.string().nullable(),
  language,
  /** Its words are others than when the document was written. */
  corrected: z.boolean(),
  table: z.number().int().nullable(),
  /** Null: nobody's name. */
  author: z.string().nullable(),
  organisation: z.string().nullable(),
  gone: z.enum(['withdrawn', 'erased', 'hidden', 'unseen']).nullable(),
})
export type Source = z.output<typeof source>

export const quotingBlock = z.object({
  documentId: id,
  blockId: id,
  section: z.string(),
  /** As the document says it now; empty where the block was taken out. */
  text: z.string(),
  sources: z.number().int(),
})
export type QuotingBlock = z.output<typeof quotingBlock>

const changes = ['corrected', 'withdrawn', 'erased', 'hidden'] as const

/** Something that is quoted and has changed since the document was written. */
export const change = z.object({
  sourceId: id,
  kind: z.enum(['contribution', 'cluster']),
  change: z.enum(changes),
  /** Of the words that changed; 0 for other changes. */
  revision: z.number().int(),
  /** As it reads today; null where there is nothing to put in its place. */
  text: z.string().nullable(),
  language,
  blocks: z.array(z.object({ blockId: id, section: z.string(), text: z.string() })),
  carried: z.object({ by: z.string(), at: instant }).nullable(),
})
export type Change = z.output<typeof change>

/** One of them, and whether it was carried into the document. */
export const carriedChange = z.object({
  workshopId: id,
  sourceId: id,
  change: z.enum(changes),
  revision: z.number().int().min(0),
  carried: z.boolean(),
})

export const halfDay = z.object({
  /** « 2026-11-22 am » */
  id: z.string(),
  people: z.number().int(),
  /** Those who gave no name: counted, never listed. */
  nameless: z.number().int(),
  lines: z.array(
    z.object({
      id,
      name: z.string(),
      organisation: z.string(),
      college: z.string(),
      /** Null once it is kept for the half-day alone. */
      from: instant.nullable(),
      until: instant.nullable(),
    }),
  ),
})
export type HalfDay = z.output<typeof halfDay>
