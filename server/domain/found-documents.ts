// Which documents say what somebody looks for, best first: by the index, of those that they may read.
import { mayOnDocument } from '../../shared/rules/permissions.ts'
import { marksOfPhrase } from '../../shared/rules/phrase-marks.ts'
import { singular, type SearchTerms } from '../../shared/rules/search-terms.ts'
import type { SignedIn } from '../context.ts'
import type { Sql } from '../db/connect.ts'
import { readableIfFew, standingFacts, standingJoins, type Facts } from './standing.ts'

export type FoundRow = Facts & {
  id: string
  demarcheId: string
  demarcheTitle: string
  title: string
  changedAt: Date
}

/** How many of the best are looked at first, then, when too few of them may be read; then the rest, so many at once. */
const looks = [60, 600, 6_000] as const
/** Whoever may read no more than these is answered from these alone, whatever else says what they look for. */
const fewDocuments = 600
/** Of those that hold all words of a phrase, so many are looked at for the phrase itself before all are. */
const nearest = 150

/** The first so many, best first, and perhaps more: what I may not read is passed over, however much of it there is. */
export async function foundDocuments(
  ctx: SignedIn,
  terms: SearchTerms,
  demarcheId: string | null,
  enough: number,
): Promise<FoundRow[]> {
  const where = { demarcheId, within: null, enough, from: 0 }
  const isLoose = phrasesOf(terms).length > 0
  const first = await look(ctx, terms, { ...where, most: isLoose ? nearest : looks[0], isLoose })
  if (first.isAll || first.found.length >= enough) return first.found
  const few = await readableIfFew(ctx.sql, ctx.principal.personId, demarcheId, fewDocuments)
  if (few?.length === 0) return []
  if (few) return (await look(ctx, terms, { ...where, within: few, most: fewDocuments, isLoose: false })).found
  const all = isLoose ? [] : first.found
  for (let from = isLoose ? 0 : looks[0], n = isLoose ? 0 : 1; all.length < enough; n++) {
    const most = looks[n] ?? 6_000
    const { found, isAll } = await look(ctx, terms, { ...where, from, most, isLoose: false })
    all.push(...found)
    if (isAll) break
    from += most
  }
  return all
}

type Look = {
  demarcheId: string | null
  /** Only these; null: all of my démarches. */
  within: readonly string[] | null
  enough: number
  from: number
  most: number
  isLoose: boolean
}

async function look(ctx: SignedIn, terms: SearchTerms, where: Look): Promise<{ found: FoundRow[]; isAll: boolean }> {
  const { rows, looked } = await foundIn(ctx, terms, where)
  const mine = rows.filter((row) => mayOnDocument('readDocument', row.role, row))
  return { found: await saying(ctx.sql, mine, phrasesOf(terms), where.enough), isAll: looked < where.most }
}

/** Those that ask for more than that their words are there. */
const phrasesOf = ({ phrases }: SearchTerms): string[][] => phrases.filter((phrase) => phrase.length > 1)

/** The terms as one question to the index, by which every word is there, of a phrase too. Words are letters and figures only,
 * so nothing typed is an operator. */
function question(sql: Sql, { words, phrases, excluded }: SearchTerms) {
  const one = (word: string, isLast: boolean) =>
    sql`(plainto_tsquery('pg_catalog.french', ${word}) || to_tsquery('pg_catalog.simple', ${isLast ? `${singular(word)}:*` : singular(word)}))`
  const parts = [
    ...words.map((word, at) => one(word, at === words.length - 1)),
    ...phrases.map((phrase) => sql`plainto_tsquery('pg_catalog.simple', ${phrase.map(singular).join(' ')})`),
  ]
  const all = parts.reduce((before, part) => sql`${before} && ${part}`)
  return excluded.reduce(
    (before, word) => sql`${before} && !! plainto_tsquery('pg_catalog.simple', ${singular(word)})`,
    all,
  )
}

