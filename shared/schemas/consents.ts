// What organisations answered about the sections of a document, and what is told to those who hold their mandates.
import { z } from 'zod'
import { consentAnswers } from '../workshop/ballots.ts'
import { id, instant } from './text.ts'

/** What an organisation answered last about a section. */
export const sectionConsent = z.object({
  /** Of the directory; null for one that was typed. */
  organisationId: id.nullable(),
  /** Empty where nobody knows any more which it was. */
  organisation: z.string(),
  value: z.enum(consentAnswers),
  /** Of a reservation or an objection; empty where it was hidden or erased. */
  reason: z.string(),
  /** When the vote was closed. */
  at: instant,
  /** Since when the words are others than those that it was about; null while they are the same. */
  staleAt: instant.nullable(),
})
export type SectionConsent = z.infer<typeof sectionConsent>

export const consentedSection = z.object({
  blockId: id,
  /** As it stood when the organisations answered, the latest time. */
  title: z.string(),
  consents: z.array(sectionConsent),
  /** The section was no longer in the text when it was last seen to have changed. */
  isGone: z.boolean(),
  /** Positions of the history between which the words changed, for whoever may read it; null where nothing did. */
  comparison: z.object({ from: z.number().int(), to: z.number().int() }).nullable(),
})
export type ConsentedSection = z.infer<typeof consentedSection>

/** « Consentements à renouveler », of one document. */
export const consentNotice = z.object({
  documentId: id,
  demarcheId: id,
  title: z.string(),
  /** Those of which an answer of mine, or of an organisation of mine, is to be renewed. */
  sections: z.array(z.object({ blockId: id, title: z.string() })),
  organisations: z.array(z.string()),
  at: instant,
  seen: z.boolean(),
})
export type ConsentNotice = z.infer<typeof consentNotice>
