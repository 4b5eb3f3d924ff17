// A meeting is opened, with a code for the day, and closed. [A72, A73]
import type { Given, Reply } from '../../../shared/api.ts'
import { AppError } from '../../../shared/errors.ts'
import type { SignedIn } from '../../context.ts'
import { transaction, type Tx } from '../../db/transaction.ts'
import { freeCode } from '../../workshop/log.ts'
import { recordAct } from '../audit.ts'
import { factsOfMeeting, missingOfMeeting, workshopsOf } from './facts.ts'
import { announceMeeting, rereadDesks } from './preparing.ts'
import { holdMeeting } from './standing.ts'

export async function openMeeting(ctx: SignedIn, { meetingId }: Given<'openMeeting'>): Promise<Reply<'openMeeting'>> {
  await transaction(ctx.sql, async (tx) => {
    const { demarcheId, stage } = await holdMeeting(tx, ctx.principal.personId, meetingId)
    if (stage === 'open' || (stage === 'closed' && (await isWritten(tx, meetingId)))) {
      throw new AppError('staleState', { state: stage })
    }
    const guards = missingOfMeeting(await factsOfMeeting(tx, meetingId), await workshopsOf(tx, meetingId))
    if (guards.length > 0) throw new AppError('guardFailed', { guards })
    const [row] = await tx<{ code: string | null }[]>`select join_code as code from meeting where id = ${meetingId}`
    const code = await freeCode(tx, { id: meetingId, kept: row?.code ?? null })
    await tx`
      update meeting set stage = 'open', join_code = ${code}, closed_at = null, opened_at = coalesce(opened_at, ${ctx.now()}::timestamptz)
      where id = ${meetingId}`
    await recordAct(tx, ctx, 'openMeeting', { kind: 'meeting', id: meetingId, demarcheId })
    await announceMeeting(tx, meetingId, demarcheId)
  })
  await rereadDesks(ctx, meetingId)
  return {}
}

/** Once something was written of it, in the trash or not, it is over for good. */
async function isWritten(tx: Tx, meetingId: string): Promise<boolean> {
  const [written] = await tx`select 1 from restitution where meeting_id = ${meetingId} limit 1`
  return written !== undefined
}

/** Its code leads nowhere from then on; its workshops go on under theirs. */
export async function closeMeeting(
  ctx: SignedIn,
  { meetingId }: Given<'closeMeeting'>,
): Promise<Reply<'closeMeeting'>> {
  await transaction(ctx.sql, async (tx) => {
    const { demarcheId, stage } = await holdMeeting(tx, ctx.principal.personId, meetingId)
    if (stage !== 'open') throw new AppError('staleState', { state: stage })
    await tx`update meeting set stage = 'closed', closed_at = ${ctx.now()} where id = ${meetingId}`
    await recordAct(tx, ctx, 'closeMeeting', { kind: 'meeting', id: meetingId, demarcheId })
    await announceMeeting(tx, meetingId, demarcheId)
  })
  await rereadDesks(ctx, meetingId)
  return {}
}
