// The instance: its name, whether it is set up.
import type { Given, Reply } from '../../shared/api.ts'
import { AppError } from '../../shared/errors.ts'
import { topic } from '../../shared/topics.ts'
import type { Context, SignedIn } from '../context.ts'
import type { Sql } from '../db/connect.ts'
import { announce, transaction, type Tx } from '../db/transaction.ts'
import { recordAct } from './audit.ts'

/** Null until the first set-up. */
export async function instanceName(sql: Sql | Tx): Promise<string | null> {
  const [instance] = await sql<{ name: string }[]>`select name from instance`
  return instance?.name ?? null
}

export async function readInstance(ctx: Context): Promise<Reply<'readInstance'>> {
  const name = await instanceName(ctx.sql)
  return { name: name ?? 'Maillage', isSetUp: name !== null, sendsMail: ctx.mailer.configured }
}

export async function updateInstance(
  ctx: SignedIn,
  { name }: Given<'updateInstance'>,
): Promise<Reply<'updateInstance'>> {
  await transaction(ctx.sql, async (tx) => {
    const changed = await tx`update instance set name = ${name} returning 1`
    if (changed.length === 0) throw new AppError('notSetUp')
    await recordAct(tx, ctx, 'updateInstance', { kind: 'instance', id: null }, { name })
    await announce(tx, topic.instance)
  })
  return {}
}
