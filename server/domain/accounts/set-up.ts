// The first set-up of an instance: its link, and what the holder of the link makes of it.
import type { Given, Reply } from '../../../shared/api.ts'
import { AppError } from '../../../shared/errors.ts'
import { topic } from '../../../shared/topics.ts'
import type { Context, Services } from '../../context.ts'
import { sqlState } from '../../db/connect.ts'
import { announce, transaction, type Tx } from '../../db/transaction.ts'
import { systemActor } from '../actors.ts'
import { recordAct } from '../audit.ts'
import { instanceName } from '../instance.ts'
import { issueLink, openLink, spendLink, withdrawLinks } from '../../auth/links.ts'
import { makeOrganisation } from '../organisations.ts'
import { affiliate, makePerson, readPerson } from '../people.ts'
import { welcome } from './sign-in.ts'

/**
 * A one-time link on an instance that nobody has set up; null afterwards. It takes the place of earlier ones, unless other
 * processes serve the same instance: what they have just shown goes on serving until one is used. [P10] [O37]
 */
export async function setupLink(services: Services, isShared = false): Promise<string | null> {
  return transaction(services.sql, async (tx) => {
    if ((await instanceName(tx)) !== null) return null
    if (!isShared) await withdrawLinks(tx, services.now(), 'setup', null)
    const { url } = await issueLink(tx, services, { kind: 'setup' })
    return url
  })
}

export async function setUp(ctx: Context, given: Given<'setUp'>): Promise<Reply<'setUp'>> {
  const { token, instanceName: name, organisation, displayName, email, passphrase, grammaticalForm } = given
  if ((await instanceName(ctx.sql)) !== null) throw new AppError('alreadySetUp')
  await openLink(ctx.sql, ctx.now(), token) // before the costly part
  ctx.passphrases.check(passphrase, [email, displayName, name, organisation.name])
  const passphraseHash = await ctx.passphrases.hash(passphrase)
  const { me, cookie } = await transaction(ctx.sql, async (tx) => {
    await makeInstance(tx, ctx, name) // first: of two with a link each, the second waits here and for nothing else
    await spendLink(tx, ctx.now(), 'setup', token)
    await withdrawLinks(tx, ctx.now(), 'setup', null)
    await systemActor(tx, ctx)
    const person = { email, displayName, grammaticalForm, passphraseHash, isAdmin: true }
    const { personId, actorId } = await makePerson(tx, ctx, person)
    const { id: organisationId } = await makeOrganisation(tx, ctx, actorId, organisation)
    await affiliate(tx, ctx.now(), personId, organisationId)
    const { principal, cookie } = await welcome(tx, ctx, { personId, actorId, isAdmin: true })
    await recordAct(tx, { ...ctx, principal }, 'setUp', { kind: 'instance', id: null }, { name })
    await announce(tx, topic.instance)
    return { me: await readPerson(tx, principal), cookie }
  })
  ctx.caller.setCookie(cookie)
  return { me }
}

async function makeInstance(tx: Tx, ctx: Context, name: string): Promise<void> {
  try {
    await tx.savepoint((inner) => inner`insert into instance (name, set_up_at) values (${name}, ${ctx.now()})`)
  } catch (error) {
    if (sqlState(error) === '23505') throw new AppError('alreadySetUp')
    throw error
  }
}
