// Contacts of organisations in a démarche: kept with a consent that is written down, erased when it is withdrawn or has run out.
import type { Given, Reply } from '../../../shared/api.ts'
import { AppError } from '../../../shared/errors.ts'
import { consentYears, limits } from '../../../shared/rules/directory.ts'
import { mayInDemarche } from '../../../shared/rules/permissions.ts'
import type { Contact } from '../../../shared/schemas/directory.ts'
import { topic } from '../../../shared/topics.ts'
import type { SignedIn } from '../../context.ts'
import type { Sql } from '../../db/connect.ts'
import { announce, transaction, type Tx } from '../../db/transaction.ts'
import { recordAct } from '../audit.ts'
import { keptId } from '../organisations.ts'
import { requireInDemarche } from '../standing.ts'
import { requireOwnLines, sheetStanding, type SheetStanding } from './standing.ts'

type Row = Omit<Contact, 'consentAt'> & { consentAt: Date }

/** To the team all of them, to anyone else what is kept of themselves, if anything. [Y5] */
export async function contactsFor(
  sql: Sql | Tx,
  personId: string,
  standing: SheetStanding,
  demarcheId: string,
  organisationId: string,
): Promise<Contact[] | null> {
  const all = mayReadContacts(standing)
  const rows = await sql<Row[]>`
    select c.id, c.name, c.function, c.email, c.phone, c.consent_at, c.consent_how, coalesce(w.display_name, '') as consent_by,
      coalesce(lower(c.email) = lower(p.email), false) as is_me
    from organisation_contact c
    join person p on p.id = ${personId}
    left join actor a on a.id = c.consent_by
    left join person w on w.id = a.person_id
    where c.demarche_id = ${demarcheId} and c.organisation_id = ${organisationId}
    and (${all} or lower(c.email) = lower(p.email))
    order by lower(c.name), c.id`
  if (rows.length === 0 && !all) return null
  return rows.map((row) => ({ ...row, consentAt: row.consentAt.toISOString() }))
}

/** Those who belong to the organisation read what is kept in its name. */
const mayReadContacts = ({ role, isMine }: SheetStanding): boolean => mayInDemarche('readContacts', role) || isMine

/** A new one, or another said anew; never without the consent of this moment. [Y5] */
export async function recordContact(ctx: SignedIn, given: Given<'recordContact'>): Promise<Reply<'recordContact'>> {
  const { demarcheId, contactId } = given
  return transaction(ctx.sql, async (tx) => {
    const organisationId = await keptId(tx, given.organisationId)
    await requireOwnLines(tx, ctx.principal.personId, demarcheId, organisationId)
    const id = await keepContact(tx, ctx, demarcheId, organisationId, given, contactId)
    await recordAct(
      tx,
      ctx,
      'recordContact',
      { kind: 'organisation', id: organisationId, demarcheId },
      { contactId: id },
    )
    await announce(tx, topic.demarche(demarcheId))
    return { contactId: id }
  })
}

export type KeptContact = Omit<Given<'recordContact'>, 'demarcheId' | 'organisationId' | 'contactId' | 'consent'>

/** Writes the contact with the consent of this moment, told by whoever acts. */
export async function keepContact(
  tx: Tx,
  ctx: SignedIn,
  demarcheId: string,
  organisationId: string,
  { name, function: does, email, phone, consentHow }: KeptContact,
  contactId?: string,
): Promise<string> {
  const row = { name, function: does, email, phone, consentHow, consentBy: ctx.principal.actorId, consentAt: ctx.now() }
  if (contactId !== undefined) {
    const changed = await tx`
      update organisation_contact set ${tx(row)}
      where id = ${contactId} and demarche_id = ${demarcheId} and organisation_id = ${organisationId} returning 1`
    if (changed.length === 0) throw new AppError('notFound')
    return contactId
  }
  const [{ n } = { n: 0 }] = await tx<{ n: number }[]>`
    select count(*)::int as n from organisation_contact
    where demarche_id = ${demarcheId} and organisation_id = ${organisationId}`
  if (n >= limits.contacts) throw new AppError('tooLarge')
  const id = ctx.id()
  await tx`insert into organisation_contact ${tx({ id, demarcheId, organisationId, ...row })}`
  return id
}

/** Erases it; the audit log tells that it was, and nothing of what it said. Whoever it is about may do so too. [Y6] */
export async function withdrawContact(
  ctx: SignedIn,
  { demarcheId, contactId, organisationId: named }: Given<'withdrawContact'>,
): Promise<Reply<'withdrawContact'>> {
  const { personId } = ctx.principal
  await transaction(ctx.sql, async (tx) => {
    await requireInDemarche(tx, personId, demarcheId, 'readDemarche')
    const organisationId = await keptId(tx, named)
    const standing = await sheetStanding(tx, personId, demarcheId, organisationId)
    if (!standing) throw new AppError('notFound')
    const seen = await contactsFor(tx, personId, standing, demarcheId, organisationId)
    const contact = seen?.find(({ id }) => id === contactId)
    if (!contact) throw new AppError('notFound')
    if (!contact.isMe) await requireOwnLines(tx, personId, demarcheId, organisationId)
    await tx`delete from organisation_contact where id = ${contactId}`
    await recordAct(tx, ctx, 'withdrawContact', { kind: 'organisation', id: organisationId, demarcheId }, { contactId })
    await announce(tx, topic.demarche(demarcheId))
  })
  return {}
}

/** Erases those whose consent nobody said anew for so long. [Y6] */
export async function forgetContacts({ sql, now }: Pick<SignedIn, 'sql' | 'now'>): Promise<void> {
  await transaction(sql, async (tx) => {
    const gone = await tx<{ demarcheId: string }[]>`
      delete from organisation_contact where consent_at < ${now()}::timestamptz - make_interval(years => ${consentYears})
      returning demarche_id`
    for (const demarcheId of new Set(gone.map((row) => row.demarcheId))) await announce(tx, topic.demarche(demarcheId))
  })
}
