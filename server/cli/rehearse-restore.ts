// npm run rehearse-restore: proves that an archive restores, by doing it somewhere else and throwing it away.
import { readdirSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { ArchiveRefusal } from '../db/archive/refusal.ts'
import { rehearse } from './archive/rehearse.ts'
import { argumentsOf, run, sayFindings, sayVerified, secondsSince, t, toError, toOutput } from './archive/say.ts'

/** Of a directory the latest archive: their names are in order of time. */
function archiveIn(path: string): string {
  if (!statSync(path, { throwIfNoEntry: false })?.isDirectory()) return path
  const last = readdirSync(path)
    .filter((name) => /^maillage-.*\.tar$/.test(name))
    .sort()
    .at(-1)
  if (last === undefined) throw new ArchiveRefusal('noneThere', resolve(path))
  return join(path, last)
}

await run(async () => {
  const { first: wanted = '.' } = argumentsOf('archive.usage.rehearse', 1)
  const began = performance.now()
  const verification = await rehearse(archiveIn(wanted), toOutput)
  if (verification.findings.length > 0) {
    sayFindings(toError, verification.findings)
    process.exitCode = 1
    return
  }
  sayVerified(toOutput, verification)
  toOutput(t('archive.rehearsed', { seconds: secondsSince(began) }))
})
