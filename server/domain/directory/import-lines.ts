// What one line of a spreadsheet says of an organisation, read cell by cell: a cell that cannot be read spoils itself or the line, never others. Pure.
import { z } from 'zod'
import { tame } from '../../../shared/rules/csv.ts'
import { bare, partsOf, type Column, type Problem } from '../../../shared/rules/directory-columns.ts'
import { limits } from '../../../shared/rules/directory.ts'
import { families, type Family } from '../../../shared/rules/organisation-families.ts'
import { bareKey, isRna, isSiret } from '../../../shared/rules/organisation-keys.ts'
import { tagKinds } from '../../../shared/rules/tags.ts'
import {
  newContact,
  territory,
  website,
  workforce,
  type ImportedLine,
  type OrganisationTag,
} from '../../../shared/schemas/directory.ts'
import { line, lines } from '../../../shared/schemas/text.ts'
import { agreements as knownAgreements, legalForms, yes } from '../../../shared/text/fr/directory-lists.ts'
import { roleWords } from '../../../shared/text/fr/roles.ts'
import type { KeptContact } from './contacts.ts'
import type { KnownFacts } from './known.ts'

export type LineProblem = { column: Column | null; code: Problem }

/** Null or empty: the line says nothing of it. */
export type Draft = Omit<KnownFacts, 'family'> & {
  n: number
  family: Family | null
  tags: OrganisationTag[]
  contacts: KeptContact[]
}

export type ReadLine = { draft: Draft; problems: LineProblem[]; isRefused: boolean }

/** Without a name, or with a number whose key is wrong, the whole line is refused; other cells are left out alone. [Y8] */
export function readLine({ n, cells }: ImportedLine): ReadLine {
  const problems: LineProblem[] = []
  const cell = (column: Column): string => tame(cells[column] ?? '')
  const said = <T>(
    column: Column,
    schema: z.ZodType<T>,
    value: unknown = cell(column),
    code: Problem = 'badValue',
  ): T | null => {
    if (value === '') return null
    const read = schema.safeParse(value)
    if (!read.success) problems.push({ column, code })
    return read.success ? read.data : null
  }
  const several = (column: Column, most: number): string[] => {
    const parts = partsOf(cell(column)).flatMap((part) => said(column, line(120), part) ?? [])
    return distinct(parts).slice(0, most)
  }
  const name = said('name', line(200))
  if (cell('name') === '') problems.push({ column: 'name', code: 'noName' })
  const form = canonical(said('form', line(80)), legalForms)
  const draft: Draft = {
    n,
    name: name ?? '',
    family: familyOf(cell('family'), form, problems),
    form,
    siret: said('siret', key(isSiret), cell('siret'), 'invalidSiret'),
    rna: said('rna', key(isRna), cell('rna'), 'invalidRna'),
    agreements: several('agreements', limits.agreements).map((one) => canonical(one, knownAgreements) ?? one),
    networks: several('networks', limits.networks),
    territories: partsOf(cell('communes'))
      .slice(0, limits.territories)
      .flatMap((part) => said('communes', territory, placeOf(part)) ?? []),
    activities: said('activities', lines(limits.activities)) ?? '',
    workforce: said('workforce', workforce, numberOf(cell('workforce'))),
    website: said('website', website),
    tags: tagKinds.flatMap((kind) => several(kind, limits.tags).map((tag) => ({ kind, name: tag.slice(0, 80) }))),
    contacts: contactsOf(cell, said, problems),
  }
  const isRefused = name === null || problems.some(({ code }) => code === 'invalidSiret' || code === 'invalidRna')
  return { draft, problems, isRefused }
}

const key = (isRight: (text: string) => boolean) =>
  z
    .string()
    .max(60)
    .transform(bareKey)
    .refine((text) => isRight(text))

/** A word of the list, as the list writes it. */
function canonical(said: string | null, list: readonly string[]): string | null {
  if (said === null) return null
  return list.find((one) => bare(one) === bare(said)) ?? said
}

const distinct = (parts: readonly string[]): string[] => [
  ...new Map(parts.map((part) => [bare(part) || part, part])).values(),
]

/** « Lissac (31265) » */
function placeOf(part: string): { name: string; code: string | null } {
  const coded = /^(.*\S)\s*\((\d[0-9ABab]\d{3}|\d{9})\)$/u.exec(part)
  return coded ? { name: coded[1] ?? part, code: coded[2] ?? null } : { name: part, code: null }
}

/** « 1 250 », « 12,5 » → 13: people are counted whole. */
function numberOf(cell: string): number | '' {
  if (cell === '') return ''
  return Math.round(Number(cell.replace(/[\s\u00a0\u202f]/gu, '').replace(',', '.')))
}

/** Forms that tell the family by themselves. */
const familyOfForm: Readonly<Record<string, Family>> = {
  scic: 'cooperative',
  scop: 'cooperative',
  cae: 'cooperative',
  cooperative: 'cooperative',
  association: 'association',
  mutuelle: 'mutual',
  fondation: 'foundation',
  fonds: 'foundation',
  commune: 'localAuthority',
  communaute: 'localAuthority',
  metropole: 'localAuthority',
  epci: 'localAuthority',
  petr: 'localAuthority',
  departement: 'localAuthority',
  region: 'localAuthority',
  ccas: 'localAuthority',
  universite: 'research',
  sas: 'company',
  sarl: 'company',
  sa: 'company',
}

function familyOf(cell: string, form: string | null, problems: LineProblem[]): Family | null {
  const ofForm = (text: string) => familyOfForm[bare(text).split(' ')[0] ?? ''] ?? null
  if (cell === '') return form === null ? null : ofForm(form)
  const named = families.find((family) =>
    [family, roleWords[`family.${family}`]].some((word) => bare(word) === bare(cell)),
  )
  const found = named ?? ofForm(cell)
  if (found === null) problems.push({ column: 'family', code: 'unknownFamily' })
  return found
}

type Said = <T>(column: Column, schema: z.ZodType<T>, value: unknown) => T | null

/** Several contacts stand in the same order in each of their columns. One without a name or a consent is left out, and that is told. [Y5] */
function contactsOf(cell: (column: Column) => string, said: Said, problems: LineProblem[]): KeptContact[] {
  const [names, does, emails, phones, consents] = (
    ['contactName', 'contactFunction', 'contactEmail', 'contactPhone', 'contactConsent'] as const
  ).map((column) =>
    cell(column)
      .split('|')
      .map((part) => tame(part)),
  )
  if (!names || !does || !emails || !phones || !consents) return []
  return names.slice(0, limits.contacts).flatMap((name, at) => {
    if (name === '') {
      if (emails[at] || phones[at]) problems.push({ column: null, code: 'noContactName' })
      return []
    }
    const consent = consents[at] ?? ''
    if (!yes.some((word) => word === bare(consent).split(' ')[0])) {
      problems.push({ column: null, code: 'noConsent' })
      return []
    }
    const how = consent.replace(/^\S+?(?:[\s,:]+|$)/u, '').slice(0, 200)
    const given = {
      name,
      function: does[at] ?? '',
      email: emails[at] || null,
      phone: phones[at] || null,
      consentHow: how,
      consent: true,
    }
    const read = said('contactName', newContact, given)
    if (read === null) return []
    const { consent: _, ...contact } = read
    return [contact]
  })
}
