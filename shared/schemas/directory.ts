// The directory of a démarche as it crosses HTTP: lines, sheets, contacts, tags, imports.
import { z } from 'zod'
import { columns, outcomes, problems } from '../rules/directory-columns.ts'
import { limits } from '../rules/directory.ts'
import { likenessReasons } from '../rules/organisation-likeness.ts'
import { tagKinds } from '../rules/tags.ts'
import { family, newOrganisation, organisation } from './organisations.ts'
import { email, id, instant, line, lines } from './text.ts'

/** A commune, an EPCI: by name, with its INSEE or SIREN code where that is known. */
export const territory = z.object({
  name: line(120),
  code: z
    .string()
    .trim()
    .toUpperCase()
    .regex(/^(?:\d[0-9AB]\d{3}|\d{9})$/)
    .nullable()
    .default(null),
})
export type Territory = z.infer<typeof territory>

/** An address on the web, as one types it. */
export const website = z
  .string()
  .trim()
  .max(300)
  .transform((text) => (/^[a-z][a-z0-9+.-]*:/i.test(text) ? text : `https://${text}`))
  .pipe(z.url({ protocol: /^https?$/, hostname: z.regexes.domain }))

export const workforce = z.number().int().min(0).max(10_000_000)

const several = (most: number) => z.array(line(120)).max(most)

/** What an organisation says of itself, to the whole instance. */
export const sheetFacts = newOrganisation.extend({
  agreements: several(limits.agreements).default([]),
  networks: several(limits.networks).default([]),
  territories: z.array(territory).max(limits.territories).default([]),
  activities: lines(limits.activities).default(''),
  workforce: workforce.nullable().default(null),
  website: website.nullable().default(null),
})

export const organisationTag = z.object({ kind: z.enum(tagKinds), name: line(80) })
export type OrganisationTag = z.infer<typeof organisationTag>

const mark = { hue: z.number().int(), pattern: z.number().int() }

export const directoryLine = z.object({
  id,
  name: z.string(),
  family,
  form: z.string().nullable(),
  ...mark,
  isOwner: z.boolean(),
  /** Else it is only listed. */
  takesPart: z.boolean(),
  agreements: z.array(z.string()),
  networks: z.array(z.string()),
  communes: z.array(z.string()),
  people: z.number().int(),
})
export type DirectoryLine = z.infer<typeof directoryLine>

/** The value of a filter, and how many bear it. */
const choice = z.object({ value: z.string(), n: z.number().int() })
export const choices = z.object({
  families: z.array(choice),
  agreements: z.array(choice),
  networks: z.array(choice),
  /** Of those, how many take part. */
  communes: z.array(choice.extend({ taking: z.number().int() })),
  /** Organisations whose sheet names no place. */
  placeless: z.number().int(),
  tags: z.array(organisationTag.extend({ n: z.number().int() })),
})
export type Choices = z.infer<typeof choices>

export const directoryFilter = z.object({
  sought: lines(200).optional(),
  family: family.optional(),
  agreement: line(120).optional(),
  network: line(120).optional(),
  commune: line(120).optional(),
  tagKind: z.enum(tagKinds).optional(),
  tagName: line(80).optional(),
  takesPart: z.enum(['yes', 'no']).optional(),
  from: z.coerce.number().int().min(0).max(1_000_000).default(0),
})

export const contact = z.object({
  id,
  name: z.string(),
  function: z.string(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  consentBy: z.string(),
  consentAt: instant,
  consentHow: z.string(),
  /** Their address is the asker's own. */
  isMe: z.boolean(),
})
export type Contact = z.infer<typeof contact>

const optionally = (max: number) => z.union([z.literal(''), line(max)]).default('')

export const newContact = z.object({
  name: line(120),
  function: optionally(120),
  email: email.nullable().default(null),
  phone: z
    .string()
    .trim()
    .regex(/^\+?[\d\s().\u00a0\u202f-]{4,30}$/u)
    .nullable()
    .default(null),
  /** How they said so: « par courriel du 3 mars ». */
  consentHow: optionally(200),
  /** Without it nothing is kept. */
  consent: z.literal(true),
})

export const sheet = organisation.extend({
  agreements: z.array(z.string()),
  networks: z.array(z.string()),
  territories: z.array(z.object({ name: z.string(), code: z.string().nullable() })),
  activities: z.string(),
  workforce: z.number().int().nullable(),
  website: z.string().nullable(),
  version: z.number().int(),
  /** Names of those that were merged into it. */
  mergedNames: z.array(z.string()),
  ...mark,
  isOwner: z.boolean(),
  takesPart: z.boolean(),
  people: z.array(z.object({ personId: id, displayName: z.string() })),
  tags: z.array(organisationTag),
  /** Null for those who may not read them. */
  contacts: z.array(contact).nullable(),
  mentions: z.array(z.object({ documentId: id, title: z.string(), blockId: id.nullable(), text: z.string() })),
  mayEdit: z.boolean(),
  mayEditContacts: z.boolean(),
  mayMerge: z.boolean(),
  mayUnlist: z.boolean(),
})
export type Sheet = z.infer<typeof sheet>

/** Two organisations of the directory of a démarche. */
export const pair = z.object({ oneId: id, otherId: id })

const likelyOne = directoryLine.extend({
  siret: z.string().nullable(),
  rna: z.string().nullable(),
  /** The asker may merge it into the other of the pair. */
  mayGo: z.boolean(),
})
export type LikelyOne = z.infer<typeof likelyOne>

export const duplicates = z.object({
  /** The surest of them, of `total`. */
  pairs: z.array(z.object({ reason: z.enum(likenessReasons), one: likelyOne, other: likelyOne })),
  total: z.number().int(),
  /** The latest merges that were asked for in this démarche and may be undone. */
  merges: z.array(
    z.object({
      id,
      goneName: z.string(),
      keptId: id,
      keptName: z.string(),
      by: z.string(),
      at: instant,
      until: instant,
    }),
  ),
})
export type Duplicates = z.infer<typeof duplicates>

/** One line of a file: what stands in the columns that were recognised. */
export const importedLine = z.object({
  n: z.number().int().min(1),
  cells: z.partialRecord(z.enum(columns), z.string().max(limits.cell)),
  /** Which organisation it is about, for one that is known under no name or number of the line; `new`: none of those. */
  as: z.union([id, z.literal('new')]).optional(),
})
export type ImportedLine = z.infer<typeof importedLine>

export const importedOutcome = z.object({
  n: z.number().int(),
  name: z.string(),
  /** `list`: known to the instance, new to this directory, its sheet left as it is. */
  outcome: z.enum(outcomes),
  changed: z.array(z.enum(columns)),
  problems: z.array(z.object({ column: z.enum(columns).nullable(), code: z.enum(problems) })),
  contacts: z.number().int(),
  /** The one that the line is about, under the name that it has; null while it is not there, and where nothing is done. */
  organisation: z.object({ id, name: z.string() }).nullable(),
  /** For `like`: which one, and how sure that is. */
  like: z.object({ id, name: z.string(), reason: z.enum(likenessReasons) }).nullable(),
})
export type ImportedOutcome = z.infer<typeof importedOutcome>

/** Those whom a tag concerns. */
export const concerned = z.object({
  organisations: z.array(
    z.object({
      id,
      name: z.string(),
      family,
      ...mark,
      people: z.array(z.object({ personId: id, displayName: z.string() })),
    }),
  ),
  total: z.number().int(),
  /** The texts that bear it, of those that one may read. */
  documents: z.array(z.object({ id, title: z.string() })),
})
export type Concerned = z.infer<typeof concerned>
