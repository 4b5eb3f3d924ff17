// What the log alone says a text is: every row of a stopped instance, applied in order to an empty Y.Doc.
import * as Y from 'yjs'
import { connect } from '../../server/db/connect.ts'
import { startEmbedded } from '../../server/db/embedded.ts'
import { bodyOf } from '../../shared/document/shape.ts'

/** The plain text that the log of `documentId` rebuilds, its runs joined as the typists join theirs. */
export async function rebuiltText(dataDir: string, documentId: string): Promise<string> {
  const database = await startEmbedded({ dataDir })
  const sql = connect(database.database(), { role: 'app' })
  try {
    const rows = await sql<{ position: bigint; update: Uint8Array }[]>`
      select position, update from document_update where document_id = ${documentId} order by position`
    const doc = new Y.Doc()
    doc.transact(() => {
      for (const row of rows) Y.applyUpdate(doc, row.update)
    })
    return runsOf(bodyOf(doc)).join('\n')
  } finally {
    await sql.end()
    await database.stop()
  }
}

export function runsOf(node: Y.XmlFragment | Y.XmlElement): string[] {
  return node
    .toArray()
    .flatMap((child) =>
      child instanceof Y.XmlText ? [child.toString()] : child instanceof Y.XmlElement ? runsOf(child) : [],
    )
}
