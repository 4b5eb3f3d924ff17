// The sheet of a workshop: what its row says, and what is missing before people may join.
import { AppError } from '../../../shared/errors.ts'
import type { Workshop, WorkshopFacts } from '../../../shared/schemas/workshops.ts'
import type { WorkshopState } from '../../../shared/workshop/state.ts'
import type { Sql } from '../../db/connect.ts'
import type { Tx } from '../../db/transaction.ts'

/** `pilotIsIn`: is still a member of the démarche. */
export type Facts = WorkshopFacts & { demarcheTitle: string; pilot: string; pilotIsIn: boolean; code: string | null }

export async function factsOf(sql: Sql | Tx, workshopId: string): Promise<Facts> {
  const [row] = await sql<(Omit<Facts, 'startsAt'> & { startsAt: Date | null })[]>`
    select w.title, w.pilot_id, w.framing, w.questions, w.mode, w.capacity, w.starts_at, w.place, w.video_url, w.notice,
      to_char(w.feedback_due, 'YYYY-MM-DD') as feedback_due, w.join_code as code, d.title as demarche_title,
      p.display_name as pilot, m.person_id is not null and p.disabled_at is null as pilot_is_in
    from workshop w
    join demarche d on d.id = w.demarche_id
    join person p on p.id = w.pilot_id
    left join membership m on m.demarche_id = w.demarche_id and m.person_id = w.pilot_id
    where w.id = ${workshopId}`
  if (!row) throw new AppError('notFound')
  return { ...row, startsAt: row.startsAt?.toISOString() ?? null }
}

export function missingOf(facts: Facts, { phases }: WorkshopState): Workshop['missing'] {
  const missing: Workshop['missing'] = []
  if (!facts.pilotIsIn) missing.push('pilot')
  if (!phases.some(({ skipped }) => !skipped)) missing.push('phases')
  if (facts.notice === '') missing.push('notice')
  if (facts.feedbackDue === null) missing.push('feedbackDue')
  return missing
}
