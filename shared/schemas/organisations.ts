// Organisations as they cross HTTP.
import { z } from 'zod'
import { families } from '../rules/organisation-families.ts'
import { id, line } from './text.ts'

export const family = z.enum(families)

export const organisationRef = z.object({ id, name: z.string(), family })
export type OrganisationRef = z.infer<typeof organisationRef>

export const organisation = organisationRef.extend({
  form: z.string().nullable(),
  siret: z.string().nullable(),
  rna: z.string().nullable(),
})

export const newOrganisation = z.object({
  name: line(200),
  family,
  form: line(80).nullish(),
  siret: z.string().max(40).nullish(),
  rna: z.string().max(40).nullish(),
})

/** An organisation in a démarche, with its stored mark. */
export const demarcheOrganisation = organisationRef.extend({
  hue: z.number().int(),
  pattern: z.number().int(),
  isOwner: z.boolean(),
})
export type DemarcheOrganisation = z.infer<typeof demarcheOrganisation>
