// Signing in and out.
import type { Given, Reply } from '../../../shared/api.ts'
import { AppError } from '../../../shared/errors.ts'
import type { Context, Principal } from '../../context.ts'
import { transaction, type Tx } from '../../db/transaction.ts'
import { recordAct } from '../audit.ts'
import { readPerson } from '../people.ts'
import { countFailure, forgive, reserve } from '../../auth/throttle.ts'

type Account = { personId: string; actorId: string; isAdmin: boolean; passphraseHash: string; disabled: boolean }

/**
 * The same words and the same work whether the account does not exist, is closed, or the passphrase is wrong. [P4]
 */
export async function signIn(ctx: Context, { email, passphrase }: Given<'signIn'>): Promise<Reply<'signIn'>> {
  const tried = { what: 'signIn', email, address: ctx.caller.address } as const
  await reserve(ctx, tried)
  const account = await accountOf(ctx, email)
  const matches = await ctx.passphrases.verify(account?.passphraseHash ?? null, passphrase)
  if (!account || account.disabled || !matches) {
    await countFailure(ctx, tried)
    throw new AppError('wrongCredentials')
  }
  await forgive(ctx, tried)
  const { me, cookie } = await transaction(ctx.sql, async (tx) => {
    await requireUnchanged(tx, account)
    const { principal, cookie } = await welcome(tx, ctx, account)
    await recordAct(tx, { ...ctx, principal }, 'signIn', { kind: 'person', id: account.personId })
    return { me: await readPerson(tx, principal), cookie }
  })
  ctx.caller.setCookie(cookie)
  return { me }
}

/** Checking takes a while: whoever changed the passphrase or closed the account meanwhile has ended this sign-in too. [P9] */
async function requireUnchanged(tx: Tx, { personId, passphraseHash }: Account): Promise<void> {
  const [same] = await tx`
    select 1 from person
    where id = ${personId} and passphrase_hash = ${passphraseHash} and disabled_at is null for share`
  if (!same) throw new AppError('wrongCredentials')
}

async function accountOf(ctx: Context, email: string): Promise<Account | undefined> {
  const [account] = await ctx.sql<Account[]>`
    select p.id as person_id, a.id as actor_id, p.is_admin, p.passphrase_hash, p.disabled_at is not null as disabled
    from person p join actor a on a.person_id = p.id where lower(p.email) = lower(${email})`
  return account
}

/** Opens a session for someone just recognised. The cookie is for their browser once the transaction is committed. */
export async function welcome(
  tx: Tx,
  ctx: Context,
  person: { personId: string; actorId: string; isAdmin: boolean },
): Promise<{ principal: Principal; cookie: string }> {
  const { personId, actorId, isAdmin } = person
  const { sessionId, cookie } = await ctx.sessions.open(tx, personId, ctx.caller.device)
  return { principal: { kind: 'person', personId, actorId, sessionId, isAdmin }, cookie }
}

/** Ends this browser's session, if any, and makes it forget its cookie. */
export async function signOut(ctx: Context): Promise<Reply<'signOut'>> {
  const { principal } = ctx
  if (principal) {
    await transaction(ctx.sql, async (tx) => {
      await ctx.sessions.end(tx, principal.personId, { only: principal.sessionId })
      await recordAct(tx, ctx, 'signOut', { kind: 'person', id: principal.personId })
    })
  }
  ctx.caller.setCookie(ctx.sessions.blankCookie())
  return {}
}
