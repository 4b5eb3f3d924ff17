// What a pack is made of: the text as it was locked, and what is known of it today. The same facts give the same bytes: nothing in it
// says when it was made.
import { linesOf } from '../../../shared/document/lines.ts'
import type { DocumentJson } from '../../../shared/document/schema.ts'
import { AppError } from '../../../shared/errors.ts'
import { packFileWords } from '../../../shared/text/fr/pack-files.ts'
import { words } from '../../../shared/text/words.ts'
import type { SignedIn } from '../../context.ts'
import type { Known } from '../../exchange/outline.ts'
import { hexOf, slipName, slipOf, type PackPart } from '../../exchange/pack.ts'
import { updatesUntil } from '../../history/stored-text.ts'
import { imagesIn, versionBytes } from '../../history/version-hash.ts'
import { knownOf } from '../exchange/exporting.ts'
import { erasedIn } from './erased-passages.ts'
import { changesTable, tableFile, type FileTable } from './exporting.ts'
import { readComparison } from './moments.ts'
import { packLetter, type PackFacts, type PackTable } from './pack-letter.ts'
import { consentsTable, organisationsTable, sourcesTable } from './pack-tables.ts'
import { imageHashes } from './sealing.ts'
import type { HistoryStanding } from './standing.ts'
import { versionsSeen, type VersionRow } from './versions.ts'

const t = words(packFileWords)

export type LockedRow = VersionRow & {
  title: string
  epoch: number
  hash: Buffer
  headHash: Buffer
  lockedAt: Date
} & {
  lockReason: NonNullable<VersionRow['lockReason']>
}

/** Of what may still change, there is no pack. */
export function lockedOnly(row: VersionRow): LockedRow {
  const { title, epoch, hash, headHash, lockedAt, lockReason } = row
  if (title === null || epoch === null || !hash || !headHash || !lockedAt || !lockReason) throw new AppError('notFound')
  return { ...row, title, epoch, hash, headHash, lockedAt, lockReason }
}

/** In the order of the ZIP, the slip last. */
export async function packParts(
  ctx: SignedIn,
  standing: HistoryStanding,
  version: LockedRow,
  signal: AbortSignal,
): Promise<PackPart[]> {
  const { documentId } = standing
  const { epoch, title } = version
  const text = await ctx.exchange.textOf(await updatesUntil(ctx.sql, documentId, version.position))
  const json = versionBytes({ epoch, title, text, images: await imageHashes(ctx.sql, imagesIn(text)) })
  const demarche = await demarcheOf(ctx, documentId)
  const known = await knownOfVersion(ctx, version, demarche, text)
  const previous = await lockedBefore(ctx, standing, version)
  const tables = await tablesOf(ctx, version, previous, text)
  const facts: PackFacts = {
    demarche: { id: standing.demarcheId, title: demarche.title },
    document: { id: documentId, title, address: `${ctx.publicUrl()}/documents/${documentId}` },
    version: slipVersion(version),
    erasedPassages: (await erasedIn(ctx.sql, documentId)).get(version.id)?.passages ?? 0,
    redactions: await reasonsOf(ctx, version),
    textHash: hexOf(json),
    lockReason: version.lockReason,
    previous: previous?.name ?? null,
    tables: tables.map(([name]) => name),
  }
  const parts: PackPart[] = [
    { name: 'LISEZ-MOI.txt', bytes: packLetter(facts) },
    { name: 'texte.pdf', bytes: await ctx.exchange.writeText('pdf', text, known, signal) },
    { name: 'texte.odt', bytes: await ctx.exchange.writeText('odt', text, known, signal) },
    { name: 'texte.json', bytes: json },
    ...tables.flatMap(([name, table]) =>
      (['ods', 'csv'] as const).map((format) => ({ name: `${name}.${format}`, bytes: tableFile(table, format) })),
    ),
  ]
  return [...parts, slipPart(facts, parts)]
}

function slipPart(facts: PackFacts, parts: readonly PackPart[]): PackPart {
  const { demarche, document, version, erasedPassages, redactions } = facts
  const slip = slipOf({ demarche, document, version, erasedPassages, redactions }, parts)
  return { name: slipName, bytes: new TextEncoder().encode(`${JSON.stringify(slip, null, 2)}\n`) }
}

const slipVersion = ({ id, name, position, lockReason, lockDate, lockedAt, hash, headHash }: LockedRow) => ({
  id,
  name,
  position,
  lock: { reason: lockReason, date: lockDate, at: lockedAt.toISOString() },
  hash: hash.toString('hex'),
  head: headHash.toString('hex'),
})

type Demarche = { title: string; numbered: boolean }

async function demarcheOf({ sql }: SignedIn, documentId: string): Promise<Demarche> {
  const [row] = await sql<Demarche[]>`
    select m.title, d.numbered from document d join demarche m on m.id = d.demarche_id where d.id = ${documentId}`
  if (!row) throw new AppError('notFound')
  return row
}

/** Dated as it was locked, under its hash: that stands on the first page of what is read. */
async function knownOfVersion(
  ctx: SignedIn,
  { documentId, title, name, hash, lockedAt }: LockedRow,
  { title: demarche, numbered }: Demarche,
  text: DocumentJson,
): Promise<Known> {
  const known = await knownOf(ctx, documentId, { title, demarche, numbered }, await ctx.exchange.pointedInText(text))
  const subtitle = t('pack.file.subtitle', { demarche, version: name, hash: hash.toString('hex') })
  return { ...known, subtitle, date: lockedAt }
}

const lockedBefore = async (
  ctx: SignedIn,
  standing: HistoryStanding,
  { position }: LockedRow,
): Promise<VersionRow | undefined> =>
  (await versionsSeen(ctx.sql, standing)).filter((one) => one.lockedAt !== null && one.position < position).at(-1)

/** Those that have a line. */
async function tablesOf(
  ctx: SignedIn,
  { documentId, position }: LockedRow,
  previous: VersionRow | undefined,
  text: DocumentJson,
): Promise<[PackTable, FileTable][]> {
  const changes = previous && (await readComparison(ctx, { documentId, from: previous.position, to: position }))
  const all: [PackTable, FileTable | null][] = [
    ['modifications', changes ? await changesTable(ctx, documentId, changes) : null],
    ['sources', await sourcesTable(ctx, documentId, linesOf(text))],
    ['consentements', await consentsTable(ctx, documentId)],
    ['organisations', await organisationsTable(ctx, documentId, position)],
  ]
  return all.filter((one): one is [PackTable, FileTable] => one[1] !== null && one[1].rows.length > 0)
}

/** Why it says something else than when it was locked. */
async function reasonsOf({ sql }: SignedIn, { id, documentId }: LockedRow): Promise<string[]> {
  const rows = await sql<{ reason: string }[]>`
    select r.reason from document_redaction r
    where r.document_id = ${documentId} and exists (select from jsonb_array_elements(r.versions) v where v ->> 0 = ${id})
    order by r.position`
  return rows.map(({ reason }) => reason)
}
