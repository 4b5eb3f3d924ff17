// Using a link: what its holder may know of it, and accepting an invitation.
import type { Given, Reply } from '../../../shared/api.ts'
import { AppError } from '../../../shared/errors.ts'
import { topic } from '../../../shared/topics.ts'
import type { Context, Principal } from '../../context.ts'
import { announce, transaction, type Tx } from '../../db/transaction.ts'
import { recordAct } from '../audit.ts'
import { joinDemarche } from '../demarche-organisations.ts'
import { instanceName } from '../instance.ts'
import { openLink, spendLink, type Link } from '../../auth/links.ts'
import { addMember } from '../memberships.ts'
import { affiliate, makePerson, readPerson } from '../people.ts'
import { welcome } from './sign-in.ts'
import { countFailure, refuseIfLocked } from '../../auth/throttle.ts'

type Facts = {
  email: string | null
  demarcheTitle: string | null
  organisationName: string | null
  invitedBy: string | null
  hasAccount: boolean
}

/** A token that opens nothing counts as a failure of the address that tried it. */
async function openTried(ctx: Context, token: string): Promise<Link> {
  const tried = { what: 'link', address: ctx.caller.address } as const
  await refuseIfLocked(ctx, tried)
  try {
    return await openLink(ctx.sql, ctx.now(), token)
  } catch (error) {
    if (error instanceof AppError) await countFailure(ctx, tried)
    throw error
  }
}

export async function readLink(ctx: Context, { token }: Given<'readLink'>): Promise<Reply<'readLink'>> {
  const link = await openTried(ctx, token)
  const [facts] = await ctx.sql<Facts[]>`
    select coalesce(l.email, p.email) as email, d.title as demarche_title, o.name as organisation_name,
      i.display_name as invited_by,
      exists (select 1 from person x where lower(x.email) = lower(coalesce(l.email, p.email))) as has_account
    from access_link l
    left join person p on p.id = l.person_id
    left join demarche d on d.id = l.demarche_id
    left join organisation o on o.id = l.organisation_id
    left join actor a on a.id = l.created_by
    left join person i on i.id = a.person_id
    where l.id = ${link.id}`
  if (!facts) throw new AppError('linkExpired')
  const { kind, role } = link
  return { kind, role, instanceName: (await instanceName(ctx.sql)) ?? 'Maillage', ...facts }
}

/** With an account of that address, one must be signed in as it; without, the account is made. */
export async function acceptInvitation(
  ctx: Context,
  given: Given<'acceptInvitation'>,
): Promise<Reply<'acceptInvitation'>> {
  const { email, kind } = await openTried(ctx, given.token)
  if (kind !== 'invitation' || email === null) throw new AppError('linkExpired')
  const known = await personWith(ctx, email)
  if (known) return accept(ctx, given.token, async () => ({ principal: recognised(ctx, known), cookie: null }))
  const { displayName, passphrase, grammaticalForm = 'neutral' } = given
  if (displayName === undefined) throw new AppError('badInput', { field: 'displayName' })
  if (passphrase === undefined) throw new AppError('badInput', { field: 'passphrase' })
  ctx.passphrases.check(passphrase, [email, displayName, (await instanceName(ctx.sql)) ?? ''])
  const passphraseHash = await ctx.passphrases.hash(passphrase)
  return accept(ctx, given.token, async (tx) => {
    const person = await makePerson(tx, ctx, { email, displayName, grammaticalForm, passphraseHash })
    return welcome(tx, ctx, { ...person, isAdmin: false })
  })
}

async function personWith(ctx: Context, email: string): Promise<string | null> {
  const [person] = await ctx.sql<{ id: string }[]>`select id from person where lower(email) = lower(${email})`
  return person?.id ?? null
}

function recognised(ctx: Context, personId: string): Principal {
  if (!ctx.principal) throw new AppError('signedOut')
  if (ctx.principal.personId !== personId) throw new AppError('notAllowed')
  return ctx.principal
}

/** Whoever invited vouches for the organisation: its affiliation is written down with the link that gave it. */
async function accept(
  ctx: Context,
  token: string,
  enter: (tx: Tx) => Promise<{ principal: Principal; cookie: string | null }>,
): Promise<Reply<'acceptInvitation'>> {
  const { reply, cookie } = await transaction(ctx.sql, async (tx) => {
    const { demarcheId, role, organisationId } = await spendLink(tx, ctx.now(), 'invitation', token)
    const { principal, cookie } = await enter(tx)
    const { personId } = principal
    if (organisationId !== null) await affiliate(tx, ctx.now(), personId, organisationId)
    if (demarcheId !== null) {
      if (organisationId !== null) await joinDemarche(tx, ctx.now(), demarcheId, organisationId)
      await addMember(tx, ctx.now(), { demarcheId, personId, role: role ?? 'observer', organisationId })
    }
    const object = { kind: 'demarche', id: demarcheId, ...(demarcheId === null ? {} : { demarcheId }) } as const
    await recordAct(tx, { ...ctx, principal }, 'acceptInvitation', object, { role, organisationId })
    await announce(tx, topic.instance)
    return { reply: { me: await readPerson(tx, principal), demarcheId }, cookie }
  })
  if (cookie !== null) ctx.caller.setCookie(cookie)
  return reply
}
