// An archive that this version can restore, and says so: the beginning of every command that reads one.
import { refuseOtherVersions } from '../../db/archive/load.ts'
import { openArchive, type Archive } from '../../db/archive/read.ts'
import type { Migration } from '../../db/migrate.ts'
import { momentOf, sizesIn, t, type Speaker } from './say.ts'

export async function openChecked(path: string, migrations: readonly Migration[], say: Speaker): Promise<Archive> {
  say(t('archive.checking', { path }))
  const archive = await openArchive(path)
  try {
    refuseOtherVersions(archive.manifest, migrations)
  } catch (error) {
    await archive.close()
    throw error
  }
  const { instance, madeAt, version } = archive.manifest
  say(
    t('archive.checked', {
      name: instance.name ?? t('archive.noName'),
      at: momentOf(madeAt),
      version,
      ...sizesIn(archive.manifest),
    }),
  )
  return archive
}
