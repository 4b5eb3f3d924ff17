// Invitations to a démarche: issuing, listing and withdrawing them. Accepting one is accounts/invitation.ts.
import type { Given, Reply } from '../../shared/api.ts'
import { AppError } from '../../shared/errors.ts'
import { timeZone } from '../../shared/local-time.ts'
import type { Role } from '../../shared/rules/demarche-roles.ts'
import { mayGiveRole } from '../../shared/rules/permissions.ts'
import { mail as mailText } from '../../shared/text/fr/mail.ts'
import { words } from '../../shared/text/words.ts'
import { topic } from '../../shared/topics.ts'
import type { SignedIn } from '../context.ts'
import { announce, transaction, type Tx } from '../db/transaction.ts'
import { recordAct } from './audit.ts'
import { requireMayName } from './demarche-organisations.ts'
import { issueLink } from '../auth/links.ts'
import { keptId } from './organisations.ts'
import { sendOrShow } from './mailing.ts'
import { requireInDemarche } from './standing.ts'

const t = words(mailText)

/** By mail when the instance sends mail; otherwise the link is shown to whoever invites, to pass on. [P10] */
export async function invite(ctx: SignedIn, given: Given<'invite'>): Promise<Reply<'invite'>> {
  const { demarcheId, email, role } = given
  const { personId, actorId } = ctx.principal
  const issued = await transaction(ctx.sql, async (tx) => {
    const { role: mine } = await requireInDemarche(tx, personId, demarcheId, 'invite')
    if (!mayGiveRole(mine, role)) throw new AppError('notAllowed')
    const organisationId = given.organisationId && (await keptId(tx, given.organisationId))
    if (organisationId !== null) await requireMayName(tx, ctx.principal, organisationId, demarcheId)
    await refuseMember(tx, demarcheId, email)
    await withdrawEarlier(tx, ctx.now(), demarcheId, email)
    const link = { email, demarcheId, role, organisationId, createdBy: actorId }
    const { url, expiresAt } = await issueLink(tx, ctx, { kind: 'invitation', ...link })
    await recordAct(tx, ctx, 'invite', { kind: 'demarche', id: demarcheId, demarcheId }, { role, organisationId })
    await announce(tx, topic.demarche(demarcheId))
    return { url, expiresAt, ...(await invitationWords(tx, demarcheId, personId)) }
  })
  const { url, expiresAt, demarche, inviter } = issued
  const subject = t('mail.invitation.subject', { inviter, demarche })
  const text = t('mail.invitation.text', { inviter, demarche, url, until: dateOf(expiresAt) })
  const shown = await sendOrShow(ctx, { to: email, subject, text }, url)
  return { url: shown, sentTo: email, expiresAt: expiresAt.toISOString() }
}

const dateOf = (at: Date): string => at.toLocaleDateString('fr-FR', { dateStyle: 'long', timeZone })

async function refuseMember(tx: Tx, demarcheId: string, email: string): Promise<void> {
  const [member] = await tx`
    select 1 from membership m join person p on p.id = m.person_id
    where m.demarche_id = ${demarcheId} and lower(p.email) = lower(${email})`
  if (member) throw new AppError('alreadyExists', { field: 'email' })
}

/** One address has one open invitation to a démarche: the latest. */
async function withdrawEarlier(tx: Tx, now: Date, demarcheId: string, email: string): Promise<void> {
  await tx`
    update access_link set revoked_at = ${now}
    where kind = 'invitation' and demarche_id = ${demarcheId} and lower(email) = lower(${email})
    and used_at is null and revoked_at is null`
}

async function invitationWords(tx: Tx, demarcheId: string, personId: string) {
  const [names] = await tx<{ demarche: string; inviter: string }[]>`
    select d.title as demarche, p.display_name as inviter from demarche d, person p
    where d.id = ${demarcheId} and p.id = ${personId}`
  if (!names) throw new Error(`demarche ${demarcheId} vanished while inviting`)
  return names
}

type Row = {
  id: string
  email: string
  role: Role
  organisationName: string | null
  invitedBy: string
  createdAt: Date
  expiresAt: Date
}

export async function listInvitations(
  ctx: SignedIn,
  { demarcheId }: Given<'listInvitations'>,
): Promise<Reply<'listInvitations'>> {
  const rows = await transaction(ctx.sql, async (tx) => {
    await requireInDemarche(tx, ctx.principal.personId, demarcheId, 'invite')
    return tx<Row[]>`
      select l.id, l.email, l.role, o.name as organisation_name, coalesce(p.display_name, '') as invited_by,
        l.created_at, l.expires_at
      from access_link l
      left join organisation o on o.id = l.organisation_id
      left join actor a on a.id = l.created_by
      left join person p on p.id = a.person_id
      where l.kind = 'invitation' and l.demarche_id = ${demarcheId}
      and l.used_at is null and l.revoked_at is null and l.expires_at > ${ctx.now()}
      order by l.created_at desc, l.id desc`
  })
  return {
    invitations: rows.map((row) => ({
      ...row,
      createdAt: row.createdAt.toISOString(),
      expiresAt: row.expiresAt.toISOString(),
    })),
  }
}

export async function revokeInvitation(
  ctx: SignedIn,
  { demarcheId, invitationId }: Given<'revokeInvitation'>,
): Promise<Reply<'revokeInvitation'>> {
  await transaction(ctx.sql, async (tx) => {
    await requireInDemarche(tx, ctx.principal.personId, demarcheId, 'invite')
    const revoked = await tx`
      update access_link set revoked_at = ${ctx.now()}
      where id = ${invitationId} and demarche_id = ${demarcheId} and kind = 'invitation'
      and used_at is null and revoked_at is null returning 1`
    if (revoked.length === 0) throw new AppError('notFound')
    await recordAct(tx, ctx, 'revokeInvitation', { kind: 'demarche', id: demarcheId, demarcheId })
    await announce(tx, topic.demarche(demarcheId))
  })
  return {}
}
