// What organisations answered, as rows: written with the turn of the workshop that closed the ballot. [A111]
import { topic } from '../../../shared/topics.ts'
import type { GivenConsent } from '../../../shared/workshop/section.ts'
import { announce, type Tx } from '../../db/transaction.ts'
import type { SectionTurn } from '../../workshop/port.ts'
import { renewHolders, tellHolders } from './staleness.ts'

type Maker = { now(): Date }

/** The rows say what the log says: those of a ballot that is open again, or of a round that was taken back, are gone. */
export async function recordSections(tx: Tx, { now }: Maker, turn: SectionTurn): Promise<void> {
  const { workshopId, opened, rounds, reasons, goneGuests, isCut } = turn
  for (const { roundId, section } of opened) {
    const { documentId, blockId, position, hash } = section
    await tx`
      insert into consent_round (round_id, workshop_id, document_id, block_id, text_hash, position, opened_at)
      values (${roundId}, ${workshopId}, ${documentId}, ${blockId}, ${Buffer.from(hash, 'hex')}, ${position}, ${now()})
      on conflict (round_id) do nothing`
  }
  for (const { roundId, consents } of rounds) await putConsents(tx, now(), workshopId, roundId, consents)
  for (const { roundId, voters, reason } of reasons) {
    await tx`
      update section_consent set reason = ${reason} where round_id = ${roundId} and voter = any(${voters}::text[]::uuid[])`
  }
  if (goneGuests.length > 0) {
    await tx`
      update section_consent set reason = '', organisation_text = '', guest_id = null, person_id = null
      where guest_id = any(${goneGuests}::text[]::uuid[])
        and round_id in (select round_id from consent_round where workshop_id = ${workshopId})`
  }
  if (isCut) {
    await tx`
      update section_consent set organisation_text = '', guest_id = null, person_id = null
      where round_id in (select round_id from consent_round where workshop_id = ${workshopId})`
  }
  await announceDocuments(tx, workshopId)
}

async function putConsents(
  tx: Tx,
  at: Date,
  workshopId: string,
  roundId: string,
  consents: readonly GivenConsent[],
): Promise<void> {
  await tx`
    delete from section_consent
    where round_id = ${roundId} and voter <> all(${consents.map(({ voter }) => voter)}::text[]::uuid[])`
  const [round] = await tx<{ documentId: string }[]>`select document_id from consent_round where round_id = ${roundId}`
  if (!round || consents.length === 0) return
  const { documentId } = round
  await tx`
    insert into section_consent (round_id, voter, organisation_id, organisation_text, guest_id, person_id, value, reason, at)
    select ${roundId}, n.voter, n."organisationId", case when n."organisationId" is null then n.organisation else '' end, n."guestId",
      p.id, n.value, n.reason, ${at}
    from jsonb_to_recordset(${tx.json(consents.map((one) => ({ ...one })))})
      as n (voter uuid, "organisationId" uuid, organisation text, "guestId" uuid, value text, reason text)
    left join workshop_guest g on g.workshop_id = ${workshopId} and g.id = n."guestId"
    left join person p on p.id = g.person_id and p.erased_at is null
    on conflict (round_id, voter) do update set organisation_id = excluded.organisation_id, organisation_text = excluded.organisation_text,
      guest_id = excluded.guest_id, person_id = excluded.person_id, value = excluded.value, reason = excluded.reason, at = excluded.at`
  await renewHolders(tx, documentId, roundId)
  // The text may have been written in while people answered: they are told as if it had been just after.
  const [stale] = await tx`
    select 1 from consent_round where round_id = ${roundId} and stale_at is not null for no key update`
  if (stale) await tellHolders(tx, documentId, [roundId], at)
}

async function announceDocuments(tx: Tx, workshopId: string): Promise<void> {
  const rows = await tx<{ documentId: string }[]>`
    select distinct document_id from consent_round where workshop_id = ${workshopId}`
  for (const { documentId } of rows) await announce(tx, topic.document(documentId))
}
