// The set-up links that starts print: of one process the latest serves, of several each until one is used.
import { expect, onTestFinished, test } from 'vitest'
import { createApp } from '../../server/app.ts'
import { parseConfig } from '../../server/config.ts'
import { passphrase, tokenOf } from '../support/builders.ts'
import { aDatabase, type TestDatabase } from '../support/database.ts'
import { quietLog } from '../support/quiet-log.ts'
import { Visitor, type Refusal } from '../support/visitor.ts'

/** A process of the product on that database, and the link that it prints. */
async function aStart({ access }: TestDatabase, env: Record<string, string> = {}) {
  const app = await createApp(parseConfig({ PORT: '0', ...env }), { access, log: quietLog, client: null })
  onTestFinished(async () => void (await app.close()))
  return { token: tokenOf(app.greetings.join('').trim()), url: app.url }
}

const setUp = (url: string, token: string) =>
  new Visitor(url).call('setUp', {
    token,
    instanceName: 'Le Maillage du Val',
    organisation: { name: 'Vaucombe Métropole', family: 'localAuthority' },
    displayName: 'Nadia Ferhat',
    email: 'nadia@vaucombe.example',
    passphrase,
  })

const elsewhere = { DATABASE_URL: 'postgres://stands.for/the-database-of-the-test' }

test('[O37] of several processes each prints a link that serves, at any of them, until one was used', async () => {
  const database = await aDatabase()
  const first = await aStart(database, elsewhere)
  const second = await aStart(database, elsewhere)
  expect((await setUp(second.url, first.token)).me.isAdmin).toBe(true)
  await expect(setUp(first.url, second.token)).rejects.toMatchObject({ code: 'alreadySetUp' })
  const open = await database.owner`select id from access_link where used_at is null and revoked_at is null`
  expect(open).toEqual([])
})

test('[O37] two who use the links of two processes at once: one instance, and the other is told', async () => {
  const database = await aDatabase()
  const starts = [await aStart(database, elsewhere), await aStart(database, elsewhere)]
  const tries = await Promise.allSettled(starts.map(({ url, token }) => setUp(url, token)))
  expect(tries.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  expect(tries.flatMap((one) => (one.status === 'rejected' ? [(one.reason as Refusal).code] : []))).toEqual([
    'alreadySetUp',
  ])
})

test('[O37] with a database that only one process can serve, a new start ends the link of the one before', async () => {
  const database = await aDatabase()
  const before = await aStart(database)
  const now = await aStart(database)
  await expect(setUp(now.url, before.token)).rejects.toMatchObject({ code: 'linkExpired' })
  expect((await setUp(now.url, now.token)).me.isAdmin).toBe(true)
})
