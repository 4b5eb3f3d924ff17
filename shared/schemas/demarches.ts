// Démarches, their members, invitations and requests for access as they cross HTTP.
import { z } from 'zod'
import { roles, steps } from '../rules/demarche-roles.ts'
import { demarcheActions } from '../rules/permissions.ts'
import { demarcheOrganisation } from './organisations.ts'
import { email, id, instant, line, lines } from './text.ts'

export const role = z.enum(roles)
export const step = z.enum(steps)

export const demarcheRow = z.object({
  id,
  title: z.string(),
  territory: z.string(),
  step,
  owners: z.array(z.string()),
  organisations: z.number().int(),
  documents: z.number().int(),
  role,
})
export type DemarcheRow = z.infer<typeof demarcheRow>

export const member = z.object({
  personId: id,
  displayName: z.string(),
  role,
  /** The organisation written for, if any. */
  organisationId: id.nullable(),
})
export type Member = z.infer<typeof member>

export const demarche = z.object({
  id,
  title: z.string(),
  question: z.string(),
  territory: z.string(),
  step,
  readersSeeHistory: z.boolean(),
  /** Members see nothing of what precedes their arrival. */
  historyFromArrival: z.boolean(),
  role,
  mayDo: z.array(z.enum(demarcheActions)),
  organisations: z.array(demarcheOrganisation),
  /** How many more its directory lists, that do not take part. */
  listed: z.number().int(),
  members: z.array(member),
  /** The organisation I write for here, and those I may choose from. */
  writesFor: id.nullable(),
  mayWriteFor: z.array(id),
  createdAt: instant,
})
export type Demarche = z.infer<typeof demarche>

export const newDemarche = z.object({
  title: line(200),
  question: lines(500).default(''),
  territory: lines(200).default(''),
  /** Organisations that carry it; the first is the one its maker writes for. */
  ownerIds: z.array(id).min(1).max(20),
})

export const demarcheChange = z.object({
  title: line(200).optional(),
  question: lines(500).optional(),
  territory: lines(200).optional(),
  step: step.optional(),
  readersSeeHistory: z.boolean().optional(),
  historyFromArrival: z.boolean().optional(),
})

export const invitation = z.object({
  id,
  email: z.string(),
  role,
  organisationName: z.string().nullable(),
  invitedBy: z.string(),
  createdAt: instant,
  expiresAt: instant,
})

export const newInvitation = z.object({
  email,
  role,
  organisationId: id.nullable(),
})

export const accessRequest = z.object({
  id,
  personId: id,
  displayName: z.string(),
  documentId: id.nullable(),
  documentTitle: z.string().nullable(),
  message: z.string(),
  askedAt: instant,
})
