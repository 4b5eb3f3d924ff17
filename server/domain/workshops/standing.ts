// Where a person stands before a workshop: those of its démarche read it, its pilots and facilitators run it, and those named for it.
import { AppError } from '../../../shared/errors.ts'
import type { Role } from '../../../shared/rules/demarche-roles.ts'
import { mayInDemarche } from '../../../shared/rules/permissions.ts'
import type { Sql } from '../../db/connect.ts'
import type { Tx } from '../../db/transaction.ts'

export type WorkshopStanding = {
  workshopId: string
  demarcheId: string
  role: Role
  maySteer: boolean
  /** Of a rehearsal: the workshop that is rehearsed. Who may not steer it knows nothing of it. */
  rehearsalOf: string | null
}

/** Null when this person may not know that the workshop exists. [R2] */
export async function workshopStanding(
  sql: Sql | Tx,
  personId: string,
  workshopId: string,
): Promise<WorkshopStanding | null> {
  const [row] = await sql<{ demarcheId: string; rehearsalOf: string | null; role: Role; isNamed: boolean }[]>`
    select w.demarche_id, w.rehearsal_of, m.role, f.person_id is not null as is_named
    from workshop w
    join membership m on m.demarche_id = w.demarche_id and m.person_id = ${personId}
    left join workshop_facilitator f on f.workshop_id = w.id and f.person_id = m.person_id
    where w.id = ${workshopId}`
  if (!row || !mayInDemarche('readWorkshops', row.role)) return null
  const { demarcheId, rehearsalOf, role, isNamed } = row
  const maySteer = isNamed || mayInDemarche('prepareWorkshop', role)
  return rehearsalOf !== null && !maySteer ? null : { workshopId, demarcheId, rehearsalOf, role, maySteer }
}

/** To those outside it does not exist; to those who only read it, it is not theirs to run. */
export async function requireSteering(sql: Sql | Tx, personId: string, workshopId: string): Promise<WorkshopStanding> {
  const standing = await requireReading(sql, personId, workshopId)
  if (!standing.maySteer) throw new AppError('notAllowed')
  return standing
}

export async function requireReading(sql: Sql | Tx, personId: string, workshopId: string): Promise<WorkshopStanding> {
  const standing = await workshopStanding(sql, personId, workshopId)
  if (!standing) throw new AppError('notFound')
  return standing
}

/** Nothing of a rehearsal stays: no text, no code to follow by, no sheet of who was there. [A84] */
export async function refuseRehearsal(sql: Sql | Tx, workshopId: string): Promise<void> {
  const [rehearsal] = await sql`select 1 from workshop where id = ${workshopId} and rehearsal_of is not null`
  if (rehearsal) throw new AppError('rehearsal')
}
