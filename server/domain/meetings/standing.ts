// Where a person stands before a meeting: those of its démarche read it, those who may prepare its workshops prepare it. [A72]
import { AppError } from '../../../shared/errors.ts'
import type { Role } from '../../../shared/rules/demarche-roles.ts'
import { mayInDemarche } from '../../../shared/rules/permissions.ts'
import type { MeetingStage } from '../../../shared/schemas/meetings.ts'
import type { Sql } from '../../db/connect.ts'
import type { Tx } from '../../db/transaction.ts'

type MeetingStanding = { meetingId: string; demarcheId: string; stage: MeetingStage; mayPrepare: boolean }

/** Null when this person may not know that the meeting exists. [R2] */
export async function meetingStanding(
  sql: Sql | Tx,
  personId: string,
  meetingId: string,
  isHeld = false,
): Promise<MeetingStanding | null> {
  const [row] = await sql<{ demarcheId: string; stage: MeetingStage; role: Role }[]>`
    select t.demarche_id, t.stage, m.role
    from meeting t join membership m on m.demarche_id = t.demarche_id and m.person_id = ${personId}
    where t.id = ${meetingId} ${isHeld ? sql`for update of t` : sql``}`
  if (!row || !mayInDemarche('readWorkshops', row.role)) return null
  const { demarcheId, stage, role } = row
  return { meetingId, demarcheId, stage, mayPrepare: mayInDemarche('prepareWorkshop', role) }
}

/** Throws `notFound` to those outside of the démarche. */
export async function requireReadingMeeting(
  sql: Sql | Tx,
  personId: string,
  meetingId: string,
): Promise<MeetingStanding> {
  const standing = await meetingStanding(sql, personId, meetingId)
  if (!standing) throw new AppError('notFound')
  return standing
}

/** To those outside it does not exist; to those who only read it, it is not theirs to prepare. */
export async function requirePreparing(sql: Sql | Tx, personId: string, meetingId: string): Promise<MeetingStanding> {
  const standing = await requireReadingMeeting(sql, personId, meetingId)
  if (!standing.mayPrepare) throw new AppError('notAllowed')
  return standing
}

/** Held until the end of the transaction: two who arrange, open or close it at once are one after the other. */
export async function holdMeeting(tx: Tx, personId: string, meetingId: string): Promise<MeetingStanding> {
  const standing = await meetingStanding(tx, personId, meetingId, true)
  if (!standing) throw new AppError('notFound')
  if (!standing.mayPrepare) throw new AppError('notAllowed')
  return standing
}
