// Finding: what is asked, and what is found in texts that one may read.
import { z } from 'zod'
import { documentState } from './documents.ts'
import { id, instant } from './text.ts'

/** From which letter, how many letters: what was looked for, to be shown as such. */
const run = z.tuple([z.number().int(), z.number().int()])

const foundPassage = z.object({
  /** Where the document opens; null: at its beginning. */
  blockId: id.nullable(),
  section: z.string(),
  text: z.string(),
  runs: z.array(run),
})

export const foundDocument = z.object({
  documentId: id,
  demarcheId: id,
  demarcheTitle: z.string(),
  title: z.string(),
  titleRuns: z.array(run),
  state: documentState,
  changedAt: instant,
  passages: z.array(foundPassage),
})
export type FoundDocument = z.infer<typeof foundDocument>

/** Cut, never refused: people paste whole sentences. */
export const sought = z
  .string()
  .max(2_000)
  .transform((text) => text.normalize('NFC').slice(0, 200))
