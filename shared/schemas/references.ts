// What texts point at: who is mentioned, which documents are linked, and the names of all these for whoever may know them.
import { z } from 'zod'
import { id, instant } from './text.ts'

export const mention = z.object({
  documentId: id,
  demarcheId: id,
  title: z.string(),
  blockId: id,
  /** The passage in which it stands; empty when it has just been written. */
  text: z.string(),
  /** Who wrote it there, when that is known. */
  by: z.string().nullable(),
  at: instant,
  seen: z.boolean(),
})
export type Mention = z.infer<typeof mention>

/** A document that leads to this one. */
export const backlink = z.object({
  documentId: id,
  demarcheId: id,
  title: z.string(),
  blockId: id.nullable(),
  text: z.string(),
})

const some = z.array(id).max(500).default([])

/** A block of another document, that a link leads to. */
const section = z.object({ documentId: id, blockId: id })

/** As they stand in the text of `documentId`. */
export const unresolved = z.object({
  documentId: id,
  documents: some,
  sections: z.array(section).max(500).default([]),
  people: some,
  organisations: some,
})

/** What is missing cannot be told apart: it may be no more, or not for whoever asks. */
export const resolved = z.object({
  documents: z.array(z.object({ id, title: z.string() })),
  people: z.array(z.object({ id, name: z.string() })),
  organisations: z.array(z.object({ id, name: z.string() })),
  /** Sections that are surely gone from a document that may be read: what is not sure is not among them. */
  lostSections: z.array(section),
})
