// Where the commands find the database of an instance, and what they say where they cannot.
import { readFileSync, renameSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { instancePlace } from '../../../../server/db/archive/places.ts'
import { startEmbedded } from '../../../../server/db/embedded.ts'
import { root } from '../../../support/paths.ts'
import { aDataDirectory } from '../../../support/processes.ts'

test('[O41] a running instance whose socket cannot be seen is not taken for a database that went away', async () => {
  const { dataDir, remove } = aDataDirectory()
  onTestFinished(remove)
  const server = await startEmbedded({ dataDir, durable: false })
  onTestFinished(() => server.stop())
  // as from outside a service with a temporary directory of its own
  const socketDir = dirname(server.socket)
  renameSync(socketDir, `${socketDir}-elsewhere`)
  const refusal = await instancePlace({ databaseUrl: undefined, dataDir }).catch((error: unknown) => error)
  renameSync(`${socketDir}-elsewhere`, socketDir)
  expect(refusal).toMatchObject({ reason: 'unseen', what: socketDir })
})

test('[O41] the systemd unit puts the socket where a backup finds it, although its /tmp is its own', () => {
  const unit = readFileSync(join(root, 'docs/operations/maillage.service'), 'utf8')
  const valueOf = (name: string) => new RegExp(`^${name}=(.*)$`, 'm').exec(unit)?.[1]
  expect(valueOf('PrivateTmp')).toBe('yes')
  expect(valueOf('Environment=TMPDIR')).toBe(`/run/${valueOf('RuntimeDirectory')}`)
  expect(valueOf('User')).toBe('maillage')
})
