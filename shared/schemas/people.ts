// People, sessions and single-use links as they cross HTTP.
import { z } from 'zod'
import { roles } from '../rules/demarche-roles.ts'
import { organisationRef } from './organisations.ts'
import { email, id, instant, line } from './text.ts'

export const grammaticalForms = ['feminine', 'masculine', 'neutral'] as const
export const grammaticalForm = z.enum(grammaticalForms)
export type GrammaticalForm = (typeof grammaticalForms)[number]

export const displayName = line(120)

export const me = z.object({
  id,
  actorId: id,
  email,
  displayName: z.string(),
  grammaticalForm,
  isAdmin: z.boolean(),
  sessionId: id,
  organisations: z.array(organisationRef),
})
export type Me = z.infer<typeof me>

/** One of « mes connexions ». */
export const accountSession = z.object({
  id,
  device: z.string(),
  createdAt: instant,
  lastSeenAt: instant,
  isThisOne: z.boolean(),
})

/** What the holder of a link may know before using it. */
export const linkFacts = z.object({
  kind: z.enum(['setup', 'invitation', 'reset']),
  instanceName: z.string(),
  email: z.string().nullable(),
  demarcheTitle: z.string().nullable(),
  organisationName: z.string().nullable(),
  invitedBy: z.string().nullable(),
  role: z.enum(roles).nullable(),
  /** The address already has an account: the holder signs in instead of making one. */
  hasAccount: z.boolean(),
})
export type LinkFacts = z.infer<typeof linkFacts>

/** A link to pass on; `url` is null when it went by mail. */
export const issuedLink = z.object({ url: z.string().nullable(), sentTo: z.string(), expiresAt: instant })

export const personRow = z.object({
  id,
  email: z.string(),
  displayName: z.string(),
  isAdmin: z.boolean(),
  isDisabled: z.boolean(),
  askedResetAt: instant.nullable(),
  organisations: z.array(organisationRef),
  createdAt: instant,
})

export const auditEntry = z.object({
  id,
  at: instant,
  actorName: z.string().nullable(),
  verb: z.string(),
  objectKind: z.string(),
  objectId: id.nullable(),
  details: z.record(z.string(), z.unknown()),
})
