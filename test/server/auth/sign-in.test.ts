// Signing in tells nothing of who has an account: the same words, the same work.
import { expect, test } from 'vitest'
import { Passphrases } from '../../../server/auth/passwords.ts'
import { openChanges } from '../../../server/db/changes.ts'
import { requestReset } from '../../../server/domain/accounts/resets.ts'
import { topic } from '../../../shared/topics.ts'
import { anInstance, aDemarche, passphrase } from '../../support/builders.ts'
import { quietLog } from '../../support/quiet-log.ts'
import { contextOf } from '../../support/stage.ts'

/** Counts what is verified, as an attacker would by the time that it takes. */
class Counted extends Passphrases {
  verified = 0
  override verify(stored: string | null, given: string): Promise<boolean> {
    this.verified++
    return super.verify(stored, given)
  }
}

test('unknown, closed and wrong: the same refusal after the same work [P4]', async () => {
  const passphrases = new Counted({ memoryCost: 8, timeCost: 1 })
  const scene = await aDemarche({ passphrases })
  const closed = await scene.join('member')
  await scene.admin.visitor.call('disablePerson', { personId: closed.me.id, disabled: true })
  const refusals: { body: unknown; verified: number }[] = []
  for (const tried of [
    { email: 'personne@nulle-part.example', passphrase },
    { email: closed.me.email, passphrase },
    { email: scene.admin.me.email, passphrase: 'au hasard' },
  ]) {
    const before = passphrases.verified
    const response = await fetch(`${scene.stage.base}/api/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(tried),
    })
    const { code, details } = (await response.json()) as { code: string; details: object } // our own reply
    expect(response.status).toBe(401)
    refusals.push({ body: { code, details }, verified: passphrases.verified - before })
  }
  expect(new Set(refusals.map((refusal) => JSON.stringify(refusal))).size).toBe(1)
  expect(refusals[0]).toEqual({ body: { code: 'wrongCredentials', details: {} }, verified: 1 })
})

test('asking for a new passphrase answers the same for a known and an unknown address [P4]', async () => {
  const { stage, admin } = await anInstance()
  const anyone = stage.visitor()
  const known = await anyone.call('requestReset', { email: admin.me.email })
  expect(await anyone.call('requestReset', { email: 'personne@nulle-part.example' })).toEqual(known)
  const { people } = await admin.visitor.call('listPeople', {})
  expect(people[0]?.askedResetAt).not.toBeNull()
})

test('with mail, a link for a new passphrase is sent to its owner and shown to nobody [P10]', async () => {
  const { stage, admin } = await anInstance({ sendsMail: true })
  const anyone = stage.visitor()
  expect(await anyone.call('requestReset', { email: admin.me.email })).toEqual({ byMail: true })
  expect(stage.mails).toHaveLength(1)
  expect(stage.mails[0]).toMatchObject({ to: admin.me.email })
  const token = /#(\S+)/.exec(stage.mails[0]?.text ?? '')?.[1] ?? ''
  await anyone.call('resetPassphrase', { token, passphrase: 'Neuf barques, 2 écluses, un pont' })
  expect((await anyone.call('readMe', {})).me?.id).toBe(admin.me.id)
})

test('mail that does not leave becomes a request to the administrators, and its address is in no log [O7, P10]', async () => {
  const { stage, admin } = await anInstance({ sendsMail: true })
  const logged: unknown[] = []
  const refused = Object.assign(new Error(`550 ${admin.me.email} unknown`), { code: 'EENVELOPE' })
  const services = {
    ...stage.services,
    mailer: { configured: true, send: () => Promise.reject(refused) },
    log: { ...quietLog, warn: (...line: unknown[]) => void logged.push(line) },
  }
  const changes = await openChanges(stage.database.access)
  const told = new Promise<void>((resolve) => changes.listen(topic.instance, () => resolve()))
  await requestReset(contextOf(services, null), { email: admin.me.email })
  await told
  await changes.close()
  const { people } = await admin.visitor.call('listPeople', {})
  expect(people[0]?.askedResetAt).not.toBeNull()
  expect(logged).toEqual([[{ code: 'EENVELOPE' }, 'a mail could not be sent']])
})

test('one address, whatever its letters, is one account with one actor [P1]', async () => {
  const { stage, admin } = await anInstance()
  const actors = await stage.database.owner`select kind from actor order by kind`
  expect(actors.map(({ kind }) => kind)).toEqual(['person', 'system'])
  const upper = stage.visitor()
  const { me } = await upper.call('signIn', { email: admin.me.email.toUpperCase(), passphrase })
  expect([me.id, me.actorId]).toEqual([admin.me.id, admin.me.actorId])
  const again = stage.database.owner`
    insert into person (id, email, display_name, passphrase_hash, created_at)
    values (gen_random_uuid(), ${admin.me.email.toUpperCase()}, 'Une autre', '', now())`
  await expect(again).rejects.toMatchObject({ code: '23505' })
})
