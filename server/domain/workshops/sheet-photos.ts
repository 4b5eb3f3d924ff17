// Photographs of sheets that tables wrote on: cleaned like every image, kept with the workshop, seen by those who run it. [A64]
import type { Given, Reply } from '../../../shared/api.ts'
import { AppError } from '../../../shared/errors.ts'
import type { SheetPhoto } from '../../../shared/schemas/workshops.ts'
import { topic } from '../../../shared/topics.ts'
import type { SignedIn } from '../../context.ts'
import { announce, transaction, type Tx } from '../../db/transaction.ts'
import type { Sql } from '../../db/connect.ts'
import { recordAct } from '../audit.ts'
import type { ImageType } from '../files/cleaned.ts'
import type { OpenedFile } from '../files/files.ts'
import { readyImage } from '../files/keeping.ts'
import { requireSteering, type WorkshopStanding } from './standing.ts'

/** Sheets of sixty tables, several times over. */
const mostPhotos = 500
const minute = 60_000

/** Before anything of an image is received: may this person send so much to this workshop? */
export async function mayAddSheetPhoto(ctx: SignedIn, workshopId: string, size: number): Promise<void> {
  await requireSteering(ctx.sql, ctx.principal.personId, workshopId)
  if (size > ctx.fileLimits.bytes) throw new AppError('tooLarge', { most: ctx.fileLimits.bytes })
  await refuseTooMany(ctx.sql, ctx, workshopId, size)
}

async function refuseTooMany(sql: Sql | Tx, ctx: SignedIn, workshopId: string, size: number): Promise<void> {
  const { actorId } = ctx.principal
  const [sent] = await sql<{ lately: number }[]>`
    select count(*)::int as lately from workshop_sheet_photo
    where actor_id = ${actorId} and at > ${new Date(ctx.now().getTime() - minute)}`
  if ((sent?.lately ?? 0) >= ctx.fileLimits.perMinute) throw new AppError('tooManyTries', { seconds: 60 })
  const [held] = await sql<{ photos: number; bytes: bigint }[]>`
    select count(*)::int as photos, coalesce(sum(size), 0) as bytes from workshop_sheet_photo where workshop_id = ${workshopId}`
  const isFull = (held?.photos ?? 0) >= mostPhotos || Number(held?.bytes) + size > ctx.fileLimits.documentBytes
  if (isFull) throw new AppError('quotaReached', { whose: 'document' })
}

/** The right is asked again with the row: it may be gone meanwhile. */
export async function addSheetPhoto(
  ctx: SignedIn,
  workshopId: string,
  tableId: string | null,
  bytes: Buffer,
): Promise<{ photoId: string }> {
  const { tables } = await ctx.workshops.state(workshopId)
  if (tableId !== null && !tables.has(tableId)) throw new AppError('badInput', { fields: ['tableId'] })
  const { type, width, height, content } = await readyImage(bytes, ctx.fileLimits.pixels)
  const photoId = ctx.id()
  await transaction(ctx.sql, async (tx) => {
    await ctx.contents.put(tx, content, ctx.now())
    await tx`select pg_advisory_xact_lock(hashtextextended(${`photos of ${workshopId}`}, 0))` // so that what is counted is all there is
    const standing = await requireSteering(tx, ctx.principal.personId, workshopId)
    await refuseTooMany(tx, ctx, workshopId, content.size)
    await tx`
      insert into workshop_sheet_photo (id, workshop_id, table_id, hash, type, width, height, size, actor_id, at)
      values (${photoId}, ${workshopId}, ${tableId}, ${content.hash}, ${type}, ${width}, ${height}, ${content.size},
        ${ctx.principal.actorId}, ${ctx.now()})`
    await record(tx, ctx, 'addSheetPhoto', standing)
    await announce(tx, topic.workshop(workshopId))
  })
  return { photoId }
}

export async function listSheetPhotos(
  ctx: SignedIn,
  { workshopId }: Given<'listSheetPhotos'>,
): Promise<Reply<'listSheetPhotos'>> {
  await requireSteering(ctx.sql, ctx.principal.personId, workshopId)
  const rows = await ctx.sql<(Omit<SheetPhoto, 'at'> & { at: Date })[]>`
    select id as photo_id, table_id, width, height, at from workshop_sheet_photo
    where workshop_id = ${workshopId} order by at, id`
  return { photos: rows.map((row) => ({ ...row, at: row.at.toISOString() })), most: ctx.fileLimits.bytes }
}

/** For good, with its bytes unless something else shows the same. */
export async function removeSheetPhoto(
  ctx: SignedIn,
  { workshopId, photoId }: Given<'removeSheetPhoto'>,
): Promise<Reply<'removeSheetPhoto'>> {
  await transaction(ctx.sql, async (tx) => {
    const standing = await requireSteering(tx, ctx.principal.personId, workshopId)
    const [gone] = await tx<{ isGone: boolean }[]>`select take_away_sheet_photo(${workshopId}, ${photoId}) as is_gone`
    if (!gone?.isGone) throw new AppError('notFound')
    await record(tx, ctx, 'removeSheetPhoto', standing)
    await announce(tx, topic.workshop(workshopId))
  })
  return {}
}

/** Not of a rehearsal, of which nothing stays. [A84] */
async function record(
  tx: Tx,
  ctx: SignedIn,
  verb: 'addSheetPhoto' | 'removeSheetPhoto',
  { workshopId, demarcheId, rehearsalOf }: WorkshopStanding,
): Promise<void> {
  if (rehearsalOf === null) await recordAct(tx, ctx, verb, { kind: 'workshop', id: workshopId, demarcheId })
}

/** The bytes for whoever runs the workshop; to others the photograph does not exist. */
export async function openSheetPhoto(ctx: SignedIn, workshopId: string, photoId: string): Promise<OpenedFile> {
  await requireSteering(ctx.sql, ctx.principal.personId, workshopId)
  const [row] = await ctx.sql<{ type: ImageType; size: number; hash: Uint8Array }[]>`
    select type, size, hash from workshop_sheet_photo where workshop_id = ${workshopId} and id = ${photoId}`
  if (!row) throw new AppError('notFound')
  const hash = Buffer.from(row.hash)
  return { type: row.type, size: row.size, hash, slices: () => ctx.contents.read(hash) }
}
