// A forgotten passphrase: asking for a link, being given one by an administrator, using it.
import type { Given, Reply } from '../../../shared/api.ts'
import { AppError } from '../../../shared/errors.ts'
import { mail as mailText } from '../../../shared/text/fr/mail.ts'
import { words } from '../../../shared/text/words.ts'
import { topic } from '../../../shared/topics.ts'
import type { Context, Mail, Services, SignedIn } from '../../context.ts'
import { announce, transaction, type Tx } from '../../db/transaction.ts'
import { recordAct } from '../audit.ts'
import { instanceName } from '../instance.ts'
import { issueLink, openLink, spendLink, withdrawLinks } from '../../auth/links.ts'
import { sendOrShow } from '../mailing.ts'
import { readPerson } from '../people.ts'
import { welcome } from './sign-in.ts'
import { countFailure, refuseIfLocked, reserve } from '../../auth/throttle.ts'

const t = words(mailText)

type Person = { id: string; actorId: string; email: string; displayName: string; isAdmin: boolean }

/** The same reply for an unknown address; mail leaves after it, so that its time tells nothing. [P4] */
export async function requestReset(ctx: Context, { email }: Given<'requestReset'>): Promise<Reply<'requestReset'>> {
  await reserve(ctx, { what: 'reset', email, address: ctx.caller.address })
  const [person] = await ctx.sql<Person[]>`
    select p.id, a.id as actor_id, p.email, p.display_name, p.is_admin
    from person p join actor a on a.person_id = p.id where lower(p.email) = lower(${email}) and p.disabled_at is null`
  const byMail = ctx.mailer.configured
  if (person) {
    const url = await transaction(ctx.sql, async (tx) => {
      await recordAct(tx, { ...ctx, principal: person }, 'requestReset', { kind: 'person', id: person.id })
      if (byMail) return (await freshLink(tx, ctx, person.id, false)).url
      await askAdministrators(tx, ctx.now(), person.id)
      return null
    })
    if (url !== null) void mailOrAsk(ctx, person.id, await resetMail(ctx, person, url), url)
  }
  return { byMail }
}

/** Mail that does not leave becomes a request to the administrators, as on an instance without mail. Never rejects. */
async function mailOrAsk(ctx: Services, personId: string, mail: Mail, url: string): Promise<void> {
  try {
    if ((await sendOrShow(ctx, mail, url)) === null) return
    await transaction(ctx.sql, (tx) => askAdministrators(tx, ctx.now(), personId))
  } catch (error) {
    ctx.log.error({ error }, 'a request for a new passphrase was lost')
  }
}

async function askAdministrators(tx: Tx, now: Date, personId: string): Promise<void> {
  await tx`
    insert into reset_request (person_id, asked_at) values (${personId}, ${now})
    on conflict (person_id) do update set asked_at = excluded.asked_at`
  await announce(tx, topic.instance)
}

async function freshLink(tx: Tx, ctx: Services, personId: string, byHand: boolean, createdBy: string | null = null) {
  await withdrawLinks(tx, ctx.now(), 'reset', personId)
  return issueLink(tx, ctx, { kind: 'reset', personId, createdBy, byHand })
}

async function resetMail(ctx: Services, { email, displayName }: Person, url: string) {
  const instance = (await instanceName(ctx.sql)) ?? ''
  return {
    to: email,
    subject: t('mail.reset.subject'),
    text: t('mail.reset.text', { name: displayName, instance, url }),
  }
}

/** An administrator passes the link on: it is always shown, since the person's mail may be what is lost. */
export async function createResetLink(
  ctx: SignedIn,
  { personId }: Given<'createResetLink'>,
): Promise<Reply<'createResetLink'>> {
  return transaction(ctx.sql, async (tx) => {
    const [person] = await tx<{ email: string }[]>`select email from person where id = ${personId}`
    if (!person) throw new AppError('notFound')
    const { url, expiresAt } = await freshLink(tx, ctx, personId, true, ctx.principal.actorId)
    await recordAct(tx, ctx, 'createResetLink', { kind: 'person', id: personId })
    return { url, sentTo: person.email, expiresAt: expiresAt.toISOString() }
  })
}

/** Chooses a passphrase, ends all sessions, opens one. [P9] [P10] */
export async function resetPassphrase(
  ctx: Context,
  { token, passphrase }: Given<'resetPassphrase'>,
): Promise<Reply<'resetPassphrase'>> {
  const tried = { what: 'link', address: ctx.caller.address } as const
  await refuseIfLocked(ctx, tried)
  const person = await holderOf(ctx, token).catch(async (error: unknown) => {
    if (error instanceof AppError) await countFailure(ctx, tried)
    throw error
  })
  ctx.passphrases.check(passphrase, [person.email, person.displayName, (await instanceName(ctx.sql)) ?? ''])
  const passphraseHash = await ctx.passphrases.hash(passphrase)
  const { me, cookie } = await transaction(ctx.sql, async (tx) => {
    await spendLink(tx, ctx.now(), 'reset', token)
    await tx`update person set passphrase_hash = ${passphraseHash} where id = ${person.id}`
    await tx`delete from reset_request where person_id = ${person.id}`
    await ctx.sessions.end(tx, person.id)
    const { id: personId, actorId, isAdmin } = person
    const { principal, cookie } = await welcome(tx, ctx, { personId, actorId, isAdmin })
    await recordAct(tx, { ...ctx, principal }, 'resetPassphrase', { kind: 'person', id: person.id })
    await announce(tx, topic.instance)
    return { me: await readPerson(tx, principal), cookie }
  })
  ctx.caller.setCookie(cookie)
  return { me }
}

async function holderOf(ctx: Context, token: string): Promise<Person> {
  const link = await openLink(ctx.sql, ctx.now(), token)
  const [person] = await ctx.sql<Person[]>`
    select p.id, a.id as actor_id, p.email, p.display_name, p.is_admin
    from person p join actor a on a.person_id = p.id
    where p.id = ${link.personId}::uuid and p.disabled_at is null`
  if (link.kind !== 'reset' || !person) throw new AppError('linkExpired')
  return person
}
