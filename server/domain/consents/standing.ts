// Which answers of organisations stand, and who holds their mandate: the two questions that all of consents ask of the rows.
import { createHash } from 'node:crypto'
import type { Sql } from '../../db/connect.ts'
import type { Tx } from '../../db/transaction.ts'

/** What is kept of the words that were consented to, beside the words. */
export const hashOfWords = (words: string): Buffer => createHash('sha256').update(words, 'utf8').digest()

/**
 * Of these documents, the last answer of each organisation to each section: `document_id, block_id, organisation_id, name, value,
 * reason, at, round_id, voter, position, stale_at, stale_position, is_gone`. One that was merged is the one that it is now; one that
 * was typed is known by how it was written.
 */
export const standingConsents = (sql: Sql | Tx, documentIds: readonly string[]) => sql`
  select distinct on (r.document_id, r.block_id, coalesce(o.merged_into::text, o.id::text, nullif(lower(c.organisation_text), ''), c.voter::text))
    r.document_id, r.block_id, coalesce(o.merged_into, o.id) as organisation_id, coalesce(k.name, o.name, c.organisation_text) as name,
    c.value, c.reason, c.at, c.round_id, c.voter, c.person_id, r.workshop_id, r.position::float8 as position, r.stale_at,
    r.stale_position::float8 as stale_position, r.stale_at is not null and r.stale_hash is null as is_gone
  from consent_round r join section_consent c on c.round_id = r.round_id
  left join organisation o on o.id = c.organisation_id left join organisation k on k.id = o.merged_into
  where r.document_id = any(${[...documentIds]}::text[]::uuid[])
  order by r.document_id, r.block_id, coalesce(o.merged_into::text, o.id::text, nullif(lower(c.organisation_text), ''), c.voter::text),
    c.at desc, r.round_id desc`

/**
 * Whether a member `s` of the démarche holds the mandate for an answer `c` (its `person_id`, its `organisation_id` of today): whoever
 * gave it with their account, and until there are mandates those who belong to the organisation, observers apart (decisions/041). [A113]
 */
export const holdsMandate = (sql: Sql | Tx) => sql`
  (s.person_id = c.person_id or (s.role <> 'observer' and exists (
    select from affiliation b where b.person_id = s.person_id and b.organisation_id = c.organisation_id)))`
