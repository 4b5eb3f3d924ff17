// A restoration that is thrown away: the archive is restored to a database of its own, verified, and removed.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { emptyPlace } from '../../db/archive/places.ts'
import { readMigrations } from '../../db/migrate.ts'
import { migrationsDirectory } from '../../project-root.ts'
import type { Verification } from '../../history/verify-all.ts'
import { restoreInto } from './fill.ts'
import { openChecked } from './open-checked.ts'
import { sayTable, t, type Speaker } from './say.ts'

/** What the verification of every text of the restored archive finds. Needs as much room on the disk as the instance. */
export async function rehearse(path: string, say: Speaker): Promise<Verification> {
  const migrations = await readMigrations(migrationsDirectory)
  const archive = await openChecked(path, migrations, say)
  const directory = mkdtempSync(join(tmpdir(), 'maillage-rehearsal-'))
  try {
    say(t('archive.rehearsing', { path }))
    const place = await emptyPlace({ databaseUrl: undefined, dataDir: directory })
    try {
      const filling = {
        migrations,
        now: () => new Date(),
        anyway: true, // the findings are the answer
        onTable: sayTable(say),
        onVerifying: () => say(t('archive.verifying')),
      }
      return await restoreInto(place, archive, path, filling)
    } finally {
      await place.leave()
    }
  } finally {
    await archive.close()
    rmSync(directory, { recursive: true, force: true })
  }
}