/**
 * Those of my démarches that say all words, from one on, best first. The index is asked first and alone, and what ranks stands
 * beside it: whatever the server knows of how much there is, it neither reads the words of a text again to compare them, which
 * is what costs, nor looks up rights before what is not shown. `looked`: how many there were before rights.
 */
async function foundIn(
  { sql, principal: { personId } }: SignedIn,
  terms: SearchTerms,
  { demarcheId, within, from, most, isLoose }: Look,
): Promise<{ rows: FoundRow[]; looked: number }> {
  const phrases = isLoose ? [] : phrasesOf(terms).map((phrase) => mayFollow(sql, phrase))
  const rows = await sql<((FoundRow | { id: null }) & { looked: number })[]>`
    with q as materialized (select ${question(sql, terms)} as q),
    best as materialized (
      select i.document_id, i.changed_at, ts_rank(i.heads, q.q) as rank from q join document_index i on i.words @@ q.q
      where i.demarche_id = any(array(
        select y.demarche_id from membership y
        where y.person_id = ${personId} and (${demarcheId}::uuid is null or y.demarche_id = ${demarcheId}::uuid)))
        ${within === null ? sql`` : sql`and i.document_id = any(${[...within]}::uuid[])`}
        ${phrases.reduce((before, one) => sql`${before} and ${one}`, sql``)}
      order by rank desc, i.changed_at desc, i.document_id desc limit ${most} offset ${from})
    select d.id, d.demarche_id, m.title as demarche_title, d.title, ${standingFacts(sql)}, b.changed_at, c.looked
    from (select count(*)::int as looked from best) c
    left join (best b join document d on d.id = b.document_id and d.trashed_at is null ${standingJoins(sql, personId)}) on true
    order by b.rank desc, b.changed_at desc, d.id desc`
  return { rows: rows.filter((row) => row.id !== null), looked: rows[0]?.looked ?? 0 }
}

/** Of a text longer than this the index does not keep where each word stands. */
const longText = 4_000

const inOrder = (sql: Sql, phrase: readonly string[]) =>
  sql`phraseto_tsquery('pg_catalog.simple', ${phrase.map(singular).join(' ')})`

/** Cheap things first, in this order whatever the server thinks of it: a `case` is. The words of a text come last. */
function mayFollow(sql: Sql, phrase: readonly string[]) {
  const denied = marksOfPhrase(phrase)
    .map((mark) => sql`get_bit(i.pairs, (${mark}::int % (octet_length(i.pairs) * 8))::bigint) = 0`)
    .reduce((before, one) => sql`${before} or ${one}`)
  return sql`case when i.heads @@ ${inOrder(sql, phrase)} then true when ${denied} then false
    else i.word_count > ${longText} or i.words @@ ${inOrder(sql, phrase)} end`
}

/** Those in which the words of each phrase follow each other, within one passage or in the title. [Q4] */
async function saying(sql: Sql, rows: FoundRow[], phrases: readonly string[][], enough: number): Promise<FoundRow[]> {
  if (phrases.length === 0) return rows
  const said: FoundRow[] = []
  for (let from = 0, most = 60; from < rows.length && said.length < enough; from += most, most *= 3) {
    const some = rows.slice(from, from + most)
    const ids = new Set(await idsSaying(sql, some, phrases))
    said.push(...some.filter(({ id }) => ids.has(id)))
  }
  return said
}

async function idsSaying(sql: Sql, rows: readonly FoundRow[], phrases: readonly string[][]): Promise<string[]> {
  const all = phrases
    .map(
      (phrase) => sql`case when ${mayFollow(sql, phrase)} then coalesce(
        (select true from document_passage s where s.document_id = d.id and s.words @@ ${inOrder(sql, phrase)} limit 1),
        words_of(d.title) @@ ${inOrder(sql, phrase)}) else false end`,
    )
    .reduce((before, part) => sql`${before} and ${part}`)
  const said = await sql<{ id: string }[]>`
    select d.id from document d join document_index i on i.document_id = d.id
    where d.id = any(${rows.map(({ id }) => id)}::uuid[]) and ${all}`
  return said.map(({ id }) => id)
}
