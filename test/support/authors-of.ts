// Who wrote what stands in a document, by name, as its log tells.
import { inside } from './inside.ts'

export const authorsOf = (dataDir: string, documentId: string): Promise<string[]> =>
  inside(dataDir, async (sql) => {
    const rows = await sql<{ name: string }[]>`
      select distinct p.display_name as name from document_update u
      cross join lateral jsonb_array_elements(u.ins) as i
      join document_client c on c.document_id = u.document_id and c.client = (i ->> 0)::bigint
      join actor a on a.id = c.actor_id join person p on p.id = a.person_id
      where u.document_id = ${documentId} order by 1`
    return rows.map(({ name }) => name)
  })
