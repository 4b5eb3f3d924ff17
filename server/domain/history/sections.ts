// The sections that stand in a text, as the index read them a moment ago.
import type { History } from '../../../shared/schemas/history.ts'
import type { Sql } from '../../db/connect.ts'
import { namesFor } from '../naming.ts'

/** In the order of reading. */
export async function sectionsOf(sql: Sql, documentId: string): Promise<History['sections']> {
  const rows = await sql<{ blockId: string; title: string; demarcheId: string }[]>`
    select p.block_id, p.text as title, d.demarche_id from document_passage p join document d on d.id = p.document_id
    where p.document_id = ${documentId} and p.is_heading and p.block_id is not null order by p.place`
  const extracts = rows.map(({ demarcheId, title }) => ({ demarcheId, text: title }))
  const name = await namesFor(sql, extracts)
  return rows.map(({ blockId, demarcheId, title }) => ({ blockId, title: name({ demarcheId, text: title }) }))
}
