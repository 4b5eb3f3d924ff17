// Which documents say what somebody looks for, best first: by the index, of those that they may read.
import { mayOnDocument } from '../../shared/rules/permissions.ts'
import { marksOfPhrase } from '../../shared/rules/phrase-marks.ts'
import { singular, type SearchTerms } from '../../shared/rules/search-terms.ts'
import type { SignedIn } from '../context.ts'
import type { Sql } from '../db/connect.ts'
import { readableIds, standingFacts, standingJoins, type Facts } from './standing.ts'

export type FoundRow = Facts & {
  id: string
  demarcheId: string
  demarcheTitle: string
  title: string
  changedAt: Date
}

/** Of those in which the words of a phrase may follow each other, so many are fetched together, then looked at for it. */
const together = 600

/** The first so many, best first, of those that I may read: what I may not read takes no place, and hardly any time. */
export async function foundDocuments(
  ctx: SignedIn,
  terms: SearchTerms,
  demarcheId: string | null,
  enough: number,
): Promise<FoundRow[]> {
  const phrases = phrasesOf(terms)
  if (phrases.length === 0) return foundIn(ctx, terms, { demarcheId, from: 0, most: enough })
  const all: FoundRow[] = []
  for (let from = 0; all.length < enough; from += together) {
    const found = await foundIn(ctx, terms, { demarcheId, from, most: together })
    all.push(...(await saying(ctx.sql, found, phrases, enough - all.length)))
    if (found.length < together) break
  }
  return all
}

/** `demarcheId` null: in all of my démarches. */
type Look = { demarcheId: string | null; from: number; most: number }

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
 * Those of what I may read that say all words, from one on, best first. What I may read is known first and asked of each that
 * the index names, so that the rest is neither ranked nor opened. What ranks stands beside the index: whatever the database
 * knows of how much there is, it does not read the words of a text again to compare them, which is what costs. The best
 * are looked up one by one by their ids (`offset 0` keeps it so): thought to be few, they would be compared with all there are.
 */
async function foundIn(
  { sql, principal: { personId } }: SignedIn,
  terms: SearchTerms,
  { demarcheId, from, most }: Look,
): Promise<FoundRow[]> {
  const isMeant = phrasesOf(terms)
    .map((phrase) => mayFollow(sql, phrase))
    .reduce((before, one) => sql`${before} and ${one}`, sql`true`)
  const rows = await sql<FoundRow[]>`
    with q as materialized (select ${question(sql, terms)} as q),
    mine as materialized (${readableIds(sql, personId, demarcheId)}),
    best as materialized (
      select i.document_id, i.changed_at, ts_rank(i.heads, q.q) as rank from q join document_index i on i.words @@ q.q
      where case when i.document_id in (select id from mine) then ${isMeant} else false end
      order by rank desc, i.changed_at desc, i.document_id desc limit ${most} offset ${from})
    select d.id, d.demarche_id, m.title as demarche_title, d.title, ${standingFacts(sql)}, b.changed_at
    from best b
    cross join lateral (select * from document where id = b.document_id offset 0) d ${standingJoins(sql, personId)}
    order by b.rank desc, b.changed_at desc, d.id desc`
  return rows.filter((row) => mayOnDocument('readDocument', row.role, row))
}

/** Of a text longer than this the index does not keep where each word stands. */
const longText = 4_000

const inOrder = (sql: Sql, phrase: readonly string[]) =>
  sql`phraseto_tsquery('pg_catalog.simple', ${phrase.map(singular).join(' ')})`

/** Whether a phrase may stand in a text, by what is beside its words: surely, in its title or headings, or not surely not. */
function mayFollow(sql: Sql, phrase: readonly string[]) {
  const denied = marksOfPhrase(phrase)
    .map((mark) => sql`get_bit(i.pairs, (${mark}::int % (octet_length(i.pairs) * 8))::bigint) = 0`)
    .reduce((before, one) => sql`${before} or ${one}`)
  return sql`case when ${denied} then i.heads @@ ${inOrder(sql, phrase)} else true end`
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
      (
        phrase,
      ) => sql`case when i.heads @@ ${inOrder(sql, phrase)} or i.word_count > ${longText} or i.words @@ ${inOrder(sql, phrase)} then coalesce(
        (select true from document_passage s where s.document_id = d.id and s.words @@ ${inOrder(sql, phrase)} limit 1),
        words_of(d.title) @@ ${inOrder(sql, phrase)}) else false end`,
    )
    .reduce((before, part) => sql`${before} and ${part}`)
  const said = await sql<{ id: string }[]>`
    select d.id from document d join document_index i on i.document_id = d.id
    where d.id = any(${rows.map(({ id }) => id)}::uuid[]) and ${all}`
  return said.map(({ id }) => id)
}
