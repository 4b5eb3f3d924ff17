// Words that stand in a locked version and that their author erased since: the version is flagged by the places, never by the words. It
// stays as it was locked: the record of what was put to an assembly (decisions/043).
import { isWritable } from '../../../shared/rules/document-states.ts'
import { mayOnDocument } from '../../../shared/rules/permissions.ts'
import type { ErasedPassages } from '../../../shared/schemas/history.ts'
import { topic } from '../../../shared/topics.ts'
import { quotes } from '../../../shared/workshop/quotes.ts'
import { AppError } from '../../../shared/errors.ts'
import type { Services } from '../../context.ts'
import type { Sql } from '../../db/connect.ts'
import { announce, type Tx } from '../../db/transaction.ts'
import { updatesUntil } from '../../history/stored-text.ts'
import type { TakenWords } from '../../workshop/port.ts'
import type { DocumentStanding } from '../standing.ts'
import type { HistoryStanding } from './standing.ts'

type Maker = Pick<Services, 'now' | 'log'> & { exchange: Pick<Services['exchange'], 'linesIn'> }

/** What a locked version says, at a position of its log: several versions may stand there. */
type LockedText = { documentId: string; position: number; isIndexed: boolean }

type Place = { blockId: string; text: string }

/** In the transaction in which the words go: afterwards nobody knows them. [H112] */
export async function flagErased(tx: Tx, maker: Maker, { demarcheId, taken }: TakenWords): Promise<void> {
  const erased = taken.filter(({ how }) => how === 'erased')
  if (erased.length === 0) return
  const contributions = erased.flatMap(({ contributionId }) => contributionId ?? [])
  const flagged: { documentId: string; position: number; blockId: string }[] = []
  for (const text of await lockedTexts(tx, demarcheId)) {
    const { documentId, position } = text
    const linked = await blocksMadeOf(tx, documentId, contributions)
    const isSaid = (place: Place) =>
      erased.some(({ words, contributionId }) =>
        quotes(place.text, words, linked.has(`${place.blockId} ${contributionId}`) ? 1 : undefined),
      )
    // Of the texts of today the index tells which quote anything: only these are read, where each line has its own place.
    const indexed = text.isIndexed ? (await indexedPlaces(tx, documentId, erased)).filter(isSaid) : null
    if (indexed?.length === 0 && linked.size === 0) continue
    const lines = (await pastLines(tx, maker, text)).filter(isSaid)
    for (const { blockId } of lines.length > 0 ? lines : (indexed ?? []))
      flagged.push({ documentId, position, blockId })
  }
  await record(tx, maker.now(), demarcheId, flagged)
}

/** `isIndexed`: the index of words says just what the version says. */
async function lockedTexts(tx: Tx, demarcheId: string): Promise<LockedText[]> {
  const rows = await tx<(Omit<LockedText, 'position'> & { position: bigint })[]>`
    select distinct v.document_id, v.position, coalesce(i.position = v.position, false) as is_indexed
    from document_version v join document d on d.id = v.document_id and d.demarche_id = ${demarcheId} and d.removed_at is null
    left join document_index i on i.document_id = v.document_id
    where v.locked_at is not null order by v.document_id, v.position`
  return rows.map((row) => ({ ...row, position: Number(row.position) }))
}

/** « block contribution » of what a restitution was made of: there a single word says enough. */
async function blocksMadeOf(tx: Tx, documentId: string, contributions: readonly string[]): Promise<Set<string>> {
  const rows = await tx<{ blockId: string; contributionId: string }[]>`
    select block_id, contribution_id from restitution_source
    where document_id = ${documentId} and contribution_id = any(${[...contributions]}::text[]::uuid[])`
  return new Set(rows.map(({ blockId, contributionId }) => `${blockId} ${contributionId}`))
}

