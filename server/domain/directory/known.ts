// What the instance knows of an organisation, as a line of a file is matched with it and as another is merged into it.
import { bare } from '../../../shared/rules/directory-columns.ts'
import { limits } from '../../../shared/rules/directory.ts'
import type { Family } from '../../../shared/rules/organisation-families.ts'
import type { Territory } from '../../../shared/schemas/directory.ts'
import type { Sql } from '../../db/connect.ts'
import type { Tx } from '../../db/transaction.ts'

export type KnownFacts = {
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
}
export type Known = KnownFacts & { id: string; version: number }

/** The columns of a `Known`, of the organisation `o`. */
export const knownColumns = (sql: Sql | Tx) => sql`
  o.id, o.name, o.family, o.form, o.siret, o.rna, o.agreements, o.networks, o.territories, o.activities, o.workforce, o.website, o.version`

/**
 * A sheet completed by another: lists grow, the name and the numbers stay, a family is learned where none was known. Of what both say in one
 * word, `kept` keeps it, or, where `isNewer`, the other corrects it; what says nothing takes nothing away.
 */
export function completed(kept: KnownFacts, other: Partial<KnownFacts>, isNewer: boolean): KnownFacts {
  const said = <T>(here: T | null, there: T | null | undefined): T | null =>
    isNewer ? (there ?? here) : (here ?? there ?? null)
  return {
    name: kept.name,
    family: kept.family === 'other' ? (other.family ?? kept.family) : kept.family,
    form: said(kept.form, other.form),
    siret: kept.siret ?? other.siret ?? null,
    rna: kept.rna ?? other.rna ?? null,
    agreements: union(kept.agreements, other.agreements ?? [], limits.agreements, bare),
    networks: union(kept.networks, other.networks ?? [], limits.networks, bare),
    territories: union(kept.territories, other.territories ?? [], limits.territories, ({ name }) => bare(name)),
    activities: said(kept.activities || null, other.activities || null) ?? '',
    workforce: said(kept.workforce, other.workforce),
    website: said(kept.website, other.website),
  }
}

/** What is there first, then what it does not hold yet; no more than `most`, unless it was more already. */
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
