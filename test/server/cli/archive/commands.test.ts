// What the commands of archives answer to somebody who gives them something else than they need.
import { mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { startCommand } from '../../../support/commands.ts'
import { aDataDirectory } from '../../../support/processes.ts'

test('[B16] a rehearsal where there is no archive says that there is none in that directory', async () => {
  const { dataDir, remove } = aDataDirectory()
  onTestFinished(remove)
  const directory = join(dataDir, 'backups')
  mkdirSync(directory)
  const { code, said } = await startCommand('rehearse-restore', [directory], {})
  expect({ code, said }).toEqual({
    code: 1,
    said: `Il n’y a pas d’archive (maillage-….tar) dans le dossier ${directory}.\n`,
  })
})

test('[O42] a backup into a directory that is missing does not become a file of that name', async () => {
  const { dataDir, remove } = aDataDirectory()
  onTestFinished(remove)
  const directory = join(dataDir, 'backups')
  const { code, said } = await startCommand('backup', [directory], { DATA_DIR: join(dataDir, 'data') })
  expect({ code, said }).toEqual({
    code: 1,
    said: `Le dossier ${directory} n’existe pas. Créez-le, ou donnez à l’archive un nom qui finit par .tar.\n`,
  })
  expect(readdirSync(dataDir)).toEqual([])
})
