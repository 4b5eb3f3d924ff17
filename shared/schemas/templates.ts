// Templates as they cross HTTP: which there are and what they hold in short, never their text.
import { z } from 'zod'
import { templateIds } from '../rules/document-templates.ts'
import { id, instant, line, lines } from './text.ts'

export const templateId = z.enum(templateIds)

/** One of ours by its name, or one that the démarche keeps by its id. */
export const templateName = z.union([templateId, id])

export const newTemplate = z.object({ name: line(120), description: lines(500).default('') })

/** A template that a démarche keeps. `template` is the one of ours that it comes from. */
export const ownTemplate = z.object({
  id,
  name: z.string(),
  description: z.string(),
  template: z.string(),
  createdBy: z.string().nullable(),
  createdAt: instant,
})
export type OwnTemplate = z.infer<typeof ownTemplate>

export const plan = z.object({
  sections: z.array(z.object({ title: z.string(), level: z.number().int(), consent: z.boolean() })),
  tables: z.number().int(),
  questions: z.number().int(),
})
export type Plan = z.infer<typeof plan>
