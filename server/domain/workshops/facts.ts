// The sheet of a workshop: what its row says, and what is missing before people may join.
import { AppError } from '../../../shared/errors.ts'
import type { Workshop, WorkshopFacts } from '../../../shared/schemas/workshops.ts'
import { hasUnnamed } from '../../../shared/workshop/speakers.ts'
import type { PlannedPhase } from '../../../shared/workshop/state.ts'
import type { Sql } from '../../db/connect.ts'
import type { Tx } from '../../db/transaction.ts'

/** `pilotIsIn`: still takes part in the démarche. */
export type Facts = WorkshopFacts & {
  demarcheTitle: string
  pilot: string
  pilotIsIn: boolean
  code: string | null
} & Pick<Workshop, 'meeting' | 'rehearsalOf'>

export async function factsOf(sql: Sql | Tx, workshopId: string): Promise<Facts> {
  const [row] = await sql<(Omit<Facts, 'startsAt'> & { startsAt: Date | null })[]>`
    select w.title, w.pilot_organisation_id, w.framing, w.questions, w.mode, w.capacity, w.starts_at, w.place, w.video_url, w.notice,
      to_char(w.feedback_due, 'YYYY-MM-DD') as feedback_due, w.join_code as code, d.title as demarche_title,
      w.rehearsal_of, coalesce(k.name, o.name) as pilot, t.demarche_id is not null as pilot_is_in,
      case when m.id is not null
        then jsonb_build_object('id', m.id, 'title', m.title, 'code', case when m.stage = 'open' then m.join_code end) end as meeting
    from workshop w
    join demarche d on d.id = w.demarche_id
    join organisation o on o.id = w.pilot_organisation_id
    left join organisation k on k.id = o.merged_into
    left join demarche_organisation t on t.demarche_id = w.demarche_id and t.organisation_id = coalesce(k.id, o.id)
    left join meeting m on m.id = w.meeting_id
    where w.id = ${workshopId}`
  if (!row) throw new AppError('notFound')
  return { ...row, startsAt: row.startsAt?.toISOString() ?? null }
}

/** `phases`: with the names of those who are asked to speak. */
export function missingOf(facts: Facts, phases: readonly PlannedPhase[]): Workshop['missing'] {
  const missing: Workshop['missing'] = []
  if (!facts.pilotIsIn) missing.push('pilot')
  if (!phases.some(({ skipped }) => !skipped)) missing.push('phases')
  if (phases.some((phase) => !phase.skipped && hasUnnamed(phase))) missing.push('speakers')
  if (facts.notice === '') missing.push('notice')
  if (facts.feedbackDue === null) missing.push('feedbackDue')
  return missing
}
