// Tags of a démarche as they cross HTTP.
import { z } from 'zod'
import { tagKinds } from '../rules/tags.ts'
import { id, line } from './text.ts'

export const tagKind = z.enum(tagKinds)
export const tagName = line(80)

export const tag = z.object({ id, kind: tagKind, name: z.string() })
export type Tag = z.infer<typeof tag>

/** With how many documents, that one may read, bear it. */
export const tagRow = tag.extend({ documents: z.number().int() })
export type TagRow = z.infer<typeof tagRow>
