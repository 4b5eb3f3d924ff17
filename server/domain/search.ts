// Searching in the texts that one may read: all words, as stems or as beginnings, with exact phrases and words to leave out.
import type { Given, Reply } from '../../shared/api.ts'
import { mayOnDocument } from '../../shared/rules/permissions.ts'
import { excerptOf, runsOf, searchTerms, singular, type SearchTerms } from '../../shared/rules/search-terms.ts'
import type { FoundDocument } from '../../shared/schemas/search.ts'
import type { SignedIn } from '../context.ts'
import type { Sql } from '../db/connect.ts'
import { namesFor } from './naming.ts'
import { standingFacts, standingJoins, type Facts } from './standing.ts'

const mostDocuments = 20
const mostPassages = 3

type FoundRow = Facts & {
  id: string
  demarcheId: string
  demarcheTitle: string
  title: string
  changedAt: Date
}

type PassageRow = { documentId: string; blockId: string | null; section: string; text: string }

/** Best first: title and headings count before the latest change. [Q2] [Q3] */
export async function search(ctx: SignedIn, { sought, demarcheId }: Given<'search'>): Promise<Reply<'search'>> {
  const terms = searchTerms(sought)
  if (terms.words.length + terms.phrases.length === 0) return { documents: [], more: false }
  const found = await readable(ctx, terms, demarcheId ?? null)
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

/** As many as are shown, and one more: what I may not read is passed over, however much of it there is. */
async function readable(ctx: SignedIn, terms: SearchTerms, demarcheId: string | null): Promise<FoundRow[]> {
  const found: FoundRow[] = []
  for (let from = 0; found.length <= mostDocuments; from += atOnce) {
    const rows = await foundIn(ctx, terms, demarcheId, from)
    found.push(...rows.filter((row) => mayOnDocument('readDocument', row.role, row)))
    if (rows.length < atOnce) break
  }
  return found
}

/** The terms as one question to the index. Words are letters and figures only, so nothing typed is an operator. */
function question(sql: Sql, { words, phrases, excluded }: SearchTerms) {
  const one = (word: string, isLast: boolean) =>
    sql`(plainto_tsquery('pg_catalog.french', ${word}) || to_tsquery('pg_catalog.simple', ${isLast ? `${singular(word)}:*` : singular(word)}))`
  const parts = [
    ...words.map((word, at) => one(word, at === words.length - 1)),
    ...phrases.map((phrase) => sql`phraseto_tsquery('pg_catalog.simple', ${phrase.map(singular).join(' ')})`),
  ]
  const all = parts.reduce((before, part) => sql`${before} && ${part}`)
  return excluded.reduce(
    (before, word) => sql`${before} && !! plainto_tsquery('pg_catalog.simple', ${singular(word)})`,
    all,
  )
}

const atOnce = 400

async function foundIn(
  ctx: SignedIn,
  terms: SearchTerms,
  demarcheId: string | null,
  from: number,
): Promise<FoundRow[]> {
  const { sql, principal } = ctx
  return sql<FoundRow[]>`
    with q as materialized (select ${question(sql, terms)} as q)
    select d.id, d.demarche_id, m.title as demarche_title, d.title, ${standingFacts(sql)},
      coalesce(u.at, d.created_at) as changed_at
    from q
    join document_index i on i.words @@ q.q
    join document d on d.id = i.document_id ${standingJoins(sql, principal.personId)}
    left join document_update u on u.document_id = d.id and u.position = i.position
    where d.trashed_at is null and (${demarcheId}::uuid is null or m.id = ${demarcheId}::uuid)
    order by ts_rank(i.heads, q.q) desc, changed_at desc, d.id desc limit ${atOnce} offset ${from}`
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
