// Files of documents: sending, reading, listing, taking over from one document to another. Nothing here removes any: the
// history of a text refers to them. Of documents that are out of sight for good they go: see taking-away.ts.
import type { Given, Reply } from '../../../shared/api.ts'
import { AppError } from '../../../shared/errors.ts'
import { isWritable } from '../../../shared/rules/document-states.ts'
import { mayOnDocument } from '../../../shared/rules/permissions.ts'
import type { AddedFile, FileFacts } from '../../../shared/schemas/files.ts'
import type { Principal, SignedIn } from '../../context.ts'
import { transaction, type Tx } from '../../db/transaction.ts'
import { historyStanding } from '../history/standing.ts'
import { requireBeside, standingBefore } from '../standing.ts'
import type { ImageType } from './cleaned.ts'
import { keepFile, readyImage, refuseTooMuch } from './keeping.ts'
import { filesSeen } from './shown.ts'

/** Before anything of an image is received: may this person send so much to this document? [I3, I7] */
export async function mayAddFile(ctx: SignedIn, documentId: string, size: number): Promise<void> {
  const { personId, actorId } = ctx.principal
  const standing = await standingBefore(ctx.sql, personId, documentId)
  if (!standing) throw new AppError('notFound')
  if (!mayOnDocument('writeText', standing.role, standing)) {
    throw new AppError(isWritable(standing.state) ? 'notAllowed' : 'frozen')
  }
  if (size > ctx.fileLimits.bytes) throw new AppError('tooLarge', { most: ctx.fileLimits.bytes })
  await refuseTooMuch(ctx.sql, ctx, { documentId, actorId, size })
}

/** Keeps an image of whoever may write in the text. The right is asked again with the row: it may be gone meanwhile. [I1, I3] */
export async function addFile(ctx: SignedIn, documentId: string, bytes: Buffer): Promise<AddedFile> {
  const image = await readyImage(bytes, ctx.fileLimits.pixels)
  return transaction(ctx.sql, async (tx) => {
    await ctx.contents.put(tx, image.content, ctx.now())
    const standing = await requireBeside(tx, ctx.principal.personId, documentId, 'writeText')
    const author = { actorId: ctx.principal.actorId, organisationId: standing.organisationId }
    return keepFile(tx, ctx, documentId, author, image)
  })
}

export type OpenedFile = { type: ImageType; size: number; hash: Buffer; slices(): AsyncIterable<Uint8Array> }

type FileRow = { type: ImageType; size: number; hash: Uint8Array }

/** The bytes of a file of a document for whoever may read it; null for everybody else, whatever is there. [I2] */
export async function openFile(
  ctx: Pick<SignedIn, 'sql' | 'contents'>,
  { personId }: Pick<Principal, 'personId'>,
  { documentId, fileId }: { documentId: string; fileId: string },
): Promise<OpenedFile | null> {
  if (!(await standingBefore(ctx.sql, personId, documentId))) return null
  const [row] = await ctx.sql<FileRow[]>`
    select f.type, f.size, f.hash from file_use u join file f on f.id = u.file_id
    where u.document_id = ${documentId} and u.file_id = ${fileId}`
  if (!row) return null
  const hash = Buffer.from(row.hash)
  return { type: row.type, size: row.size, hash, slices: () => ctx.contents.read(hash) }
}

/** Those that the text of the document may show, for whoever may read it. [I2] [I20] */
export async function listFiles(ctx: SignedIn, { documentId }: Given<'listFiles'>): Promise<Reply<'listFiles'>> {
  const standing = await historyStanding(ctx.sql, ctx.principal.personId, documentId)
  if (!standing) throw new AppError('notFound')
  return { files: await filesSeen(ctx, standing), most: ctx.fileLimits.bytes }
}

/** A figure was pasted here from another document that this person may read: its file may be shown here too. [I9] */
export async function adoptFile(
  ctx: SignedIn,
  { documentId, fileId, from }: Given<'adoptFile'>,
): Promise<Reply<'adoptFile'>> {
  const { personId, actorId } = ctx.principal
  await transaction(ctx.sql, async (tx) => {
    await requireBeside(tx, personId, documentId, 'writeText')
    const source = await standingBefore(tx, personId, from)
    const [used] = source
      ? await tx`select 1 from file_use where document_id = ${from} and file_id = ${fileId}`
      : [undefined]
    if (!used) throw new AppError('notFound')
    await tx`
      insert into file_use (document_id, file_id, actor_id, at) values (${documentId}, ${fileId}, ${actorId}, ${ctx.now()})
      on conflict do nothing`
  })
  return {}
}

/** For a document whose text begins as that of another: it may show the same files, or `those` of them. By whom and when stays as it was. [I9] */
export async function copyFiles(
  tx: Tx,
  from: string,
  to: string,
  those: readonly string[] | null = null,
): Promise<void> {
  await tx`
    insert into file_use (document_id, file_id, actor_id, at)
    select ${to}, file_id, actor_id, at from file_use
    where document_id = ${from} and (${those === null} or file_id = any(${[...(those ?? [])]}::uuid[]))
    on conflict do nothing`
}

/** An image of a document as one piece, for exports; null when the document has no such file. Rights are the caller's. */
export async function imageOf(
  { sql, contents }: Pick<SignedIn, 'sql' | 'contents'>,
  documentId: string,
  fileId: string,
): Promise<(Omit<FileFacts, 'fileId'> & { type: ImageType; bytes: Buffer }) | null> {
  const [row] = await sql<(FileRow & { width: number; height: number })[]>`
    select f.type, f.size, f.hash, f.width, f.height from file_use u join file f on f.id = u.file_id
    where u.document_id = ${documentId} and u.file_id = ${fileId}`
  if (!row) return null
  const slices: Uint8Array[] = []
  for await (const slice of contents.read(Buffer.from(row.hash))) slices.push(slice)
  return { type: row.type, width: row.width, height: row.height, bytes: Buffer.concat(slices) }
}
