// An account that is gone: the row stays, since logs name its actor, and says nothing of anybody. What was written stays, under the
// number of a former member.
import type { Given, Reply } from '../../../shared/api.ts'
import { AppError } from '../../../shared/errors.ts'
import { handWords } from '../../../shared/text/fr/hands.ts'
import { words } from '../../../shared/text/words.ts'
import { topic } from '../../../shared/topics.ts'
import type { SignedIn } from '../../context.ts'
import { announce, transaction, type Tx } from '../../db/transaction.ts'
import { recordAct } from '../audit.ts'
import { announceDemarchesOf } from '../concerned.ts'
import { holdPilotedBy, keepOnePilotWithout } from '../memberships.ts'
import { requirePassphrase } from './own-account.ts'

const t = words(handWords)

/** One's own, told by one's passphrase. An administrator's is another administrator's to erase: an instance keeps one. [P15] */
export async function eraseMe(ctx: SignedIn, { current }: Given<'eraseMe'>): Promise<Reply<'eraseMe'>> {
  const { personId, isAdmin } = ctx.principal
  if (isAdmin) throw new AppError('notAllowed')
  await requirePassphrase(ctx, current)
  await erase(ctx, personId)
  return {}
}

/** Somebody else's, by an administrator. [P15] */
export async function erasePerson(ctx: SignedIn, { personId }: Given<'erasePerson'>): Promise<Reply<'erasePerson'>> {
  if (personId === ctx.principal.personId) throw new AppError('notAllowed')
  await erase(ctx, personId)
  return {}
}

async function erase(ctx: SignedIn, personId: string): Promise<void> {
  const nobodys = await ctx.passphrases.hash(ctx.id()) // of an account that is closed: it opens nothing
  await transaction(ctx.sql, (tx) => eraseIn(tx, ctx, personId, nobodys))
}

async function eraseIn(tx: Tx, ctx: SignedIn, personId: string, passphraseHash: string): Promise<void> {
  await holdPilotedBy(tx, personId)
  const [account] = await tx<{ email: string }[]>`
    select email from person where id = ${personId} and erased_at is null for no key update`
  if (!account) throw new AppError('notFound')
  await announceDemarchesOf(tx, personId)
  // Numbered by this, where they are members or wrote: before they are members no more.
  await tx`
    update person set email = ${`${personId}@efface.invalid`}, display_name = ${t('hand.former')}, grammatical_form = 'neutral',
      passphrase_hash = ${passphraseHash}, is_admin = false, disabled_at = coalesce(disabled_at, ${ctx.now()}), erased_at = ${ctx.now()}
    where id = ${personId}`
  await keepOnePilotWithout(tx, personId)
  await ctx.sessions.end(tx, personId)
  await forgetPerson(tx, personId, account.email)
  await recordAct(tx, ctx, 'eraseAccount', { kind: 'person', id: personId })
  await announce(tx, topic.access.person(personId))
  await announce(tx, topic.person(personId))
  await announce(tx, topic.instance)
}

/** What was kept for them, and says of somebody where they were or what they looked at. */
async function forgetPerson(tx: Tx, personId: string, email: string): Promise<void> {
  await tx`delete from membership where person_id = ${personId}`
  await tx`delete from document_access where person_id = ${personId}`
  await tx`delete from affiliation where person_id = ${personId}`
  await tx`delete from favourite where person_id = ${personId}`
  await tx`delete from document_seen where person_id = ${personId}`
  await tx`delete from mention where person_id = ${personId}`
  await tx`update section_consent set person_id = null where person_id = ${personId}`
  await tx`delete from consent_notice where person_id = ${personId}`
  await tx`delete from erasure_notice where person_id = ${personId}`
  await tx`delete from access_request where person_id = ${personId}`
  await tx`delete from reset_request where person_id = ${personId}`
  await tx`delete from workshop_facilitator where person_id = ${personId}`
  await tx`delete from access_link where person_id = ${personId} or lower(email) = lower(${email})`
}
