// Keeping an image in a document: its bytes once, a row for whoever brought it, within what a person and a document may take.
import { createHash } from 'node:crypto'
import { setImmediate as soon } from 'node:timers/promises'
import { AppError } from '../../../shared/errors.ts'
import type { AddedFile } from '../../../shared/schemas/files.ts'
import type { Content, Services } from '../../context.ts'
import type { Sql } from '../../db/connect.ts'
import type { Tx } from '../../db/transaction.ts'
import { cleanImage } from './clean.ts'
import type { Cleaned } from './cleaned.ts'

export type Author = { actorId: string; organisationId: string | null }

export type ReadyImage = Omit<Cleaned, 'pieces'> & { content: Content }

/** Hashed so much at a time: others wait for nobody's photograph. */
const turnBytes = 1024 * 1024

/** What somebody sent, made clean and ready to be kept; refused if it is no image. [I4, I5, I6] */
export async function readyImage(bytes: Buffer, mostPixels: number): Promise<ReadyImage> {
  const { pieces, ...facts } = cleanImage(bytes, mostPixels)
  const hash = createHash('sha256')
  let size = 0
  let turn = 0
  for (const piece of pieces) {
    for (let at = 0; at < piece.length; at += turnBytes) {
      const part = piece.subarray(at, at + turnBytes)
      hash.update(part)
      turn += part.length
      if (turn < turnBytes) continue
      turn = 0
      await soon()
    }
    size += piece.length
  }
  return { ...facts, content: { hash: hash.digest(), size, pieces } }
}

/**
 * Keeps an image for a document, in the caller's transaction; the caller has asked whether its author may. Give the bytes
 * to `ctx.contents` before, and before anything is locked: they may take a while.
 */
export async function keepFile(
  tx: Tx,
  ctx: Services,
  documentId: string,
  { actorId, organisationId }: Author,
  { type, width, height, moved, content }: ReadyImage,
): Promise<AddedFile> {
  const { hash, size } = content
  for (const key of [`files of ${actorId}`, `files in ${documentId}`].sort()) {
    await tx`select pg_advisory_xact_lock(hashtextextended(${key}, 0))` // so that what is counted is all there is
  }
  await refuseTooMuch(tx, ctx, { documentId, actorId, size })
  const fileId = ctx.id()
  await tx`
    insert into file (id, hash, document_id, actor_id, organisation_id, type, width, height, size, at)
    values (${fileId}, ${hash}, ${documentId}, ${actorId}, ${organisationId}, ${type}, ${width}, ${height}, ${size}, ${ctx.now()})`
  await tx`
    insert into file_use (document_id, file_id, actor_id, at) values (${documentId}, ${fileId}, ${actorId}, ${ctx.now()})`
  return { fileId, width, height, moved }
}

const minute = 60_000
const day = 24 * 60 * minute

/** Refuses what would be more than a person may send in a minute and a day, or a document may hold. [I7] */
export async function refuseTooMuch(
  sql: Sql | Tx,
  { now, fileLimits }: Pick<Services, 'now' | 'fileLimits'>,
  { documentId, actorId, size }: { documentId: string; actorId: string; size: number },
): Promise<void> {
  const at = now().getTime()
  const [sent] = await sql<{ lately: bigint; today: bigint }[]>`
    select count(*) filter (where at > ${new Date(at - minute)}) as lately, coalesce(sum(size), 0) as today
    from file where actor_id = ${actorId} and at > ${new Date(at - day)}`
  if (Number(sent?.lately) >= fileLimits.perMinute) throw new AppError('tooManyTries', { seconds: 60 })
  if (Number(sent?.today) + size > fileLimits.personBytes) throw new AppError('quotaReached', { whose: 'person' })
  const [held] = await sql<{ bytes: bigint }[]>`
    select coalesce(sum(size), 0) as bytes from file where document_id = ${documentId}`
  if (Number(held?.bytes) + size > fileLimits.documentBytes) throw new AppError('quotaReached', { whose: 'document' })
}
