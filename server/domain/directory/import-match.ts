// Which organisation a line is about, and what its sheet would be with what the line adds.
import { bare, type Column, type Problem } from '../../../shared/rules/directory-columns.ts'
import { limits } from '../../../shared/rules/directory.ts'
import type { Family } from '../../../shared/rules/organisation-families.ts'
import type { Territory } from '../../../shared/schemas/directory.ts'
import type { Tx } from '../../db/transaction.ts'
import type { Draft } from './import-lines.ts'
import type { SheetFactsGiven } from './sheets.ts'

export type Known = {
  id: string
  name: string
  family: Family
  form: string | null
  siret: string | null
  rna: string | null
  agreements: string[]
  networks: string[]
  territories: Territory[]
  activities: string
  workforce: number | null
  website: string | null
  version: number
}

export type Match = { known: Known | null }

/**
 * By SIRET, else by RNA number, else by name. A line whose numbers name two organisations, or whose name is that of an organisation
 * with another number, is refused: two establishments are not made one. [Y8]
 */
export async function matched(tx: Tx, draft: Draft): Promise<Match | { column: Column; code: Problem }> {
  const { siret, rna, name } = draft
  const found = await tx<Known[]>`
    select id, name, family, form, siret, rna, agreements, networks, territories, activities, workforce, website, version
    from organisation where siret = ${siret} or rna = ${rna} or lower(name) = lower(${name})`
  const bySiret = found.find((one) => siret !== null && one.siret === siret)
  const byRna = found.find((one) => rna !== null && one.rna === rna)
  if (bySiret && byRna && bySiret.id !== byRna.id) return { column: 'rna', code: 'twoOrganisations' }
  const known =
    bySiret ?? byRna ?? found.find((one) => one.name.toLowerCase() === name.toLowerCase()) ?? found[0] ?? null
  if (known === null) return { known }
  if (siret !== null && known.siret !== null && known.siret !== siret) return { column: 'siret', code: 'otherKey' }
  if (rna !== null && known.rna !== null && known.rna !== rna) return { column: 'rna', code: 'otherKey' }
  return { known }
}

/** A cell that says nothing takes nothing away; lists grow; the name stays as it is known. */
export function merged(draft: Draft, known: Known): { facts: SheetFactsGiven; changed: Column[] } {
  const facts = {
    name: known.name,
    family: known.family === 'other' && draft.family !== null ? draft.family : known.family,
    form: draft.form ?? known.form,
    siret: known.siret ?? draft.siret,
    rna: known.rna ?? draft.rna,
    agreements: union(known.agreements, draft.agreements, limits.agreements, bare),
    networks: union(known.networks, draft.networks, limits.networks, bare),
    territories: union(known.territories, draft.territories, limits.territories, ({ name }) => bare(name)),
    activities: draft.activities || known.activities,
    workforce: draft.workforce ?? known.workforce,
    website: draft.website ?? known.website,
  }
  const columnOf = { territories: 'communes' } as const
  const changed = (Object.keys(facts) as (keyof typeof facts)[]) // Object.keys forgets the type of its argument
    .filter((key) => JSON.stringify(facts[key]) !== JSON.stringify(known[key]))
    .map((key) => (key === 'territories' ? columnOf[key] : key))
  return { facts, changed }
}

function union<T>(before: readonly T[], more: readonly T[], most: number, keyOf: (one: T) => string): T[] {
  const known = new Set(before.map(keyOf))
  const added = more.filter((one) => {
    const key = keyOf(one)
    if (known.has(key)) return false
    known.add(key)
    return true
  })
  return [...before, ...added].slice(0, Math.max(most, before.length))
}
