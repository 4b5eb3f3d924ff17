// npm run move-to-postgres: the embedded instance goes on living in the PostgreSQL of DATABASE_URL. It must be stopped.
import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { emptyPlace, stoppedPlace } from '../db/archive/places.ts'
import { movedMark } from '../db/embedded.ts'
import { readMigrations } from '../db/migrate.ts'
import { migrationsDirectory } from '../project-root.ts'
import { moveInto } from './archive/fill.ts'
import {
  argumentsOf,
  configuration,
  momentOf,
  run,
  sayFindings,
  sayTable,
  secondsSince,
  sizesOf,
  t,
  toError,
  toOutput,
} from './archive/say.ts'

/** On the disk before anything says that it is done. */
function mark(dataDir: string, label: string): void {
  const file = openSync(join(dataDir, movedMark), 'wx', 0o600)
  writeSync(file, `${label}, ${momentOf(new Date().toISOString())}\n`)
  fsyncSync(file)
  closeSync(file)
}

/** The address as it was given, without its password. */
function withoutPassword(url: string): string {
  const shown = new URL(url)
  if (shown.password) shown.password = '***'
  return shown.href
}

await run(async () => {
  argumentsOf('archive.usage.move', 0)
  const { databaseUrl, dataDir } = configuration()
  if (databaseUrl === undefined) {
    toError(t('archive.usage.move'))
    process.exitCode = 2
    return
  }
  const began = performance.now()
  const migrations = await readMigrations(migrationsDirectory)
  const from = await stoppedPlace(dataDir)
  let people = 0
  try {
    const place = await emptyPlace({ databaseUrl, dataDir })
    toOutput(t('archive.moving', { from: from.label, label: place.label }))
    const sayOne = sayTable(toOutput)
    const verification = await moveInto(place, from, {
      migrations,
      now: () => new Date(),
      anyway: true, // what was wrong before is no worse elsewhere: it is told
      onTable: (name, n) => {
        if (name === 'person') people = n
        sayOne(name, n)
      },
      onVerifying: () => toOutput(t('archive.verifying')),
      onFindings: (findings) => sayFindings(toError, findings),
    })
    mark(resolve(dataDir), place.label)
    const { documents, rows: editions } = verification
    toOutput(t('archive.moved', { seconds: secondsSince(began), ...sizesOf({ documents, people, editions }) }))
    toOutput(t('archive.movedNext', { url: withoutPassword(databaseUrl), dataDir: resolve(dataDir), file: movedMark }))
  } finally {
    await from.leave()
  }
})
