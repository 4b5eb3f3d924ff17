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

test('[H11] verifying what is neither a document nor an archive says so, without looking at the instance', async () => {
  const { dataDir, remove } = aDataDirectory()
  onTestFinished(remove)
  const { code, said } = await startCommand('verify', ['charabia'], { DATA_DIR: join(dataDir, 'data') })
  expect({ code, said }).toEqual({
    code: 1,
    said: '«\u202fcharabia\u202f» n’est ni un document (donnez son adresse ou son identifiant), ni une archive que l’on trouve ici. Rien n’a été vérifié.\n',
  })
  expect(readdirSync(dataDir)).toEqual([])
})

test('[H100] blanking in what is no document says so before it says how the command goes', async () => {
  const { code, said } = await startCommand('redact', ['charabia', '--phrase', 'un passage'], {})
  expect(code).toBe(2)
  expect(said.split('\n')[0]).toBe(
    '«\u202fcharabia\u202f» n’est pas un document\u202f: donnez l’adresse d’un document de cette instance, ou son identifiant. Rien n’a été modifié.',
  )
})
