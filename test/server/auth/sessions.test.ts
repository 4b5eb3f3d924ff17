// Sessions: cookies, hashes at rest, sliding and absolute ends, revocation.
import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { deviceWords } from '../../../server/auth/device.ts'
import { Sessions } from '../../../server/auth/sessions.ts'
import { topic } from '../../../shared/topics.ts'
import { aDemarche, anInstance, passphrase } from '../../support/builders.ts'
import { heardDuring } from '../../support/heard.ts'

const day = 24 * 60 * 60 * 1000
const tokenIn = (cookie: string) => cookie.split('=')[1] ?? ''

test('the store keeps the SHA-256 of a token and never the token [P6]', async () => {
  const { stage, admin } = await anInstance()
  const token = tokenIn(admin.visitor.cookie)
  expect(token.length).toBeGreaterThan(30)
  const rows = await stage.database.owner`select * from auth_session`
  expect(JSON.stringify(rows)).not.toContain(token)
  expect(rows).toMatchObject([{ tokenHash: createHash('sha256').update(token).digest('hex') }])
})

test('the cookie is HttpOnly and SameSite=Lax; over https it is Secure and bound to the host [P6]', async () => {
  const { stage, admin } = await anInstance()
  const options = { sql: stage.database.app, now: stage.services.now, id: stage.services.id }
  const cookieOf = (secure: boolean) =>
    stage.database.app.begin(async (tx) => {
      const opened = await new Sessions({ ...options, secure }).open(tx, admin.me.id, '')
      return opened.cookie
    })
  const plain = await cookieOf(false)
  expect(plain).toMatch(/^session=[a-z0-9]+; HttpOnly; Max-Age=\d+; Path=\/; SameSite=Lax$/)
  const secure = await cookieOf(true)
  expect(secure).toMatch(/^__Host-session=[a-z0-9]+; HttpOnly; Max-Age=\d+; Path=\/; SameSite=Lax; Secure$/)
})

const broken = [
  'session=%zz',
  'session=%',
  'session',
  '=',
  ';;;',
  'session=a=b=c',
  `session=${'x'.repeat(5000)}`,
  'é=ü; session=é',
]

test.each(broken)('the malformed cookie « %.20s » is nobody’s [P8]', async (cookie) => {
  const { stage } = await anInstance()
  expect(await stage.services.sessions.recognise(cookie)).toBeNull()
  const response = await fetch(`${stage.base}/api/me`, { headers: { cookie: Buffer.from(cookie).toString('latin1') } })
  expect(response.status).toBe(200)
  expect(await response.json()).toEqual({ me: null })
})

test('a broken cookie of another site on the same host signs nobody out [P8]', async () => {
  const { stage, admin } = await anInstance()
  const found = await stage.services.sessions.recognise(`autre=%zz; ${admin.visitor.cookie}; x=%`)
  expect(found?.principal.personId).toBe(admin.me.id)
})

test('a session slides when half spent, and says so by a new cookie [P7]', async () => {
  const { stage, admin } = await anInstance()
  const { sessions } = stage.services
  expect((await sessions.recognise(admin.visitor.cookie))?.renewal).toBeNull()
  const soon = new Date(Date.now() + 3 * day)
  await stage.database.owner`update auth_session set expires_at = ${soon}`
  expect((await sessions.recognise(admin.visitor.cookie))?.renewal).toContain(admin.visitor.cookie)
  const [row] = await stage.database.owner<{ expiresAt: Date }[]>`select expires_at from auth_session`
  expect(row?.expiresAt.getTime()).toBeGreaterThan(soon.getTime() + 10 * day)
})

test('a session without visits ends, and no session lives past ninety days [P7]', async () => {
  const { stage, admin } = await anInstance()
  stage.clock.at = new Date(Date.now() + 91 * day)
  expect(await stage.services.sessions.recognise(admin.visitor.cookie)).toBeNull()
  stage.clock.at = new Date()
  expect(await stage.services.sessions.recognise(admin.visitor.cookie)).not.toBeNull()
  await stage.database.owner`update auth_session set expires_at = now() - interval '1 second'`
  expect(await stage.services.sessions.recognise(admin.visitor.cookie)).toBeNull()
})

test('revoking a session ends it at once and is told to its sockets; one cannot revoke another person’s [P9]', async () => {
  const scene = await aDemarche()
  const { admin, stage } = scene
  const phone = stage.visitor()
  const { me } = await phone.call('signIn', { email: admin.me.email, passphrase })
  const other = await scene.join('member')
  await expect(other.visitor.call('revokeSession', { sessionId: me.sessionId })).rejects.toMatchObject({
    code: 'notFound',
  })
  const { sessions } = await admin.visitor.call('listSessions', {})
  expect(sessions.map(({ isThisOne }) => isThisOne).sort()).toEqual([false, true])
  const heard = await heardDuring(scene, () => admin.visitor.call('revokeSession', { sessionId: me.sessionId }))
  expect(heard).toContain(topic.access.session(me.sessionId))
  expect((await phone.call('readMe', {})).me).toBeNull()
  expect((await admin.visitor.call('readMe', {})).me).not.toBeNull()
})

test('changing a passphrase ends the other sessions, resetting it ends all, closing an account too [P9]', async () => {
  const scene = await aDemarche()
  const { visitor, me } = await scene.join('member')
  const phone = scene.stage.visitor()
  await phone.call('signIn', { email: me.email, passphrase })
  const next = 'Neuf barques, 2 écluses, un pont'
  await visitor.call('changePassphrase', { current: passphrase, next })
  expect((await phone.call('readMe', {})).me).toBeNull()
  expect((await visitor.call('readMe', {})).me).not.toBeNull()

  const { url } = await scene.admin.visitor.call('createResetLink', { personId: me.id })
  await phone.call('resetPassphrase', {
    token: url?.split('#')[1] ?? '',
    passphrase: 'Trois moulins et 7 meuniers à Lissac',
  })
  expect((await visitor.call('readMe', {})).me).toBeNull()

  const heard = await heardDuring(scene, () =>
    scene.admin.visitor.call('disablePerson', { personId: me.id, disabled: true }),
  )
  expect(heard).toContain(topic.access.person(me.id))
  expect((await phone.call('readMe', {})).me).toBeNull()
  await expect(
    phone.call('signIn', { email: me.email, passphrase: 'Trois moulins et 7 meuniers à Lissac' }),
  ).rejects.toMatchObject({
    code: 'wrongCredentials',
  })
})

test('a device is told in a few words', () => {
  const firefox = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0'
  const iphone =
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Safari/604.1'
  expect([firefox, iphone, 'curl/8', ''].map(deviceWords)).toEqual(['Firefox, Windows', 'Safari, iPhone', '', ''])
})
