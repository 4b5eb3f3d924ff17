// What the tables hold of secret ballots, so that no row of one says which row of the other was written with it. [A27]
import type { SecretBallot } from '../../shared/workshop/ballots.ts'
import type { Sql } from '../db/connect.ts'
import type { Tx } from '../db/transaction.ts'
import { inOrder, type Box, type Boxes } from './boxes.ts'

export async function readBoxes(sql: Sql | Tx, workshopId: string, rounds: readonly string[]): Promise<Boxes> {
  if (rounds.length === 0) return new Map()
  const ballots = await sql<(SecretBallot & { roundId: string; credentialHash: string })[]>`
    select round_id, credential_hash, college, choice from workshop_ballot
    where workshop_id = ${workshopId} and round_id = any(${rounds}::text[]::uuid[])`
  const voters = await sql<{ roundId: string; guestId: string }[]>`
    select round_id, guest_id from workshop_voter
    where workshop_id = ${workshopId} and round_id = any(${rounds}::text[]::uuid[])`
  const read = rounds.map((roundId): [string, Box] => {
    const own = ballots.filter((ballot) => ballot.roundId === roundId)
    const box = {
      ballots: new Map(own.map(({ credentialHash, college, choice }) => [credentialHash, { college, choice }])),
      voters: new Set(voters.filter((voter) => voter.roundId === roundId).map(({ guestId }) => guestId)),
    }
    return [roundId, inOrder(box)]
  })
  return new Map(read)
}

/**
 * All rows of these rounds anew, under the lock of the workshop: in both tables they are all of one transaction, and stand in
 * the order of their keys.
 */
export async function writeBoxes(tx: Tx, workshopId: string, boxes: Boxes): Promise<void> {
  if (boxes.size === 0) return
  const rounds = [...boxes.keys()]
  const ballots = [...boxes].flatMap(([round_id, box]) =>
    [...box.ballots].map(([credential_hash, ballot]) => ({ round_id, credential_hash, ...ballot })),
  )
  const voters = [...boxes].flatMap(([round_id, box]) => [...box.voters].map((guest_id) => ({ round_id, guest_id })))
  await tx`delete from workshop_ballot where workshop_id = ${workshopId} and round_id = any(${rounds}::text[]::uuid[])`
  await tx`delete from workshop_voter where workshop_id = ${workshopId} and round_id = any(${rounds}::text[]::uuid[])`
  await tx`
    insert into workshop_ballot (workshop_id, round_id, credential_hash, college, choice)
    select ${workshopId}, round_id, credential_hash, college, choice
    from jsonb_to_recordset(${JSON.stringify(ballots)}::text::jsonb)
      r (round_id uuid, credential_hash text, college text, choice jsonb)
    order by round_id, credential_hash collate "C"`
  await tx`
    insert into workshop_voter (workshop_id, round_id, guest_id)
    select ${workshopId}, round_id, guest_id
    from jsonb_to_recordset(${JSON.stringify(voters)}::text::jsonb) r (round_id uuid, guest_id uuid)
    order by round_id, guest_id`
}
