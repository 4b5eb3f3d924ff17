// Searching in the texts that one may read: all words, as stems or as beginnings, with exact phrases and words to leave out.
import type { Given, Reply } from '../../shared/api.ts'
import { excerptOf, runsOf, searchTerms, singular, type SearchTerms } from '../../shared/rules/search-terms.ts'
import type { FoundDocument } from '../../shared/schemas/search.ts'
import type { SignedIn } from '../context.ts'
import type { Sql } from '../db/connect.ts'
import { foundDocuments } from './found-documents.ts'
import { namesFor } from './naming.ts'

const mostDocuments = 20
const mostPassages = 3

type PassageRow = { documentId: string; blockId: string | null; section: string; text: string }

/** Best first: title and headings count before the latest change. [Q2] [Q3] */
export async function search(ctx: SignedIn, { sought, demarcheId }: Given<'search'>): Promise<Reply<'search'>> {
  const terms = searchTerms(sought)
  if (terms.words.length + terms.phrases.length === 0) return { documents: [], more: false }
  const found = await foundDocuments(ctx, terms, demarcheId ?? null, mostDocuments + 1)
  const best = found.slice(0, mostDocuments)
  const passages = await passagesOf(
    ctx.sql,
    best.map(({ id }) => id),
    terms,
  )
  const demarcheOf = new Map(best.map((row) => [row.id, row.demarcheId]))
  const inPlace = (documentId: string, text: string) => ({ demarcheId: demarcheOf.get(documentId) ?? '', text })
  const shown = await namesFor(
    ctx.sql,
    passages.flatMap(({ documentId, section, text }) => [section, text].map((one) => inPlace(documentId, one))),
  )
  const words = [...terms.words, ...terms.phrases.flat()]
  const stems = await stemsOf(ctx.sql, words)
  const documents = best.map((row): FoundDocument => {
    const { id, demarcheId: inDemarche, demarcheTitle, title, state, changedAt } = row
    return {
      documentId: id,
      demarcheId: inDemarche,
      demarcheTitle,
      title,
      titleRuns: runsOf(title, words, stems),
      state,
      changedAt: changedAt.toISOString(),
      passages: passages
        .filter(({ documentId }) => documentId === id)
        .map(({ blockId, section, text: kept }) => {
          const text = shown(inPlace(id, kept))
          return {
            blockId,
            section: shown(inPlace(id, section)),
            ...excerptOf(text, runsOf(text, words, stems)),
          }
        }),
    }
  })
  return { documents, more: found.length > best.length }
}

/** Of each document, the passages that say most of what was looked for. */
async function passagesOf(sql: Sql, documentIds: readonly string[], terms: SearchTerms): Promise<PassageRow[]> {
  if (documentIds.length === 0) return []
  const any = [...terms.words.map((word) => [word]), ...terms.phrases]
    .map(
      (phrase) => sql`(phraseto_tsquery('pg_catalog.simple', ${phrase.map(singular).join(' ')}) ||
        plainto_tsquery('pg_catalog.french', ${phrase.join(' ')}) || ${beginning(sql, phrase)})`,
    )
    .reduce((before, part) => sql`${before} || ${part}`)
  return sql<PassageRow[]>`
    with q as materialized (select ${any} as q)
    select document_id, block_id, section, text from (
      select p.document_id, p.block_id, p.section, p.text, p.place, row_number() over (
        partition by p.document_id order by ts_rank(p.words, q.q) desc, p.is_heading desc, p.place) as nth
      from q join document_passage p on p.words @@ q.q
      where p.document_id = any(${[...documentIds]}::uuid[])
    ) ranked
    where nth <= ${mostPassages} order by document_id, place`
}

const beginning = (sql: Sql, phrase: readonly string[]) =>
  phrase.length === 1 ? sql`to_tsquery('pg_catalog.simple', ${`${singular(phrase[0] ?? '')}:*`})` : sql`''::tsquery`

async function stemsOf(sql: Sql, words: readonly string[]): Promise<string[]> {
  const rows = await sql<{ stem: string | null }[]>`
    select (ts_lexize('pg_catalog.french_stem', word))[1] as stem
    from unnest(${[...words]}::text[]) with ordinality as w (word, n) order by n`
  return rows.map(({ stem }) => stem ?? '')
}
