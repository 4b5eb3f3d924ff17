// What the instance knows of an organisation, as a line of a file is matched with it and as another is merged into it.
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

/** What is there first, then what it does not hold yet; no more than `most`, unless it was more already. */
export function union<T>(before: readonly T[], more: readonly T[], most: number, keyOf: (one: T) => string): T[] {
  const known = new Set(before.map(keyOf))
  const added = more.filter((one) => {
    const key = keyOf(one)
    if (known.has(key)) return false
    known.add(key)
    return true
  })
  return [...before, ...added].slice(0, Math.max(most, before.length))
}
