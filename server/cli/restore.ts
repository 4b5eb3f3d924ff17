// npm run restore: an archive becomes the instance of an empty database. All of it or nothing.
import { emptyPlace } from '../db/archive/places.ts'
import { readMigrations } from '../db/migrate.ts'
import { migrationsDirectory } from '../project-root.ts'
import { restoreInto } from './archive/fill.ts'
import { openChecked } from './archive/open-checked.ts'
import {
  argumentsOf,
  configuration,
  run,
  sayFindings,
  sayTable,
  sayVerified,
  secondsSince,
  t,
  toError,
  toOutput,
} from './archive/say.ts'

await run(async () => {
  const { first: path, has } = argumentsOf('archive.usage.restore', 1, ['--anyway'])
  if (path === undefined) {
    toError(t('archive.usage.restore'))
    process.exitCode = 2
    return
  }
  const began = performance.now()
  const migrations = await readMigrations(migrationsDirectory)
  const archive = await openChecked(path, migrations, toOutput)
  try {
    const place = await emptyPlace(configuration())
    toOutput(t('archive.restoring', { label: place.label }))
    let isDone = false
    try {
      const verification = await restoreInto(place, archive, path, {
        migrations,
        now: () => new Date(),
        anyway: has('--anyway'),
        onTable: sayTable(toOutput),
        onVerifying: () => toOutput(t('archive.verifying')),
        onFindings: (findings) => sayFindings(toError, findings),
      })
      isDone = true
      if (verification.findings.length === 0) sayVerified(toOutput, verification)
    } finally {
      await place.leave()
      if (!isDone) place.undo()
    }
  } catch (error) {
    toError(t('archive.nothingChanged'))
    throw error
  } finally {
    await archive.close()
  }
  toOutput(t('archive.restored', { seconds: secondsSince(began) }))
  toOutput(t('archive.afterRestore'))
  toOutput(t('archive.restoredNext'))
})
