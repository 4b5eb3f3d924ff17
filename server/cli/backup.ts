// npm run backup: one archive of the instance, running or not, in a file of its own or on the standard output.
import { statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { newFile } from '../db/archive/file.ts'
import { instancePlace } from '../db/archive/places.ts'
import { ArchiveRefusal } from '../db/archive/refusal.ts'
import { writeArchive, type Made } from '../db/archive/write.ts'
import { connect } from '../db/connect.ts'
import {
  argumentsOf,
  configuration,
  productVersion,
  run,
  sayTable,
  secondsSince,
  sizeOf,
  sizesIn,
  t,
  toError,
  toOutput,
} from './archive/say.ts'

/** `maillage-20261122-053611Z.tar`: in order of time when sorted by name. */
function usualName(at: Date): string {
  const [day = '', time = ''] = at
    .toISOString()
    .replaceAll(/[-:]|\.\d+/g, '')
    .split('T')
  return `maillage-${day}-${time}.tar`
}

const isDirectory = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false

/** What does not end in .tar is a directory: one that is missing would become a file, and the next night be refused. [O42] */
function fileFor(wanted: string): string {
  const path = resolve(wanted)
  if (isDirectory(path)) return join(path, usualName(new Date()))
  if (!path.endsWith('.tar')) throw new ArchiveRefusal('noSuchDirectory', path)
  return path
}

/** Waits until the other end has taken it: a slow reader must not fill our memory. */
const writeOut = (bytes: Uint8Array): Promise<void> =>
  new Promise((done, failed) => process.stdout.write(bytes, (error) => (error ? failed(error) : done())))

await run(async () => {
  const { first: wanted = '.' } = argumentsOf('archive.usage.backup', 1)
  const isOutput = wanted === '-'
  if (isOutput && process.stdout.isTTY) {
    toError(t('archive.usage.backup'))
    process.exitCode = 2
    return
  }
  const say = isOutput ? toError : toOutput
  const path = isOutput ? '' : fileFor(wanted)
  const began = performance.now()
  const place = await instancePlace(configuration())
  const sql = connect(place.access, { role: 'owner', max: 1, name: 'maillage backup' })
  try {
    say(t('archive.from', { label: place.label }))
    const make = (write: (bytes: Uint8Array) => Promise<void>): Promise<Made> =>
      writeArchive(sql, write, { version: productVersion(), now: () => new Date(), onTable: sayTable(say) })
    const { manifest, bytes } = isOutput ? await make(writeOut) : await newFile(path, make)
    const facts = { size: sizeOf(bytes), ...sizesIn(manifest) }
    say(
      isOutput ? t('archive.madeToOutput', facts) : t('archive.made', { ...facts, path, seconds: secondsSince(began) }),
    )
  } finally {
    await sql.end({ timeout: 1 })
    await place.leave()
  }
})
