// The part of the contract that is about what a workshop gives back: the restitution, whom it quotes, who was there. Paths are in routes.ts.
import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { topicsOf } from './reads.ts'
import * as restitution from './schemas/restitution.ts'
import { retention, retentionPolicy } from './schemas/retention.ts'
import { id, lines, nothing } from './schemas/text.ts'

const inDemarche = z.object({ demarcheId: id })
const onWorkshop = z.object({ workshopId: id })
const asGuest = onWorkshop.extend({ guestId: id })

export const restitutionEndpoints = {
  /** Once: asked for again, the same one; with `again`, a new one beside it. */
  writeRestitution: endpoint({
    reach: 'signedIn',
    input: onWorkshop.extend({ again: z.boolean().default(false) }),
    output: z.object({ documentId: id }),
  }),
  readRestitution: endpoint({
    reach: 'signedIn',
    input: onWorkshop,
    output: restitution.restitution,
    topics: topicsOf.readRestitution,
  }),
  /** The blocks of the restitution in hand that quote somebody, in reading order. */
  listQuotingBlocks: endpoint({
    reach: 'signedIn',
    input: onWorkshop,
    output: z.object({ blocks: z.array(restitution.quotingBlock) }),
    topics: topicsOf.listQuotingBlocks,
  }),
  /** Where a passage comes from. */
  listBlockSources: endpoint({
    reach: 'signedIn',
    input: z.object({ documentId: id, blockId: id }),
    output: z.object({ sources: z.array(restitution.source) }),
  }),
  /** Where a contribution is quoted. */
  listQuotes: endpoint({
    reach: 'signedIn',
    input: onWorkshop.extend({ contributionId: id }),
    output: z.object({ blocks: z.array(restitution.quotingBlock) }),
  }),
  /** Whoever reports for a table, from their phone. */
  approveRestitution: endpoint({ reach: 'public', input: asGuest, output: nothing }),
  /** What a rapporteur is asked to approve: the lines that come from their table. */
  readTableReport: endpoint({
    reach: 'public',
    input: asGuest,
    output: z.object({
      /** Null: they report for no table, or nothing is written yet. */
      table: z.number().int().nullable(),
      approvedAt: z.string().nullable(),
      lines: z.array(z.object({ blockId: id, section: z.string(), text: z.string() })),
    }),
  }),
  /** Given by word: a facilitator writes down that it was, or takes back what was written down so. */
  recordApproval: endpoint({
    reach: 'signedIn',
    input: onWorkshop.extend({ tableId: id, approved: z.boolean(), note: lines(300).default('') }),
    output: nothing,
  }),
  openCorrections: endpoint({ reach: 'signedIn', input: onWorkshop, output: nothing }),
  /** `verbatimOnly`: groups without a synthesis are published as what people said, and no more. */
  publishRestitution: endpoint({
    reach: 'signedIn',
    input: onWorkshop.extend({ verbatimOnly: z.boolean().default(false) }),
    output: nothing,
  }),
  listChanges: endpoint({
    reach: 'signedIn',
    input: onWorkshop,
    output: z.object({ changes: z.array(restitution.change) }),
    topics: topicsOf.listChanges,
  }),
  /** A change was carried into the document, or not after all. */
  carryChange: endpoint({ reach: 'signedIn', input: restitution.carriedChange, output: nothing }),
  readAttendance: endpoint({
    reach: 'signedIn',
    input: onWorkshop,
    output: z.object({
      title: z.string(),
      demarcheId: id,
      demarcheTitle: z.string(),
      place: z.string(),
      pilot: z.string(),
      halfDays: z.array(restitution.halfDay),
    }),
    topics: topicsOf.readAttendance,
  }),
  /** The audit log tells how many lines left. */
  exportAttendance: endpoint({ reach: 'signedIn', input: onWorkshop, output: z.object({ csv: z.string() }) }),
  /** How long a démarche keeps what says who took part in its workshops. */
  readRetention: endpoint({
    reach: 'signedIn',
    input: inDemarche,
    output: retention,
    topics: topicsOf.readRetention,
  }),
  /** What is overdue by it goes the next time that the instance looks. */
  setRetention: endpoint({ reach: 'signedIn', input: inDemarche.extend(retentionPolicy.shape), output: nothing }),
}
