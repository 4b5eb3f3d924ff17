// The restitution of a meeting: one document of all its workshops that are over, by the system, with its sources. [A75]
import type { Given, Reply } from '../../../../shared/api.ts'
import { AppError } from '../../../../shared/errors.ts'
import type { Meeting } from '../../../../shared/schemas/meetings.ts'
import { topic } from '../../../../shared/topics.ts'
import { combinedRestitutionOf } from '../../../../shared/workshop/restitution/combined.ts'
import { t } from '../../../../shared/workshop/restitution/pieces.ts'
import { isOver } from '../../../../shared/workshop/stages.ts'
import type { SignedIn } from '../../../context.ts'
import type { Sql } from '../../../db/connect.ts'
import { announce, transaction, type Tx } from '../../../db/transaction.ts'
import type { Whole } from '../../../workshop/port.ts'
import { recordAct } from '../../audit.ts'
import { firstClient } from '../../document-beginning.ts'
import { attendanceOf, factsOfMeeting, workshopsOf } from '../../meetings/facts.ts'
import { holdMeeting, requirePreparing } from '../../meetings/standing.ts'
import { standingBefore } from '../../standing.ts'
import { factsOf } from '../facts.ts'
import { carry, changesSince, lineOf } from './changes.ts'
import { linesNow } from './lines.ts'
import { givenOf } from './matter.ts'
import { keepDocument, keepSources } from './writing.ts'

type Row = { documentId: string; number: number; writtenAt: Date }

/** Every one that was written and is not in the trash, the one in hand first. */
async function rowsOf(sql: Sql | Tx, meetingId: string): Promise<Row[]> {
  return sql<Row[]>`
    select r.document_id, r.number, r.written_at
    from restitution r join document d on d.id = r.document_id and d.trashed_at is null and d.removed_at is null
    where r.meeting_id = ${meetingId} order by r.number desc`
}

/** Those that this person may read. */
export async function meetingRestitutions(
  sql: Sql,
  personId: string,
  meetingId: string,
): Promise<Meeting['restitutions']> {
  const rows = await rowsOf(sql, meetingId)
  const standings = await Promise.all(rows.map(({ documentId }) => standingBefore(sql, personId, documentId)))
  return rows
    .filter((_, at) => standings[at] !== null)
    .map(({ documentId, number, writtenAt }) => ({ documentId, number, writtenAt: writtenAt.toISOString() }))
}

/** Asked again, the one there is. Of a meeting none of whose workshops is closed there is nothing to write. */
export async function writeMeetingRestitution(
  ctx: SignedIn,
  { meetingId, again }: Given<'writeMeetingRestitution'>,
): Promise<Reply<'writeMeetingRestitution'>> {
  const { sql, principal } = ctx
  await requirePreparing(sql, principal.personId, meetingId)
  const [before] = await rowsOf(sql, meetingId)
  if (before && !again) return { documentId: before.documentId }
  const all = (await workshopsOf(sql, meetingId)).filter(({ stage }) => stage !== 'cancelled')
  const wholes = (await Promise.all(all.map(({ id }) => ctx.workshops.whole(id)))).filter(({ state }) =>
    isOver(state.stage),
  )
  const written = new Set(wholes.map(({ head }) => head.id))
  if (wholes.length === 0) throw new AppError('guardFailed', { guards: ['workshops'] })
  const facts = await factsOfMeeting(sql, meetingId)
  const { content, sources } = combinedRestitutionOf(
    {
      facts,
      attendance: await attendanceOf(sql, meetingId),
      workshops: await Promise.all(
        wholes.map(async (whole) => givenOf(ctx, whole.head.id, await factsOf(sql, whole.head.id), whole)),
      ),
      toCome: all.filter(({ id }) => !written.has(id)).map((one) => one.title),
      followAddress: `${ctx.publicUrl()}/suivi`,
    },
    ctx.id,
  )
  const update = await ctx.exchange.made(content, firstClient.template)
  return transaction(sql, async (tx) => {
    const { demarcheId } = await holdMeeting(tx, principal.personId, meetingId)
    const [since] = await rowsOf(tx, meetingId)
    if (since && since.documentId !== before?.documentId) return { documentId: since.documentId }
    const number = await nextNumber(tx, meetingId)
    const title =
      number === 1
        ? t('restitution.meeting.title', { title: facts.title })
        : t('restitution.meeting.title.again', { title: facts.title, n: number })
    const documentId = await keepDocument(tx, ctx, { demarcheId, title, update })
    await keep(tx, ctx, { documentId, meetingId, number, wholes })
    for (const of of sources) await keepSources(tx, documentId, of.workshopId, of.sources)
    const object = { kind: 'meeting', id: meetingId, demarcheId } as const
    await recordAct(tx, ctx, 'writeMeetingRestitution', object, { documentId, number })
    await announce(tx, topic.meeting(meetingId))
    await announce(tx, topic.demarche(demarcheId))
    await announce(tx, topic.instance)
    return { documentId }
  })
}

