// What has run out is removed; what still serves, and every log, stays.
import { expect, test } from 'vitest'
import { purge } from '../../../server/auth/purge.ts'
import { countFailure, refuseIfLocked } from '../../../server/auth/throttle.ts'
import { topic } from '../../../shared/topics.ts'
import { aDemarche, passphrase } from '../../support/builders.ts'
import { heardDuring } from '../../support/heard.ts'

const day = 24 * 60 * 60 * 1000

test('sessions, links and failures that have run out are removed, those that serve are not [O8]', async () => {
  const scene = await aDemarche()
  const { stage, admin, demarcheId } = scene
  const { owner } = stage.database
  const counts = async () => {
    const [row] = await owner<Record<string, number>[]>`
      select (select count(*)::int from auth_session) as sessions, (select count(*)::int from throttle) as failures,
        (select count(*)::int from access_link where used_at is null) as links, (select count(*)::int from audit_log) as acts`
    return row
  }
  const tried = { what: 'link', address: 'a' } as const
  await countFailure(stage.services, tried)
  await admin.visitor.call('invite', { demarcheId, email: 'a@b.example', role: 'member', organisationId: null })
  const before = await counts()
  expect(before).toMatchObject({ sessions: 1, failures: 1, links: 1 })
  await purge(stage.services)
  expect(await counts()).toEqual(before)

  const start = stage.clock.at.getTime()
  stage.clock.at = new Date(start + 2 * day)
  await purge(stage.services)
  expect(await counts()).toEqual({ ...before, failures: 0 })
  await refuseIfLocked(stage.services, tried)

  stage.clock.at = new Date(start + 15 * day)
  const heard = await heardDuring(scene, () => purge(stage.services))
  expect(heard).toContain(topic.access.session(admin.me.sessionId))
  expect(await counts()).toEqual({ ...before, failures: 0, sessions: 0 })

  stage.clock.at = new Date(start + 105 * day)
  await purge(stage.services)
  expect(await counts()).toEqual({ ...before, failures: 0, sessions: 0, links: 0 })
})

test('a session used every day is removed after ninety all the same [P7]', async () => {
  const { stage, admin } = await aDemarche()
  await stage.visitor().call('signIn', { email: admin.me.email, passphrase })
  await stage.database.owner`
    update auth_session set created_at = ${new Date(stage.clock.at.getTime() - 91 * day)} where id = ${admin.me.sessionId}`
  await purge(stage.services)
  const left = await stage.database.owner<{ id: string }[]>`select id from auth_session`
  expect(left.map(({ id }) => id)).toHaveLength(1)
  expect(left.map(({ id }) => id)).not.toContain(admin.me.sessionId)
})
