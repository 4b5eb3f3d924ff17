// Screens of rooms: computers without an account, paired with a workshop by a code that they show.
import type { Given, Reply } from '../../../shared/api.ts'
import { AppError } from '../../../shared/errors.ts'
import { codeLength, codeLetters, meantCode } from '../../../shared/workshop/code.ts'
import { countFailure, countOrRefuse, refuseIfLocked } from '../../auth/throttle.ts'
import type { Context, Services, SignedIn } from '../../context.ts'
import { requireSteering } from './standing.ts'

const minute = 60_000
/** Of one that nobody paired, and of one that shows a workshop, since it was last heard of. */
const unpairedFor = 60 * minute
const pairedFor = 24 * 60 * minute
/** That it was seen is written no more often than this. */
const seenEvery = minute

type Screen = { code: string; workshopId: string | null; seenAt: Date }

/** A browser that comes again finds its code again. New ones are counted by address: forty, then one in fifteen seconds. [A33] */
export async function openScreen(ctx: Context): Promise<Reply<'openScreen'>> {
  const known = await screenOf(ctx)
  if (known) return { code: known.code, workshopId: known.workshopId }
  await countOrRefuse(ctx, { what: 'newScreen', address: ctx.caller.address })
  const { hash, line } = ctx.screenCookie.fresh()
  const now = ctx.now()
  const code = await kept(() => insertScreen(ctx, hash, codeFrom(ctx.secret()), now))
  ctx.caller.setCookie(line)
  return { code, workshopId: null }
}

/** A code that another screen shows is tried no more. */
async function kept(insert: () => Promise<string | null>): Promise<string> {
  for (;;) {
    const code = await insert()
    if (code !== null) return code
  }
}

async function insertScreen({ sql }: Context, hash: string, code: string, now: Date): Promise<string | null> {
  const [made] = await sql<{ code: string }[]>`
    insert into screen (token_hash, code, created_at, seen_at, expires_at)
    values (${hash}, ${code}, ${now}, ${now}, ${new Date(now.getTime() + unpairedFor)})
    on conflict (code) do nothing returning code`
  return made?.code ?? null
}

/** Two letters of a secret make one of ours, none much more often than another. */
const codeFrom = (secret: string): string =>
  Array.from({ length: codeLength }, (_, i) => {
    const drawn = secret.charCodeAt(2 * i) * 67 + secret.charCodeAt(2 * i + 1)
    return codeLetters[drawn % codeLetters.length]
  }).join('')

/** The screen of this browser, kept for longer by its coming. */
async function screenOf(ctx: Context): Promise<Screen | null> {
  const hash = ctx.screenCookie.hashIn(ctx.caller.cookies)
  if (hash === null) return null
  const now = ctx.now()
  const [screen] = await ctx.sql<Screen[]>`
    select code, workshop_id, seen_at from screen where token_hash = ${hash} and expires_at > ${now}`
  if (!screen) return null
  if (now.getTime() - screen.seenAt.getTime() >= seenEvery) {
    const expires = new Date(now.getTime() + (screen.workshopId === null ? unpairedFor : pairedFor))
    await ctx.sql`update screen set seen_at = ${now}, expires_at = ${expires} where token_hash = ${hash}`
  }
  return screen
}

/** Codes that no screen shows are counted, as those of rooms are. */
export async function pairScreen(ctx: SignedIn, given: Given<'pairScreen'>): Promise<Reply<'pairScreen'>> {
  const { workshopId, code } = given
  const { personId, actorId } = ctx.principal
  await requireSteering(ctx.sql, personId, workshopId)
  const tried = { what: 'screen', address: ctx.caller.address } as const
  await refuseIfLocked(ctx, tried)
  const now = ctx.now()
  const paired = await ctx.sql`
    update screen set workshop_id = ${workshopId}, paired_by = ${actorId}, expires_at = ${new Date(now.getTime() + pairedFor)}
    where code = ${meantCode(code)} and expires_at > ${now} returning 1`
  if (paired.length === 0) {
    await countFailure(ctx, tried)
    throw new AppError('wrongCode')
  }
  return {}
}

/** Paired with another workshop meanwhile, it is sent nothing more of this one. */
export async function readScreen(
  ctx: Context,
  { workshopId, after }: Given<'readScreen'>,
): Promise<Reply<'readScreen'>> {
  await requirePaired(ctx, workshopId)
  const message = await ctx.workshops.read(workshopId, { kind: 'screen' }, after, ctx.caller.left())
  if (after !== undefined) await requirePaired(ctx, workshopId)
  return message
}

async function requirePaired(ctx: Context, workshopId: string): Promise<void> {
  const screen = await screenOf(ctx)
  if (screen?.workshopId !== workshopId) throw new AppError('notPaired')
}

/** Removes those that have run out. */
export async function forgetScreens({ sql, now }: Pick<Services, 'sql' | 'now'>): Promise<void> {
  await sql`delete from screen where expires_at <= ${now()}`
}
