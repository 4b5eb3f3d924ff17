// One's own account: who I am, my passphrase, « mes connexions ».
import type { Given, Reply } from '../../../shared/api.ts'
import { AppError } from '../../../shared/errors.ts'
import type { Context, SignedIn } from '../../context.ts'
import { transaction } from '../../db/transaction.ts'
import { recordAct } from '../audit.ts'
import { instanceName } from '../instance.ts'
import { readPerson } from '../people.ts'
import { countFailure, forgive, reserve } from '../../auth/throttle.ts'

export async function readMe(ctx: Context): Promise<Reply<'readMe'>> {
  return { me: ctx.principal ? await readPerson(ctx.sql, ctx.principal) : null }
}

/** Every other session ends: whoever had the old passphrase is out. [P9] */
export async function changePassphrase(
  ctx: SignedIn,
  { current, next }: Given<'changePassphrase'>,
): Promise<Reply<'changePassphrase'>> {
  const { personId, sessionId } = ctx.principal
  const own = await requirePassphrase(ctx, current)
  ctx.passphrases.check(next, [own.email, own.displayName, (await instanceName(ctx.sql)) ?? ''])
  const passphraseHash = await ctx.passphrases.hash(next)
  await transaction(ctx.sql, async (tx) => {
    await tx`update person set passphrase_hash = ${passphraseHash} where id = ${personId}`
    await ctx.sessions.end(tx, personId, { except: sessionId })
    await recordAct(tx, ctx, 'changePassphrase', { kind: 'person', id: personId })
  })
  return {}
}

/** Failures count as those of signing in. [P5] */
export async function requirePassphrase(
  ctx: SignedIn,
  current: string,
): Promise<{ email: string; displayName: string }> {
  const { personId } = ctx.principal
  const [own] = await ctx.sql<{ email: string; displayName: string; passphraseHash: string }[]>`
    select email, display_name, passphrase_hash from person where id = ${personId}`
  if (!own) throw new Error(`person ${personId} has a session but no row`)
  const tried = { what: 'signIn', email: own.email, address: ctx.caller.address } as const
  await reserve(ctx, tried)
  if (!(await ctx.passphrases.verify(own.passphraseHash, current))) {
    await countFailure(ctx, tried)
    throw new AppError('wrongCredentials')
  }
  await forgive(ctx, tried)
  return own
}

export async function listSessions(ctx: SignedIn): Promise<Reply<'listSessions'>> {
  const { personId, sessionId } = ctx.principal
  const rows = await ctx.sessions.of(personId)
  return {
    sessions: rows.map(({ id, device, createdAt, lastSeenAt }) => ({
      id,
      device,
      createdAt: createdAt.toISOString(),
      lastSeenAt: lastSeenAt.toISOString(),
      isThisOne: id === sessionId,
    })),
  }
}

/** Someone else's session is as one that does not exist. */
export async function revokeSession(
  ctx: SignedIn,
  { sessionId }: Given<'revokeSession'>,
): Promise<Reply<'revokeSession'>> {
  const { personId } = ctx.principal
  await transaction(ctx.sql, async (tx) => {
    const ended = await ctx.sessions.end(tx, personId, { only: sessionId })
    if (ended === 0) throw new AppError('notFound')
    await recordAct(tx, ctx, 'revokeSessions', { kind: 'person', id: personId }, { sessions: ended })
  })
  return {}
}

export async function revokeOtherSessions(ctx: SignedIn): Promise<Reply<'revokeOtherSessions'>> {
  const { personId, sessionId } = ctx.principal
  await transaction(ctx.sql, async (tx) => {
    const ended = await ctx.sessions.end(tx, personId, { except: sessionId })
    await recordAct(tx, ctx, 'revokeSessions', { kind: 'person', id: personId }, { sessions: ended })
  })
  return {}
}