/** A row of a table is one place there, and what stands in no line (a caption) has one too. */
async function indexedPlaces(tx: Tx, documentId: string, erased: TakenWords['taken']): Promise<Place[]> {
  const lines = erased.flatMap(({ words }) => words.split('\n').filter((line) => line.trim() !== ''))
  const rows = await tx<Place[]>`
    select p.block_id, p.text from document_passage p
    where p.document_id = ${documentId} and p.block_id is not null and exists (
      select from unnest(${lines}::text[]) l where p.words @@ plainto_tsquery('pg_catalog.french', folded(l)))`
  return [...rows]
}

/** Made again from the log, however many wait for the thread. Erasing is never refused. [A53] */
async function pastLines(tx: Tx, { exchange, log }: Maker, { documentId, position }: LockedText): Promise<Place[]> {
  try {
    return await exchange.linesIn(await updatesUntil(tx, documentId, position), true)
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    log.error({ documentId, position, error }, 'a locked version could not be read for words that were erased')
    return []
  }
}

async function record(
  tx: Tx,
  at: Date,
  demarcheId: string,
  flagged: readonly { documentId: string; position: number; blockId: string }[],
): Promise<void> {
  if (flagged.length === 0) return
  const rows = await tx<{ documentId: string }[]>`
    with new as (
      insert into version_erasure (version_id, block_id, at)
      select v.id, f."blockId", ${at} from jsonb_to_recordset(${JSON.stringify(flagged)}::text::jsonb)
        f ("documentId" uuid, position bigint, "blockId" uuid)
      join document_version v on v.document_id = f."documentId" and v.position = f.position and v.locked_at is not null
      on conflict do nothing returning version_id)
    select distinct v.document_id from new join document_version v on v.id = new.version_id`
  const documentIds = rows.map(({ documentId }) => documentId)
  const told = await tx<{ personId: string }[]>`
    insert into erasure_notice as n (document_id, person_id, at)
    select d.id, s.person_id, ${at} from document d
    join membership s on s.demarche_id = d.demarche_id and s.role = 'pilot'
    where d.demarche_id = ${demarcheId} and d.id = any(${documentIds}::text[]::uuid[])
    on conflict (document_id, person_id) do update set at = excluded.at, seen_at = null where n.seen_at is not null
    returning person_id`
  for (const documentId of documentIds) await announce(tx, topic.document(documentId))
  for (const personId of new Set(told.map((one) => one.personId))) await announce(tx, topic.person(personId))
}

type Row = { versionId: string; passages: number; since: Date; blocks: string[] }

/** Of each locked version of a document, under its id; for whoever may hand it over, since the places say where to look. [H113] */
export async function erasedSeen(sql: Sql | Tx, standing: HistoryStanding): Promise<Map<string, ErasedPassages>> {
  if (!mayOnDocument('packVersion', standing.role, standing)) return new Map()
  return erasedIn(sql, standing.documentId)
}

export async function erasedIn(sql: Sql | Tx, documentId: string): Promise<Map<string, ErasedPassages>> {
  const rows = await sql<Row[]>`
    select e.version_id, count(*)::int as passages, min(e.at) as since, array_agg(e.block_id::text order by e.block_id) as blocks
    from version_erasure e join document_version v on v.id = e.version_id
    where v.document_id = ${documentId} group by e.version_id`
  return new Map(rows.map(({ versionId, since, ...told }) => [versionId, { ...told, since: since.toISOString() }]))
}

/** Of the version that a frozen text is, for the page of the document. */
export async function erasedOfStanding(
  sql: Sql,
  standing: DocumentStanding,
): Promise<{ passages: number; position: number } | null> {
  if (isWritable(standing.state) || !mayOnDocument('packVersion', standing.role, standing)) return null
  const [row] = await sql<{ passages: number; position: bigint }[]>`
    select v.position, (select count(*)::int from version_erasure e where e.version_id = v.id) as passages
    from document_version v where v.document_id = ${standing.documentId} and v.lock_reason in ('submitted', 'adopted')
    order by v.position desc, v.locked_at desc limit 1`
  return row === undefined || row.passages === 0 ? null : { ...row, position: Number(row.position) }
}
