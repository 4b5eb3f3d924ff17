// Templates as they cross HTTP: which there are and what they hold in short, never their text.
import { z } from 'zod'
import { templateIds } from '../rules/document-templates.ts'
import { id } from './text.ts'

export const templateId = z.enum(templateIds)

/** One of ours by its name, or one that the démarche keeps by its id. */
export const templateName = z.union([templateId, id])

export const plan = z.object({
  sections: z.array(z.object({ title: z.string(), level: z.number().int(), consent: z.boolean() })),
  tables: z.number().int(),
  questions: z.number().int(),
})
export type Plan = z.infer<typeof plan>
