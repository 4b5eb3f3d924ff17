// The index of what texts say: which texts it lags behind, and replacing what it holds of one. Only ever made from the logs.
import { withNames } from '../../shared/document/named-places.ts'
import type { Passage, Reference } from '../../shared/document/passages.ts'
import { marksOfPassages } from '../../shared/rules/phrase-marks.ts'
import { topic } from '../../shared/topics.ts'
import type { Sql } from '../db/connect.ts'
import { sqlState } from '../db/connect.ts'
import { announce, transaction, type Tx } from '../db/transaction.ts'
import { markStale } from './consents/staleness.ts'
import { storedText, type StoredText } from '../history/stored-text.ts'

/** What was read of a text, for `replaceIndex`. */
export interface ReadOfText {
  passages: Passage[]
  references: Reference[]
  words: number
  mentionedBy: [blockId: string, targetId: string, client: number][]
  /** Of any of its sections; missing where the text could not be read. */
  wordsOf?: (blockId: string) => string | null
}

/** A text is read when nobody wrote in it for a moment, and now and then while they do. */
const readAfter = { quietMs: 2_000, latestMs: 15_000 } as const

/** Documents whose log went on since they were last read, the longest waiting first. */
export async function staleTexts(sql: Sql, now: Date, limit: number): Promise<string[]> {
  const quiet = new Date(now.getTime() - readAfter.quietMs)
  const latest = new Date(now.getTime() - readAfter.latestMs)
  const rows = await sql<{ documentId: string }[]>`
    select h.document_id
    from document_head h left join document_index i on i.document_id = h.document_id
    where (h.position > coalesce(i.position, 0) and (i.read_at <= ${latest} or not exists (
      select from document_update u
      where u.document_id = h.document_id and u.position = h.position and u.at > ${quiet})))
      or (coalesce(i.read_at, '-infinity') <= ${latest}
        and exists (select from consent_round r where r.document_id = h.document_id and r.is_unread))
    order by i.read_at nulls first limit ${limit}`
  return rows.map(({ documentId }) => documentId)
}

/** Documents read before it was kept which words follow each other (`pairs`): a phrase is looked for in all of their text. */
export async function unmarkedTexts(sql: Sql, limit: number): Promise<string[]> {
  const rows = await sql<{ documentId: string }[]>`
    select i.document_id from document_index i join document_head h on h.document_id = i.document_id
    where i.pairs is null order by i.changed_at desc limit ${limit}`
  return rows.map(({ documentId }) => documentId)
}

/** The text as stored now; null when it has no log. */
export const textToRead = (sql: Sql, documentId: string): Promise<StoredText | null> =>
  transaction(sql, (tx) => storedText(tx, documentId), 'isolation level repeatable read read only')

/** Puts what was read up to `position` in the place of what was there. Nothing happens when somebody has read as far. */
export async function replaceIndex(
  sql: Sql,
  documentId: string,
  read: ReadOfText & { position: number; at: Date },
): Promise<void> {
  const write = (longest: number) =>
    transaction(sql, async (tx) => {
      if (!(await moveIndex(tx, documentId, read, longest))) return
      await putPassages(tx, documentId, read.passages)
      await putReferences(tx, documentId, read.references)
      await putMentions(tx, documentId, read)
      const { wordsOf } = read
      if (wordsOf) await markStale(tx, documentId, { ...read, wordsOf })
    })
  // What a vector of words may hold is limited: of a text full of nonsense, the beginning is searched.
  await write(400_000).catch((error: unknown) => {
    if (sqlState(error) !== tooMuch) throw error
    return write(40_000)
  })
}

/** program_limit_exceeded */
const tooMuch = '54000'

async function moveIndex(
  tx: Tx,
  documentId: string,
  { passages, words, position, at }: ReadOfText & { position: number; at: Date },
  longest: number,
): Promise<boolean> {
  const said = (isHeading: boolean) =>
    passages
      .filter((passage) => passage.isHeading === isHeading)
      .map(({ text }) => withNames(text))
      .join('\n')
      .slice(0, longest)
  const pairs = marksOfPassages(passages.map(({ text }) => withNames(text)))
  const moved = await tx`
    insert into document_index (document_id, demarche_id, changed_at, position, words, heads, pairs, word_count, read_at)
    select t.id, t.demarche_id, coalesce(u.at, t.created_at), ${position}, t.heads || words_of(${said(false)}), t.heads, ${pairs}, ${words}, ${at}
    from (
      select id, demarche_id, created_at, setweight(words_of(title), 'A') || setweight(words_of(${said(true)}), 'B') as heads
      from document where id = ${documentId} and not exists (
        select from document_update b
        where b.document_id = ${documentId} and b.position > ${position} and b.kind = 'redaction')
    ) t
    left join document_update u on u.document_id = t.id and u.position = ${position}
    on conflict (document_id) do update
      set changed_at = excluded.changed_at, position = excluded.position, words = excluded.words, heads = excluded.heads, pairs = excluded.pairs,
        word_count = excluded.word_count, read_at = excluded.read_at
      where document_index.position < excluded.position
        or (document_index.position = excluded.position and (document_index.pairs is null
          or exists (select from consent_round r where r.document_id = excluded.document_id and r.is_unread)))`
  return moved.count > 0
}

