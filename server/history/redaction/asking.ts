// Who asks that a passage be blanked: a person whose name stands with it in the history.
import type { Sql } from '../../db/connect.ts'

/** The actor of the account with this address; null where there is none that is in use. */
export async function accountOf(sql: Sql, email: string): Promise<string | null> {
  const [account] = await sql<{ id: string }[]>`
    select a.id from person p join actor a on a.person_id = p.id
    where lower(p.email) = lower(${email.trim()}) and p.disabled_at is null and p.erased_at is null`
  return account?.id ?? null
}
