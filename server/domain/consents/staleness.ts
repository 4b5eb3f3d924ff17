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
  await tx`update consent_round set is_unread = false where document_id = ${documentId} and is_unread and position <= ${position}`
  if (stale.length === 0) return
  await announce(tx, topic.document(documentId))
  await tellHolders(tx, documentId, stale, at)
}

/** Whose mandates the answers of these rounds are, once each. */
const holdersOf = (tx: Tx, documentId: string, roundIds: readonly string[]) => tx`
  select distinct s.person_id from (
    select a.person_id, coalesce(o.merged_into, o.id) as organisation_id
    from section_consent a left join organisation o on o.id = a.organisation_id
    where a.round_id = any(${[...roundIds]}::text[]::uuid[])) c
  join document d on d.id = ${documentId} join membership s on s.demarche_id = d.demarche_id where ${holdsMandate(tx)}`

/** One line for each person and document. Whoever was told is not told again before an organisation of theirs has answered again. */
export async function tellHolders(tx: Tx, documentId: string, roundIds: readonly string[], at: Date): Promise<void> {
  const told = await tx<{ personId: string }[]>`
    insert into consent_notice (document_id, person_id, at)
    select ${documentId}::uuid, h.person_id, ${at}::timestamptz from (${holdersOf(tx, documentId, roundIds)}) h order by h.person_id
    on conflict (document_id, person_id) do update set at = excluded.at, seen_at = null, renewed = false where consent_notice.renewed
    returning person_id`
  for (const { personId } of told) await announce(tx, topic.person(personId))
}

/** Organisations have answered in this round: their people are told of what changes from now on. */
export async function renewHolders(tx: Tx, documentId: string, roundId: string): Promise<void> {
  const renewed = await tx<{ personId: string }[]>`
    update consent_notice n set renewed = true from (${holdersOf(tx, documentId, [roundId])}) h
    where n.document_id = ${documentId} and n.person_id = h.person_id returning n.person_id`
  for (const { personId } of renewed) await announce(tx, topic.person(personId)) // a line may be gone
}
