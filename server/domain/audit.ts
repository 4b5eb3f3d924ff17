// The audit log: what people did, never what they typed. Append-only for the running product.
import type { Given, Reply } from '../../shared/api.ts'
import type { ActVerb } from '../../shared/rules/acts.ts'
import type { Services, SignedIn } from '../context.ts'
import type { Tx } from '../db/transaction.ts'

export type ActObject = {
  kind: 'instance' | 'person' | 'organisation' | 'demarche' | 'document' | 'template' | 'workshop' | 'meeting'
  id: string | null
  demarcheId?: string
}

type Actor = Pick<Services, 'now' | 'id'> & { principal: { actorId: string } | null }

/** Writes down an act in the transaction of what it did: neither without the other. [P12] */
export async function recordAct(
  tx: Tx,
  ctx: Actor,
  verb: ActVerb,
  object: ActObject,
  details: Record<string, string | number | boolean | null> = {},
): Promise<void> {
  await tx`
    insert into audit_log (id, at, actor_id, verb, object_kind, object_id, demarche_id, details)
    values (${ctx.id()}, ${ctx.now()}, ${ctx.principal?.actorId ?? null}, ${verb}, ${object.kind}, ${object.id},
      ${object.demarcheId ?? null}, ${tx.json(details)})`
}

const pageLength = 50

type Row = {
  id: string
  at: Date
  actorName: string | null
  verb: string
  objectKind: string
  objectId: string | null
  details: Record<string, unknown>
}

/** The latest acts, or those before the last one already shown. */
export async function listAudit(ctx: SignedIn, { before }: Given<'listAudit'>): Promise<Reply<'listAudit'>> {
  const rows = await ctx.sql<Row[]>`
    select l.id, l.at, p.display_name as actor_name, l.verb, l.object_kind, l.object_id, l.details
    from audit_log l
    left join actor a on a.id = l.actor_id
    left join person p on p.id = a.person_id
    where ${before ?? null}::uuid is null or l.id < ${before ?? null}::uuid
    order by l.id desc limit ${pageLength}`
  return { entries: rows.map((row) => ({ ...row, at: row.at.toISOString() })) }
}