async function nextNumber(tx: Tx, meetingId: string): Promise<number> {
  const [row] = await tx<{ number: number }[]>`
    select coalesce(max(number), 0) + 1 as number from restitution where meeting_id = ${meetingId}`
  return row?.number ?? 1
}

async function keep(
  tx: Tx,
  ctx: SignedIn,
  {
    documentId,
    meetingId,
    number,
    wholes,
  }: { documentId: string; meetingId: string; number: number; wholes: readonly Whole[] },
): Promise<void> {
  await tx`
    insert into restitution (document_id, meeting_id, number, asked_by, written_at)
    values (${documentId}, ${meetingId}, ${number}, ${ctx.principal.actorId}, ${ctx.now()})`
  for (const { head, state } of wholes) {
    await tx`
      insert into restitution_workshop (document_id, workshop_id, revision) values (${documentId}, ${head.id}, ${state.revision})`
  }
}

async function inHand(sql: Sql | Tx, meetingId: string): Promise<Row> {
  const [row] = await rowsOf(sql, meetingId)
  if (!row) throw new AppError('notFound')
  return row
}

/** What is still to be carried first, by workshop. [A46] */
export async function listMeetingChanges(
  ctx: SignedIn,
  { meetingId }: Given<'listMeetingChanges'>,
): Promise<Reply<'listMeetingChanges'>> {
  const { sql, principal } = ctx
  await requirePreparing(sql, principal.personId, meetingId)
  const { documentId } = await inHand(sql, meetingId)
  const written = await sql<{ workshopId: string; title: string; revision: number }[]>`
    select r.workshop_id, w.title, r.revision::float8 as revision from restitution_workshop r join workshop w on w.id = r.workshop_id
    where r.document_id = ${documentId} order by w.meeting_position, w.id`
  const found = []
  for (const { workshopId, title, revision } of written) {
    const changes = await changesSince(sql, await ctx.workshops.whole(workshopId), { documentId, revision })
    found.push(...changes.map((one) => ({ ...one, workshopId, workshop: title })))
  }
  if (found.length === 0) return { changes: [] }
  const lines = await linesNow(ctx, documentId)
  return {
    changes: found
      .map((one) => ({ ...one, blocks: one.blocks.map((blockId) => lineOf(lines, blockId)) }))
      .sort((a, b) => Number(a.carried !== null) - Number(b.carried !== null)),
  }
}

export async function carryMeetingChange(
  ctx: SignedIn,
  given: Given<'carryMeetingChange'>,
): Promise<Reply<'carryMeetingChange'>> {
  const { meetingId } = given
  await transaction(ctx.sql, async (tx) => {
    await holdMeeting(tx, ctx.principal.personId, meetingId)
    await carry(tx, ctx, (await inHand(tx, meetingId)).documentId, given)
    await announce(tx, topic.meeting(meetingId))
  })
  return {}
}
