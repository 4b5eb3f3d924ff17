// Which files of a document its text shows, and of which somebody is told.
import { mayOnDocument } from '../../../shared/rules/permissions.ts'
import type { FileFacts } from '../../../shared/schemas/files.ts'
import type { SignedIn } from '../../context.ts'
import type { Sql } from '../../db/connect.ts'
import { transaction, type Tx } from '../../db/transaction.ts'
import { storedText } from '../../history/stored-text.ts'
import type { HistoryStanding } from '../history/standing.ts'

/** Of the files of a document, those that a state of its text names: an id stands in it as its letters, so that nothing need be read for it. */
export async function filesNamedIn(sql: Sql | Tx, documentId: string, state: Uint8Array): Promise<string[]> {
  const bytes = Buffer.from(state.buffer, state.byteOffset, state.length)
  const used = await sql<{ fileId: string }[]>`select file_id from file_use where document_id = ${documentId}`
  return used.map(({ fileId }) => fileId).filter((id) => bytes.includes(id))
}

type Used = FileFacts & { at: Date }

/**
 * All to whoever sees all of the past. To others, those that came since they see it and those that the text shows now: an image that was
 * taken out before is not told. [I20]
 */
export async function filesSeen(ctx: SignedIn, standing: HistoryStanding): Promise<FileFacts[]> {
  const { documentId, arrivedAt, role } = standing
  const files = await ctx.sql<Used[]>`
    select f.id as file_id, f.width, f.height, u.at from file_use u join file f on f.id = u.file_id
    where u.document_id = ${documentId} order by f.id`
  const seesPast = mayOnDocument('readHistory', role, standing)
  const since = seesPast ? (arrivedAt ?? new Date(0)) : null
  const isSince = ({ at }: Used): boolean => since !== null && at >= since
  const shown = files.every(isSince) ? new Set<string>() : await filesShown(ctx, documentId)
  return files.filter((file) => isSince(file) || shown.has(file.fileId)).map(({ at: _, ...facts }) => facts)
}

async function filesShown({ sql, live }: SignedIn, documentId: string): Promise<Set<string>> {
  const text = await transaction(sql, (tx) => storedText(tx, documentId), 'isolation level repeatable read read only')
  return new Set(await filesNamedIn(sql, documentId, await live.collect(text?.updates ?? [])))
}
