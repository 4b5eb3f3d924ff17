// The page of a restitution: where it stands, its figures, the word of each table.
import type { Given, Reply } from '../../../../shared/api.ts'
import type { SignedIn } from '../../../context.ts'
import type { Whole } from '../../../workshop/port.ts'
import { standingBefore } from '../../standing.ts'
import { factsOf } from '../facts.ts'
import { requireReading } from '../standing.ts'
import { missingToPublish } from './publishing.ts'
import { approvalsOf, restitutionsOf, stepOf, type Row } from './rows.ts'
import { observed } from './sources.ts'
import { workingTables } from './tables.ts'

export async function readRestitution(
  ctx: SignedIn,
  { workshopId }: Given<'readRestitution'>,
): Promise<Reply<'readRestitution'>> {
  const { sql, principal } = ctx
  const { demarcheId, maySteer } = await requireReading(sql, principal.personId, workshopId)
  const [facts, whole, rows] = await Promise.all([
    factsOf(sql, workshopId),
    ctx.workshops.whole(workshopId),
    restitutionsOf(sql, workshopId),
  ])
  const [row, ...earlier] = rows
  const mayRead = row && (await standingBefore(sql, principal.personId, row.documentId)) !== null
  const { title, questions, startsAt, place, pilot, feedbackDue, demarcheTitle } = facts
  return {
    workshopId,
    demarcheId,
    demarcheTitle,
    title,
    question: questions[0] ?? '',
    startsAt,
    place,
    pilot,
    stage: whole.state.stage,
    maySteer,
    feedbackDue,
    ...figuresOf(whole),
    written: mayRead ? await writtenOf(ctx, whole, { row, earlier, maySteer }) : null,
  }
}

function figuresOf(whole: Whole): Pick<Reply<'readRestitution'>, 'figures' | 'colleges' | 'organisations'> {
  const { state, texts } = whole
  const view = observed(whole)
  const counts = new Map<string, number>()
  const organisations = new Map<string, string>()
  for (const { id } of state.guests.values()) {
    const { college = 'other', organisation = null } = texts.guests.get(id) ?? {}
    counts.set(college, (counts.get(college) ?? 0) + 1)
    if (organisation !== null) organisations.set(organisation.toLocaleLowerCase('fr'), organisation)
  }
  const contributions = Object.values(view.contributions).filter(({ into, hidden }) => into === null && hidden === null)
  return {
    figures: {
      people: state.guests.size,
      organisations: organisations.size,
      contributions: contributions.length,
      clusters: Object.values(view.clusters).filter(({ items }) => items.length > 0).length,
      tables: workingTables(state, view).length,
    },
    colleges: [...counts].map(([college, people]) => ({ college, people })),
    organisations: [...organisations.values()].sort((a, b) => a.localeCompare(b, 'fr')),
  }
}

type Written = NonNullable<Reply<'readRestitution'>['written']>

async function writtenOf(
  ctx: SignedIn,
  whole: Whole,
  { row, earlier, maySteer }: { row: Row; earlier: readonly Row[]; maySteer: boolean },
): Promise<Written> {
  const view = observed(whole)
  const approvals = await approvalsOf(ctx.sql, row.documentId)
  const tables = workingTables(whole.state, view).map(({ id, number }) => {
    const { rapporteurId = null } = whole.state.tables.get(id) ?? {}
    const approval = approvals.get(id)
    return {
      tableId: id,
      number,
      rapporteur: rapporteurId === null ? null : maySteer ? (whole.texts.guests.get(rapporteurId)?.name ?? '') : '',
      clusters: Object.values(view.clusters).filter(({ tableId }) => tableId === id).length,
      approval: approval
        ? {
            by: maySteer ? approval.by : '',
            isByWord: approval.isByWord,
            note: maySteer ? approval.note : '',
            at: approval.at.toISOString(),
          }
        : null,
    }
  })
  return {
    documentId: row.documentId,
    title: row.title,
    number: row.number,
    writtenAt: row.writtenAt.toISOString(),
    step: stepOf(row, tables),
    correctionsUntil: row.correctionsUntil?.toISOString() ?? null,
    publishedAt: row.publishedAt?.toISOString() ?? null,
    earlier: earlier.map(({ documentId, number, writtenAt }) => ({
      documentId,
      number,
      writtenAt: writtenAt.toISOString(),
    })),
    tables,
    missing: row.publishedAt ? [] : await missingToPublish(ctx, whole, row),
  }
}
