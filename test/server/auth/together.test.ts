// Those who come in the same moment are looked up together: each by their own cookie, and nobody at another's cost.
import { expect, test } from 'vitest'
import type { Sql } from '../../../server/db/connect.ts'
import { Sessions } from '../../../server/auth/sessions.ts'
import { aDemarche, passphrase, type Player, type Scene } from '../../support/builders.ts'
import { counted } from '../../support/counted.ts'

const minute = 60_000

const sessionsOn = ({ stage }: Scene, sql: Sql) =>
  new Sessions({ sql, now: stage.services.now, id: stage.services.id, secure: false })

async function anotherDevice({ stage }: Scene, { me }: Player): Promise<{ cookie: string; sessionId: string }> {
  const visitor = stage.visitor()
  const signedIn = await visitor.call('signIn', { email: me.email, passphrase })
  return { cookie: visitor.cookie, sessionId: signedIn.me.sessionId }
}

test('[L85] in one statement each is recognised by their own cookie, and whoever is nobody takes nobody along', async () => {
  const scene = await aDemarche()
  const [ana, ben, carla] = [await scene.join('writer'), await scene.join('observer'), await scene.join('writer')]
  const [phone, ended, expired] = [
    await anotherDevice(scene, ana),
    await anotherDevice(scene, ben),
    await anotherDevice(scene, ana),
  ]
  await ben.visitor.call('revokeSession', { sessionId: ended.sessionId })
  await scene.stage.database.owner`
    update auth_session set expires_at = now() - interval '1 second' where id = ${expired.sessionId}`
  await scene.admin.visitor.call('disablePerson', { personId: carla.me.id, disabled: true })

  const { statements, ...all } = await asked(scene, [
    expired.cookie,
    ben.visitor.cookie,
    ended.cookie,
    `session=${'a'.repeat(40)}`,
    ana.visitor.cookie,
    carla.visitor.cookie,
    undefined,
    phone.cookie,
    ana.visitor.cookie,
  ])
  expect(all.principals).toEqual([
    undefined,
    ben.principal,
    undefined,
    undefined,
    ana.principal,
    undefined,
    undefined,
    { ...ana.principal, sessionId: phone.sessionId },
    ana.principal,
  ])
  expect(statements).toBe(2) // one finds them all, one removes what has run out
})

async function asked(scene: Scene, cookies: readonly (string | undefined)[]) {
  const count = counted(scene.stage.database.app)
  const sessions = sessionsOn(scene, count.sql)
  const all = await Promise.all(cookies.map((cookie) => sessions.recognise(cookie)))
  return { principals: all.map((one) => one?.principal), statements: count.statements }
}

test('[L85] a session that ends is nobody’s for whoever asks from then on, whatever is under way', async () => {
  const scene = await aDemarche()
  const [ana, ben] = [await scene.join('writer'), await scene.join('writer')]
  const { sessions } = scene.stage.services
  const before = [ana, ben].map(({ visitor }) => sessions.recognise(visitor.cookie))
  await scene.stage.database.owner`delete from auth_session where id = ${ana.me.sessionId}`
  const after = await Promise.all([ana, ben].map(({ visitor }) => sessions.recognise(visitor.cookie)))
  expect(after.map((one) => one?.principal)).toEqual([undefined, ben.principal])
  expect((await Promise.all(before))[1]?.principal).toEqual(ben.principal)
})

test('[L85] a session that somebody holds keeps nobody waiting to be seen, and the others are', async () => {
  const scene = await aDemarche()
  const [ana, ben] = [await scene.join('writer'), await scene.join('writer')]
  const { stage } = scene
  stage.clock.at = new Date(Date.now() + 5 * minute)
  const found = await stage.database.owner.begin(async (tx) => {
    await tx`select 1 from auth_session where id = ${ana.me.sessionId} for update`
    return Promise.all([ana, ben].map(({ visitor }) => stage.services.sessions.recognise(visitor.cookie)))
  })
  expect(found.map((one) => one?.principal)).toEqual([ana.principal, ben.principal])
  const seen = await stage.database.owner<{ id: string }[]>`
    select id from auth_session where last_seen_at = ${stage.clock.at}`
  expect(seen.map(({ id }) => id)).toEqual([ben.me.sessionId])
})

test('[L85] when the database fails each of them is told, and whoever comes after is recognised', async () => {
  const scene = await aDemarche()
  const [ana, ben] = [await scene.join('writer'), await scene.join('writer')]
  const count = counted(scene.stage.database.app)
  const sessions = sessionsOn(scene, count.sql)
  count.fails = true
  const cookies = [ana.visitor.cookie, ben.visitor.cookie, ana.visitor.cookie]
  const told = await Promise.allSettled(cookies.map((cookie) => sessions.recognise(cookie)))
  expect(told).toEqual(Array.from({ length: 3 }, () => ({ status: 'rejected', reason: expect.any(Error) })))
  expect(count.statements).toBe(1)
  count.fails = false
  expect((await sessions.recognise(ana.visitor.cookie))?.principal).toEqual(ana.principal)
})
