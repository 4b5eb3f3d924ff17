// The end asked for while the database does not answer: in time, and honest about what could not be written.
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import { WebSocket } from 'ws'
import { livePostmaster } from '../../server/db/embedded/cluster.ts'
import { isAlive } from '../../server/db/embedded/liveness.ts'
import { Author } from '../support/author.ts'
import { aTeam } from '../support/instance.ts'
import { aDataDirectory, childrenOf, startProduct } from '../support/processes.ts'
import { EPOCH } from '../../shared/protocol.ts'

/** What O3 leaves for an end. */
const patience = 10_000

test('SIGTERM with edits that the database cannot take: 1 within ten seconds, and how many are told [O3]', async () => {
  const { dataDir, remove } = aDataDirectory()
  onTestFinished(remove)
  const product = await startProduct({ dataDir })
  const { documentId, nadia } = await aTeam(product.url, product.setupLink() ?? '')
  const address = `${product.url.replace('http', 'ws')}/live/document/${documentId}?epoch=${EPOCH}&ours=1`
  const client = new Author(new WebSocket(address, { headers: { cookie: nadia.cookie, origin: product.url } }))
  await client.whenSynced()
  client.type('Gardé. ')
  await client.whenSaved()

  const postmaster = livePostmaster(join(dataDir, 'pg18'))
  if (postmaster === undefined) throw new Error('no database to stop')
  const stopped = [postmaster, ...childrenOf(postmaster)]
  const goOn = () => stopped.forEach((pid) => isAlive(pid, 'postgres') && process.kill(pid, 'SIGCONT'))
  onTestFinished(async () => {
    goOn()
    await product.end('SIGKILL')
    await expect.poll(() => stopped.filter((pid) => isAlive(pid, 'postgres')), { timeout: 20_000 }).toEqual([])
  })
  for (const pid of stopped) process.kill(pid, 'SIGSTOP')
  for (const word of ['un ', 'deux ', 'trois ']) client.type(word)
  const heard = new Promise((resolve) => client.ws.once('pong', resolve))
  client.ws.ping()
  await heard // what was sent before has been read too

  expect(await Promise.race([product.end('SIGTERM'), wait(patience, 'still there')])).toBe(1)
  expect(product.printed()).toContain('Modifications non enregistrées\u202f: 3.')
  expect(product.printed()).not.toContain('Tout est enregistré')
  expect(client.saved).toBeLessThan(client.sent)
})
