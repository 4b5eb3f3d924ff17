// The words of a section are others than those that were consented to: marked once, and told once to those who hold a mandate. [A112] [A113]
import { topic } from '../../../shared/topics.ts'
import { announce, type Tx } from '../../db/transaction.ts'
import { hashOfWords, holdsMandate } from './standing.ts'

/** A text as it was read: up to where, when its last row was written, and the words of any of its sections. */
export type ReadSections = { position: number; at: Date; wordsOf(blockId: string): string | null }

type Standing = { roundId: string; blockId: string; textHash: Uint8Array }

/**
 * In the transaction of whoever has read furthest, and of nobody else: what was read before a round began tells nothing of it. Words
 * that come back do not make a consent fresh: it was seen to be stale. What was changed and taken back between two readings never was.
 */
export async function markStale(tx: Tx, documentId: string, { position, at, wordsOf }: ReadSections): Promise<void> {
  const rounds = await tx<Standing[]>`
    select round_id, block_id, text_hash from consent_round
    where document_id = ${documentId} and stale_at is null and position <= ${position} order by round_id for no key update`
  const stale: string[] = []
  for (const { roundId, blockId, textHash } of rounds) {
    const words = wordsOf(blockId)
    const hash = words === null ? null : hashOfWords(words)
    if (hash?.equals(textHash)) continue
    await tx`
      update consent_round set stale_position = ${position}, stale_hash = ${hash}, stale_at = coalesce(
        (select u.at from document_update u where u.document_id = ${documentId} and u.position = ${position}), ${at})
      where round_id = ${roundId}`
    stale.push(roundId)
  }
  if (stale.length === 0) return
  await announce(tx, topic.document(documentId))
  await tellHolders(tx, documentId, stale, at)
}

/** One line for each person and document. Whoever was told is not told again before an organisation of theirs has answered again. */
export async function tellHolders(tx: Tx, documentId: string, roundIds: readonly string[], at: Date): Promise<void> {
  const told = await tx<{ personId: string }[]>`
    with held as (
      select s.person_id, c.round_id, c.at from (
        select a.round_id, a.at, a.person_id, coalesce(o.merged_into, o.id) as organisation_id from consent_round r
        join section_consent a on a.round_id = r.round_id left join organisation o on o.id = a.organisation_id
        where r.document_id = ${documentId}) c
      join document d on d.id = ${documentId} join membership s on s.demarche_id = d.demarche_id where ${holdsMandate(tx)})
    insert into consent_notice (document_id, person_id, at)
    select distinct ${documentId}::uuid, person_id, ${at}::timestamptz from held
    where round_id = any(${[...roundIds]}::text[]::uuid[])
      and not exists (select from consent_notice n where n.document_id = ${documentId} and n.person_id = held.person_id
        and not exists (select from held later where later.person_id = n.person_id and later.at > n.at))
    on conflict (document_id, person_id) do update set at = excluded.at, seen_at = null
    returning person_id`
  for (const { personId } of told) await announce(tx, topic.person(personId))
}
