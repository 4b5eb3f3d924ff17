// How the commands of archives speak: French sentences with their numbers, progress, and refusals with the exit code 1.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { CannotStart } from '../../cannot-start.ts'
import { readConfig, warnings, type Config } from '../../config.ts'
import { inWords } from '../../db/archive/places.ts'
import type { Manifest } from '../../db/archive/manifest.ts'
import { ArchiveRefusal } from '../../db/archive/refusal.ts'
import type { Finding } from '../../history/verify.ts'
import type { Verification } from '../../history/verify-all.ts'
import { projectRoot } from '../../project-root.ts'
import { timeZone } from '../../../shared/local-time.ts'
import { archive } from '../../../shared/text/fr/archive.ts'
import { plural, words } from '../../../shared/text/words.ts'

export const t = words(archive)

/** Of package.json. */
export function productVersion(): string {
  const { version } = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8')) as { version: string } // our own file
  return version
}

export type Speaker = (line: string) => void

export const toOutput: Speaker = (line) => void process.stdout.write(`${line}\n`)
export const toError: Speaker = (line) => void process.stderr.write(`${line}\n`)

/** The configuration of this command. What it warns of goes where it disturbs no archive. */
export function configuration(): Config {
  const config = readConfig()
  for (const line of warnings(config)) toError(line)
  return config
}

const numbers = new Intl.NumberFormat('fr')

/** A table that has words for what it holds. */
type Table = keyof typeof archive extends infer Key ? (Key extends `archive.one.${infer Name}` ? Name : never) : never

const isTable = (name: string): name is Table => `archive.one.${name}` in archive

/** « 3 documents », « 1 édition »: never the name of a table. [B13] */
export function counted(n: number, table: string): string {
  const name = isTable(table) ? table : 'other'
  return t(plural(n, `archive.one.${name}` as const, `archive.many.${name}` as const), { n: numbers.format(n) })
}

/** What a refusal names, for people: what a table holds, a place in the file, and anything else as it is. */
export function nameOf(what: string): string {
  if (/^\d+$/.test(what)) return t('archive.atByte', { n: what })
  const names = what.split(', ').map((one) => {
    const table = /^(?:tables\/)?(\w+)/.exec(one)?.[1] ?? ''
    return isTable(table) ? t(`archive.many.${table}`, { n: '' }).trim() : one
  })
  return [...new Set(names)].join(', ')
}

/** The three numbers by which an instance is known again. */
export const sizesOf = (counts: { documents: number; people: number; editions: number }) => ({
  documents: counted(counts.documents, 'document'),
  people: counted(counts.people, 'person'),
  editions: counted(counts.editions, 'document_update'),
})

export const sizesIn = ({ instance, tables }: Manifest) =>
  sizesOf({ ...instance, editions: tables.find(({ name }) => name === 'document_update')?.rows ?? 0 })

export function sizeOf(bytes: number): string {
  const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const
  const step = Math.min(units.length - 1, Math.floor(Math.log10(Math.max(bytes, 1)) / 3))
  const format = { style: 'unit', unit: units[step] ?? 'byte', maximumFractionDigits: 1 } as const
  return new Intl.NumberFormat('fr', format).format(bytes / 1000 ** step)
}

export const momentOf = (iso: string): string =>
  new Intl.DateTimeFormat('fr', { dateStyle: 'long', timeStyle: 'short', timeZone }).format(new Date(iso))

export const secondsSince = (began: number): string =>
  new Intl.NumberFormat('fr', { maximumFractionDigits: 1 }).format((performance.now() - began) / 1000)

export const sayTable =
  (say: Speaker) =>
  (name: string, rows: number): void => {
    if (rows > 0) say(t('archive.table', { counted: counted(rows, name) }))
  }

/** At most a screenful: the number is said in any case. */
export function sayFindings(say: Speaker, findings: readonly Finding[]): void {
  for (const { documentId, position, problem } of findings.slice(0, 50)) {
    say(t('archive.finding', { documentId, position, problem: t(`archive.problem.${problem}`) }))
  }
  say(t('archive.findings', { n: findings.length }))
}

export function sayVerified(say: Speaker, { documents, rows, snapshots, clients }: Verification): void {
  const facts = {
    documents: counted(documents, 'document'),
    editions: counted(rows, 'document_update'),
    snapshots: counted(snapshots, 'document_snapshot'),
    clients: counted(clients, 'document_client'),
  }
  say(t('archive.verified', facts))
}

/** Whose `what` is a table or a place in the file. */
const places = new Set(['notAnArchive', 'incomplete', 'damaged', 'missingTable', 'brokenReference', 'notEmpty'])

function refused({ reason, what }: ArchiveRefusal): string {
  const isOurs = reason === 'notEmpty' && what.split(', ').every(isTable)
  if (isOurs) return t('archive.refused.notEmpty', { what: t('archive.anInstance') })
  return t(`archive.refused.${reason}`, { what: places.has(reason) ? nameOf(what) : what })
}

/** Runs a command to its end: what is expected to go wrong is said in words, a bug keeps its stack. */
export async function run(command: () => Promise<void>): Promise<void> {
  try {
    await command()
  } catch (thrown) {
    const error = inWords(thrown, 'PostgreSQL')
    if (!(error instanceof CannotStart)) throw error
    toError(error instanceof ArchiveRefusal ? refused(error) : error.message)
    process.exitCode = 1
  }
}

/** The arguments, or the usage and exit code 2 when they are not understood. */
export function argumentsOf(
  usage: keyof typeof archive & `archive.usage.${string}`,
  most: number,
  flags: string[] = [],
) {
  const given = process.argv.slice(2)
  const options = given.filter((argument) => argument.startsWith('--'))
  const [first, ...rest] = given.filter((argument) => !argument.startsWith('--'))
  if (options.some((option) => !flags.includes(option)) || rest.length > 0 || (most === 0 && first !== undefined)) {
    toError(t(usage))
    process.exit(2)
  }
  return { first, has: (flag: string) => options.includes(flag) }
}
