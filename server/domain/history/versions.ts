// Versions: a name for a position of a log, and what locks it for good.
import type { Given, Reply } from '../../../shared/api.ts'
import { AppError } from '../../../shared/errors.ts'
import type { Hand } from '../../../shared/history/shown.ts'
import { mayOnDocument } from '../../../shared/rules/permissions.ts'
import type { Version } from '../../../shared/schemas/history.ts'
import type { SignedIn } from '../../context.ts'
import type { Sql } from '../../db/connect.ts'
import { transaction, type Tx } from '../../db/transaction.ts'
import { recordAct } from '../audit.ts'
import { announceDocument } from '../concerned.ts'
import { headOf, requireHistoryIn, requireSince, titleAt, type HistoryStanding } from './standing.ts'
import { addVersion, lock, type LockReason } from './locking.ts'
import { sealOf } from './sealing.ts'

export type VersionRow = {
  id: string
  documentId: string
  position: number
  rowAt: Date
  name: string
  description: string
  at: Date
  actorId: string
  organisationId: string | null
  isAutomatic: boolean
  lockReason: LockReason | null
  lockDate: string | null
  lockedAt: Date | null
  lockedBy: string | null
  lockedFor: string | null
  /** As it was locked: what its hash covers. */
  title: string | null
  epoch: number | null
  hash: Buffer | null
  headHash: Buffer | null
}

const versionColumns = (sql: Sql | Tx) => sql`
  v.id, v.document_id, v.position, u.at as row_at, v.name, v.description, v.at, v.actor_id, v.organisation_id, v.is_automatic,
  v.lock_reason, v.lock_date::text, v.locked_at, v.locked_by, v.locked_for, v.title, v.epoch, v.hash, v.head_hash
  from document_version v join document_update u on u.document_id = v.document_id and u.position = v.position`

type ReadRow = Omit<VersionRow, 'position'> & { position: bigint }

const numbered = (row: ReadRow): VersionRow => ({ ...row, position: Number(row.position) })

/** Of what a member found on arriving, only the names that were given since are told. [H42] */
const seenBy = (sql: Sql | Tx, { floor, arrivedAt }: HistoryStanding) => sql`
  v.position >= ${floor} and (${arrivedAt}::timestamptz is null or v.at >= ${arrivedAt})`

/** Those that this person may see, in order. */
export async function versionsSeen(sql: Sql | Tx, standing: HistoryStanding): Promise<VersionRow[]> {
  const rows = await sql<ReadRow[]>`
    select ${versionColumns(sql)} where v.document_id = ${standing.documentId} and ${seenBy(sql, standing)}
    order by v.position, v.at, v.id`
  return rows.map(numbered)
}

export type NamedBetween = {
  demarcheId: string
  since: Date
  until: Date
  /** Rows before this are seen by nobody who asks. */
  seenFrom: Date
}

/** Of all documents of a démarche, in no order. */
export async function versionsIn(
  sql: Sql | Tx,
  { demarcheId, since, until, seenFrom }: NamedBetween,
): Promise<VersionRow[]> {
  const rows = await sql<ReadRow[]>`
    select ${versionColumns(sql)} join document d on d.id = v.document_id
    where d.demarche_id = ${demarcheId} and v.at >= ${since} and v.at < ${until} and u.at >= ${seenFrom}`
  return rows.map(numbered)
}

const namedBy = ({ actorId, organisationId }: VersionRow): Hand => ({ actorId, organisationId, relayedBy: null })

const lockedBy = ({ lockedBy: actorId, lockedFor: organisationId }: VersionRow): Hand | null =>
  actorId === null ? null : { actorId, organisationId, relayedBy: null }

/** Who named it, and who locked it. */
/** One that this person may see; throws `notFound`. */
export async function versionSeen(sql: Sql | Tx, standing: HistoryStanding, versionId: string): Promise<VersionRow> {
  const row = (await versionsSeen(sql, standing)).find(({ id }) => id === versionId)
  if (!row) throw new AppError('notFound')
  return row
}

export const handsOn = (row: VersionRow): Hand[] => [namedBy(row), lockedBy(row)].filter((hand) => hand !== null)

/** As it crosses HTTP; `place` says where a hand stands in the reply. */
export function toldVersion(row: VersionRow, place: (hand: Hand) => number, erased: Version['erased'] = null): Version {
  const { id, position, name, description, isAutomatic, lockReason, lockDate, lockedAt } = row
  const locker = lockedBy(row)
  return {
    id,
    position,
    name,
    description,
    isAutomatic,
    at: row.rowAt.toISOString(),
    createdAt: row.at.toISOString(),
    by: place(namedBy(row)),
    lock:
      lockReason && lockedAt && locker
        ? { reason: lockReason, date: lockDate, at: lockedAt.toISOString(), by: place(locker) }
        : null,
    hash: row.hash?.toString('hex') ?? null,
    head: row.headHash?.toString('hex') ?? null,
    erased,
  }
}

