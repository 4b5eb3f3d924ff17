// What the log alone says a text is: every row, applied in order to an empty Y.Doc.
import * as Y from 'yjs'
import { connect, type Sql } from '../../server/db/connect.ts'
import { startEmbedded } from '../../server/db/embedded.ts'
import { bodyOf } from '../../shared/document/shape.ts'

/** The text in the log of a stopped instance. */
export async function rebuiltText(dataDir: string, documentId: string): Promise<string> {
  const database = await startEmbedded({ dataDir })
  const sql = connect(database.database(), { role: 'app' })
  try {
    return await textInLog(sql, documentId)
  } finally {
    await sql.end()
    await database.stop()
  }
}

/** The plain text that the log of `documentId` rebuilds, its runs joined as the typists join theirs. */
export async function textInLog(sql: Sql, documentId: string): Promise<string> {
  const rows = await sql<{ update: Uint8Array }[]>`
    select update from document_update where document_id = ${documentId} order by position`
  const doc = new Y.Doc()
  doc.transact(() => {
    for (const { update } of rows) Y.applyUpdate(doc, update)
  })
  return runsOf(bodyOf(doc)).join('\n')
}

export function runsOf(node: Y.XmlFragment | Y.XmlElement): string[] {
  return node
    .toArray()
    .flatMap((child) =>
      child instanceof Y.XmlText ? [child.toString()] : child instanceof Y.XmlElement ? runsOf(child) : [],
    )
}
