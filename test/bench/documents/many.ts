// Thousands of documents at once, straight in the database: empty, and open to everyone of the démarche, observers too.
import type { Sql } from '../../../server/db/connect.ts'
import { genesis } from '../../../server/history/chain.ts'
import { EPOCH } from '../../../shared/protocol.ts'

export interface Plain {
  readonly sql: Sql
  readonly demarcheId: string
  readonly actorId: string
  readonly count: number
}

/** Their ids. */
export async function plainDocuments({ sql, demarcheId, actorId, count }: Plain): Promise<string[]> {
  const rows = await sql<{ id: string }[]>`
    with made as (
      insert into document (id, demarche_id, title, template, template_version, state, state_since, epoch, created_by, created_at)
      select gen_random_uuid(), ${demarcheId}, 'Note ' || n, 'note', 1, 'consultation', now(), ${EPOCH}, ${actorId}, now()
      from generate_series(1, ${count}) as n
      returning id
    ), begun as (
      insert into document_head (document_id, position, hash) select id, 0, ${genesis} from made
    )
    select id from made`
  return rows.map(({ id }) => id)
}