/** At the end of the log, all that was accepted until now, where no position is told. [H50] */
export async function nameVersion(ctx: SignedIn, given: Given<'nameVersion'>): Promise<Reply<'nameVersion'>> {
  const { documentId, name, description } = given
  await requireHistoryIn(ctx.sql, ctx, documentId, 'nameVersion')
  if (given.position === undefined) await ctx.live.flush(documentId)
  return transaction(ctx.sql, async (tx) => {
    const standing = await held(tx, ctx, documentId)
    const head = await headOf(tx, documentId)
    const position = given.position ?? head
    if (position > head) throw new AppError('notFound')
    if (position === 0) throw new AppError('badInput', { field: 'position' }) // nothing was written yet
    requireSince(standing, position)
    const version = { documentId, position, name, description, isAutomatic: false }
    const versionId = await addVersion(tx, ctx, standing, version)
    await recordAct(tx, ctx, 'nameVersion', objectOf(standing), { position })
    await announceDocument(tx, standing)
    return { versionId }
  })
}

/** By who named it, or a pilot. [H51] */
export async function renameVersion(ctx: SignedIn, given: Given<'renameVersion'>): Promise<Reply<'renameVersion'>> {
  const { documentId, versionId, name, description } = given
  await transaction(ctx.sql, async (tx) => {
    const standing = await held(tx, ctx, documentId)
    await requireOwn(tx, ctx, standing, versionId)
    await tx`update document_version set name = ${name}, description = ${description} where id = ${versionId}`
    await recordAct(tx, ctx, 'renameVersion', objectOf(standing))
    await announceDocument(tx, standing)
  })
  return {}
}

/** The name only: the moment stays where it is. [H51] */
export async function removeVersion(ctx: SignedIn, given: Given<'removeVersion'>): Promise<Reply<'removeVersion'>> {
  const { documentId, versionId } = given
  await transaction(ctx.sql, async (tx) => {
    const standing = await held(tx, ctx, documentId)
    const { position } = await requireOwn(tx, ctx, standing, versionId)
    await tx`delete from document_version where id = ${versionId}`
    await recordAct(tx, ctx, 'removeVersion', objectOf(standing), { position })
    await announceDocument(tx, standing)
  })
  return {}
}

/** From here on nobody changes or removes it, and what it says can be checked by its hash. [H52] [H53] */
export async function lockVersion(ctx: SignedIn, given: Given<'lockVersion'>): Promise<Reply<'lockVersion'>> {
  const { documentId, versionId, reason, date } = given
  const before = await requireHistoryIn(ctx.sql, ctx, documentId, 'lockVersion')
  const named = await versionIn(ctx.sql, before, versionId)
  const title = await titleAt(ctx.sql, documentId, named.position)
  const seal = await sealOf(ctx, documentId, named.position, title) // what a position says never changes: before anything is held
  await transaction(ctx.sql, async (tx) => {
    const standing = await held(tx, ctx, documentId, 'lockVersion')
    const { position, isLocked } = await heldVersion(tx, standing, versionId)
    if (isLocked) throw new AppError('locked')
    await lock(tx, ctx, standing, versionId, { reason, date: date ?? null, seal })
    await recordAct(tx, ctx, 'lockVersion', objectOf(standing), { position, reason })
    await announceDocument(tx, standing)
  })
  return {}
}

const objectOf = ({ documentId, demarcheId }: HistoryStanding) =>
  ({ kind: 'document', id: documentId, demarcheId }) as const

/** The document held, so that who it is open to stays as it is until the end. */
async function held(
  tx: Tx,
  ctx: SignedIn,
  documentId: string,
  action: 'nameVersion' | 'lockVersion' = 'nameVersion',
): Promise<HistoryStanding> {
  await tx`select 1 from document where id = ${documentId} for share`
  return requireHistoryIn(tx, ctx, documentId, action)
}

type Found = { position: number; actorId: string; isLocked: boolean }

async function versionIn(sql: Sql | Tx, standing: HistoryStanding, versionId: string): Promise<Found> {
  const [row] = await sql<{ position: bigint; actorId: string; isLocked: boolean }[]>`
    select v.position, v.actor_id, v.locked_at is not null as is_locked from document_version v
    where v.id = ${versionId} and v.document_id = ${standing.documentId} and ${seenBy(sql, standing)}`
  if (!row) throw new AppError('notFound')
  return { ...row, position: Number(row.position) }
}

/** Of two who act on it at once, the second sees what the first did. */
async function heldVersion(tx: Tx, standing: HistoryStanding, versionId: string): Promise<Found> {
  await tx`select 1 from document_version where id = ${versionId} for no key update`
  return versionIn(tx, standing, versionId)
}

async function requireOwn(tx: Tx, ctx: SignedIn, standing: HistoryStanding, versionId: string): Promise<Found> {
  const found = await heldVersion(tx, standing, versionId)
  if (found.isLocked) throw new AppError('locked')
  if (found.actorId === ctx.principal.actorId || mayOnDocument('lockVersion', standing.role, standing)) return found
  throw new AppError('notAllowed')
}
