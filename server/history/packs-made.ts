// Which packs of locked versions were handed over, as their rows say: for whoever holds a file and asks what it is.
import type { Sql } from '../db/connect.ts'
import type { Tx } from '../db/transaction.ts'

export interface PackMade {
  /** Of the version, and of the document as it was locked. */
  readonly name: string
  readonly title: string
  readonly at: Date
  /** As they are called today; null: their account says nothing any more. */
  readonly who: string | null
}

/** Those of this SHA-256 (hexadecimal). A ZIP names its version, so that there is one at most. */
export const packsMade = async (sql: Sql | Tx, hash: string): Promise<PackMade[]> => sql<PackMade[]>`
  select v.name, v.title, p.at, n.display_name as who
  from version_pack p join document_version v on v.id = p.version_id
  join actor a on a.id = p.actor_id left join person n on n.id = a.person_id
  where p.hash = decode(${hash}, 'hex') order by p.at, p.id`
