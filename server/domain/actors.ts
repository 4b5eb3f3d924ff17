// The actors that every log refers to: one for each person, one for the system.
import type { Services } from '../context.ts'
import type { Tx } from '../db/transaction.ts'

type Maker = Pick<Services, 'now' | 'id'>

export async function makePersonActor(tx: Tx, ctx: Maker, personId: string): Promise<string> {
  const id = ctx.id()
  await tx`insert into actor (id, kind, person_id, created_at) values (${id}, 'person', ${personId}, ${ctx.now()})`
  return id
}

/** The one actor of what nobody wrote: templates, migrations. */
export async function systemActor(tx: Tx, ctx: Maker): Promise<string> {
  await tx`insert into actor (id, kind, created_at) values (${ctx.id()}, 'system', ${ctx.now()}) on conflict do nothing`
  const [actor] = await tx<{ id: string }[]>`select id from actor where kind = 'system'`
  if (!actor) throw new Error('the system actor was neither found nor made')
  return actor.id
}
