// What happened lately in the texts of a démarche, day by day. No log is played: who wrote is in its rows.
import type { Given, Reply } from '../../../shared/api.ts'
import type { Hand } from '../../../shared/history/shown.ts'
import { mayOnDocument } from '../../../shared/rules/permissions.ts'
import type { ActivityLine } from '../../../shared/schemas/history.ts'
import type { SignedIn } from '../../context.ts'
import type { Sql } from '../../db/connect.ts'
import { transaction } from '../../db/transaction.ts'
import { arrivalOf, requireInDemarche, standingFacts, standingJoins, type Facts } from '../standing.ts'
import { actsIn } from './acts.ts'
import { NamedHands } from './hands.ts'
import { handsOn, toldVersion, versionsIn } from './versions.ts'

/** A page ends with the day that has brought so many. */
const linesPerPage = 30
/** Days that are looked at, then four times as many, until there is a page. */
const firstDays = 2

type Drafted = {
  documentId: string
  at: Date
  hands: readonly Hand[]
  line(place: (hand: Hand) => number): ActivityLine['line']
}

/** Of the documents whose history I may see, the trash apart. [H60] [H61] */
export async function listActivity(
  ctx: SignedIn,
  { demarcheId, before }: Given<'listActivity'>,
): Promise<Reply<'listActivity'>> {
  const { sql, principal } = ctx
  await transaction(sql, (tx) => requireInDemarche(tx, principal.personId, demarcheId, 'readDemarche'))
  const seen = await seenIn(sql, principal.personId, demarcheId)
  const { days, next } = await pageOf(ctx, seen, demarcheId, before === undefined ? null : new Date(before))
  const named = await NamedHands.of(
    { sql, demarcheId, actorId: principal.actorId },
    days.flatMap(({ hands }) => hands),
  )
  const lines = days.map(({ documentId, line }) => ({
    documentId,
    title: seen.titles.get(documentId) ?? '',
    line: line((hand) => named.place(hand)),
  }))
  return { hands: named.told, lines, next: next?.toISOString() ?? null }
}

type SeenIn = {
  titles: ReadonlyMap<string, string>
  /** Nothing is told of what came before. */
  from: Date
}

async function seenIn(sql: Sql, personId: string, demarcheId: string): Promise<SeenIn> {
  const rows = await sql<(Facts & { id: string; title: string })[]>`
    select d.id, d.title, ${standingFacts(sql)} from document d ${standingJoins(sql, personId)}
    where d.demarche_id = ${demarcheId} and d.trashed_at is null`
  const seen = rows.filter((row) => mayOnDocument('readHistory', row.role, row))
  const [start] = await sql<{ at: Date }[]>`
    select coalesce(${arrivalOf(sql)}, m.created_at) as at
    from demarche m join membership s on s.demarche_id = m.id and s.person_id = ${personId} where m.id = ${demarcheId}`
  return { titles: new Map(seen.map(({ id, title }) => [id, title])), from: start?.at ?? new Date(0) }
}

/** Whole days before an instant, the latest first. */
async function pageOf(ctx: SignedIn, seen: SeenIn, demarcheId: string, before: Date | null) {
  const now = new Date(ctx.now().getTime() + 1)
  const until = before !== null && before < now ? before : now
  for (let days = firstDays; ; days *= 4) {
    const since = await dayOf(ctx.sql, until, days)
    const isAll = since <= seen.from
    const drafted = await linesBetween(ctx, seen, demarcheId, isAll ? seen.from : since, until)
    const last = drafted[linesPerPage - 1]
    if (last === undefined && !isAll) continue
    const start = last && (await dayOf(ctx.sql, last.at, 0))
    const page = drafted.filter(({ at }) => start === undefined || at >= start)
    return { days: page, next: start !== undefined && (page.length < drafted.length || !isAll) ? start : null }
  }
}

/** When the day began that was so many days before an instant. */
async function dayOf(sql: Sql, at: Date, days: number): Promise<Date> {
  const [row] = await sql<{ start: Date }[]>`
    select date_trunc('day', ${at}::timestamptz - make_interval(days => ${days}), 'Europe/Paris') as start`
  if (!row) throw new Error('an instant is of no day')
  return row.start
}

async function linesBetween(
  { sql }: SignedIn,
  { titles, from }: SeenIn,
  demarcheId: string,
  since: Date,
  until: Date,
): Promise<Drafted[]> {
  const scope = { demarcheId, since, until }
  const [wrote, acts, versions] = await Promise.all([
    writingIn(sql, demarcheId, since, until),
    actsIn(sql, scope),
    versionsIn(sql, { ...scope, seenFrom: from }),
  ])
  const drafted: Drafted[] = [
    ...wrote,
    ...acts.map(({ documentId, at, position, by, act }) => ({
      documentId,
      at,
      hands: by ? [by] : [],
      line: (place: (hand: Hand) => number) =>
        ({ kind: 'act', at: at.toISOString(), position, by: by && place(by), act }) as const,
    })),
    ...versions.map((row) => ({
      documentId: row.documentId,
      at: row.at,
      hands: handsOn(row),
      line: (place: (hand: Hand) => number) => ({ kind: 'version', version: toldVersion(row, place) }) as const,
    })),
  ]
  return drafted.filter(({ documentId }) => titles.has(documentId)).sort((a, b) => b.at.getTime() - a.at.getTime())
}

type WritingRow = {
  documentId: string
  from: bigint
  to: bigint
  startedAt: Date
  endedAt: Date
  hands: { actorId: string; organisationId: string | null }[]
}

/** A line for each document and day. What a document began with is told by its making. */
async function writingIn(sql: Sql, demarcheId: string, since: Date, until: Date): Promise<Drafted[]> {
  const rows = await sql<WritingRow[]>`
    select w.document_id, min(w.first) as "from", max(w.last) as "to", min(w.started_at) as started_at, max(w.ended_at) as ended_at,
      jsonb_agg(jsonb_build_object('actorId', w.actor_id, 'organisationId', w.organisation_id) order by w.first) as hands
    from (
      select u.document_id, date_trunc('day', u.at, 'Europe/Paris') as day, u.actor_id, u.organisation_id,
        min(u.position) as first, max(u.position) as last, min(u.at) as started_at, max(u.at) as ended_at
      from document_update u join document d on d.id = u.document_id
      where u.at >= ${since} and u.at < ${until} and d.demarche_id = ${demarcheId} and u.kind not in ('template', 'copy', 'redaction')
      group by 1, 2, 3, 4) w
    group by w.document_id, w.day`
  return rows.map(({ documentId, startedAt, endedAt, ...row }) => {
    const hands = row.hands.map((hand) => ({ ...hand, relayedBy: null }))
    const [from, to] = [Number(row.from), Number(row.to)]
    return {
      documentId,
      at: endedAt,
      hands,
      line: (place) => ({
        kind: 'writing',
        from,
        to,
        startedAt: startedAt.toISOString(),
        endedAt: endedAt.toISOString(),
        hands: [...new Set(hands.map(place))],
      }),
    }
  })
}
