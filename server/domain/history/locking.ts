// Versions that are made and locked without being asked for: as a text is submitted or adopted. What named ones are made of, too.
import type { lockReasons } from '../../../shared/rules/versions.ts'
import type { DocumentState } from '../../../shared/rules/document-states.ts'
import { versionWords } from '../../../shared/text/fr/versions.ts'
import { words } from '../../../shared/text/words.ts'
import type { Services } from '../../context.ts'
import type { Tx } from '../../db/transaction.ts'
import { sealOf, type Seal, type Sealer } from './sealing.ts'

const t = words(versionWords)

export type LockReason = (typeof lockReasons)[number]

/** Who makes it, and when. */
type Maker = Pick<Services, 'id' | 'now'> & { principal: { actorId: string } }
type WritingFor = { organisationId: string | null }

type NewVersion = { documentId: string; position: number; name: string; description: string; isAutomatic: boolean }

/** Without asking whether one may, nor announcing it: for what names a version by itself. */
export async function addVersion(
  tx: Tx,
  ctx: Maker,
  { organisationId }: WritingFor,
  { documentId, position, name, description, isAutomatic }: NewVersion,
): Promise<string> {
  const versionId = ctx.id()
  await tx`
    insert into document_version (id, document_id, position, name, description, is_automatic, actor_id, organisation_id, at)
    values (${versionId}, ${documentId}, ${position}, ${name}, ${description}, ${isAutomatic}, ${ctx.principal.actorId},
      ${organisationId}, ${ctx.now()})`
  return versionId
}

export type Lock = { reason: LockReason; date: string | null; seal: Seal }

export async function lock(
  tx: Tx,
  ctx: Maker,
  { organisationId }: WritingFor,
  versionId: string,
  { reason, date, seal }: Lock,
): Promise<void> {
  await tx`
    update document_version set lock_reason = ${reason}, lock_date = ${date}, locked_by = ${ctx.principal.actorId},
      locked_for = ${organisationId}, locked_at = ${ctx.now()}, title = ${seal.title}, epoch = ${seal.epoch},
      hash = ${seal.hash}, head_hash = ${seal.headHash}
    where id = ${versionId}`
}

/** The passages that lock what they pass. [H54] */
const lockedBy: Partial<Record<DocumentState, LockReason>> = { submitted: 'submitted', adopted: 'adopted' }

export const locksIn = (to: DocumentState): boolean => lockedBy[to] !== undefined

export type Passage = {
  documentId: string
  title: string
  position: number
  to: DocumentState
  /** Of the deliberation. */
  date: string | null
}

/**
 * In the transaction of the passage: neither without the other. `prepared`: made before anything was held; made again if the text
 * or its name moved meanwhile. [H54]
 */
export async function lockPassed(
  tx: Tx,
  ctx: Maker & Pick<Sealer, 'exchange'>,
  writingFor: WritingFor,
  { documentId, title, position, to, date }: Passage,
  prepared: (Seal & { position: number }) | null = null,
): Promise<void> {
  const reason = lockedBy[to]
  if (reason === undefined || position === 0) return
  const isReady = prepared?.position === position && prepared.title === title
  const seal = isReady ? prepared : await sealOf({ sql: tx, exchange: ctx.exchange }, documentId, position, title)
  const name = date === null ? t(`version.${reason}`) : t('version.adoptedOn', { date: dayOf(date) })
  const version = { documentId, position, name, description: '', isAutomatic: true }
  const versionId = await addVersion(tx, ctx, writingFor, version)
  await lock(tx, ctx, writingFor, versionId, { reason, date, seal })
}

const dayOf = (date: string): string =>
  new Intl.DateTimeFormat('fr', { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(`${date}T00:00:00Z`))