/**
 * A text that cannot be read: found by its title only, and not looked at again until somebody writes in it, unless organisations
 * consented to some of it: whether they still do is to be known.
 */
export async function passOver(sql: Sql, documentId: string, at: Date): Promise<void> {
  const [head] = await sql<{ position: bigint }[]>`
    select position from document_head where document_id = ${documentId}`
  if (head === undefined) return
  const nothing = { passages: [], references: [], words: 0, mentionedBy: [] }
  await replaceIndex(sql, documentId, { ...nothing, position: Number(head.position), at })
  await sql`update consent_round set is_unread = true where document_id = ${documentId} and stale_at is null`
}

/** Only what differs is written: somebody types in one passage out of a thousand. */
async function putPassages(tx: Tx, documentId: string, passages: readonly Passage[]): Promise<void> {
  const rows = passages.map((passage, place) => ({ ...passage, place, sought: withNames(passage.text) }))
  await tx`
    insert into document_passage (document_id, place, block_id, section, is_heading, text, words)
    select ${documentId}, n.place, n."blockId", n.section, n."isHeading", n.text, words_of(n.sought)
    from jsonb_to_recordset(${tx.json(rows)})
      as n (place integer, "blockId" uuid, section text, "isHeading" boolean, text text, sought text)
    left join document_passage p on p.document_id = ${documentId} and p.place = n.place
    where (p.block_id, p.section, p.is_heading, p.text) is distinct from (n."blockId", n.section, n."isHeading", n.text)
    on conflict (document_id, place) do update
      set block_id = excluded.block_id, section = excluded.section, is_heading = excluded.is_heading, text = excluded.text,
        words = excluded.words`
  await tx`delete from document_passage where document_id = ${documentId} and place >= ${passages.length}`
}

async function putReferences(tx: Tx, documentId: string, references: readonly Reference[]): Promise<void> {
  const rows = references.map((reference, place) => ({ ...reference, place }))
  await tx`delete from document_reference where document_id = ${documentId}`
  if (rows.length === 0) return
  await tx`
    insert into document_reference (document_id, kind, target_id, target_block_id, block_id, place)
    select ${documentId}, kind, "targetId", "targetBlockId", "blockId", place
    from jsonb_to_recordset(${tx.json(rows)})
      as n (kind text, "targetId" uuid, "targetBlockId" uuid, "blockId" uuid, place integer)`
}

/** Who is named anew is told; who no longer is, no longer. Moving a block, or reading a text again, tells nobody twice. [Q7] */
async function putMentions(tx: Tx, documentId: string, { references, mentionedBy, at }: ReadOfText & { at: Date }) {
  const clients = new Map(mentionedBy.map(([blockId, targetId, client]) => [`${blockId} ${targetId}`, client]))
  const rows = references.flatMap(({ kind, targetId, blockId }) =>
    kind === 'person' && blockId !== null
      ? [{ targetId, blockId, client: clients.get(`${blockId} ${targetId}`) ?? null }]
      : [],
  )
  const told = await tx<{ personId: string }[]>`
    insert into mention (document_id, person_id, block_id, actor_id, at)
    select distinct on (p.id, n."blockId") ${documentId}::uuid, p.id, n."blockId", c.actor_id, ${at}::timestamptz
    from jsonb_to_recordset(${tx.json(rows)}) as n ("targetId" uuid, "blockId" uuid, client bigint)
    join person p on p.id = n."targetId"
    left join document_client c on c.document_id = ${documentId} and c.client = n.client
    on conflict (document_id, person_id, block_id) do update
      set at = excluded.at, actor_id = excluded.actor_id, seen_at = null, gone_at = null where mention.gone_at is not null
    returning person_id`
  const gone = await tx<{ personId: string }[]>`
    update mention set gone_at = ${at}
    where document_id = ${documentId} and gone_at is null and not exists (
      select from jsonb_to_recordset(${tx.json(rows)}) as n ("targetId" uuid, "blockId" uuid)
      where n."targetId" = mention.person_id and n."blockId" = mention.block_id)
    returning person_id`
  for (const personId of new Set([...told, ...gone].map(({ personId: id }) => id)))
    await announce(tx, topic.person(personId))
}
