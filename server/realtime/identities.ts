// The SQL of whose each Yjs clientID is: bound once to an actor in a document, and for ever.
import { randomInt } from 'node:crypto'
import type { Sql } from '../db/connect.ts'
import type { Tx } from '../db/transaction.ts'

export async function boundClients(sql: Sql | Tx, documentId: string): Promise<Map<number, string>> {
  // One row for each actor: a text of a year has thousands of clientIDs.
  const rows = await sql<{ clients: number[]; actorId: string }[]>`
    select actor_id, json_agg(client) as clients from document_client where document_id = ${documentId} group by actor_id`
  return new Map(rows.flatMap(({ clients, actorId }) => clients.map((client): [number, string] => [client, actorId])))
}

/** Whose the asked clientIDs are, by document; those that are nobody's are not in the answer. */
export async function ownersOf(
  sql: Sql | Tx,
  asked: readonly { readonly documentId: string; readonly clients: readonly number[] }[],
): Promise<Map<string, Map<number, string>>> {
  const pairs = asked.flatMap(({ documentId, clients }) => clients.map((client) => ({ documentId, client })))
  const owners = new Map<string, Map<number, string>>()
  if (pairs.length === 0) return owners
  const rows = await sql<{ documentId: string; client: bigint; actorId: string }[]>`
    select c.document_id, c.client, c.actor_id from document_client c
    join unnest(
      ${pairs.map((pair) => pair.documentId)}::text[]::uuid[], ${pairs.map((pair) => String(pair.client))}::text[]::bigint[]
    ) as t (document_id, client) on c.document_id = t.document_id and c.client = t.client`
  for (const { documentId, client, actorId } of rows) {
    const ofDocument = owners.get(documentId) ?? new Map<number, string>()
    owners.set(documentId, ofDocument.set(Number(client), actorId))
  }
  return owners
}

export async function bindClients(
  sql: Sql | Tx,
  documentId: string,
  clients: readonly number[],
  actorId: string,
  connectionId: string | null,
  at: Date,
): Promise<number> {
  const { count } = await sql`
    insert into document_client (document_id, client, actor_id, connection_id, bound_at)
    select ${documentId}::text::uuid, client, ${actorId}::text::uuid, ${connectionId}::text::uuid, ${at}
    from unnest(${clients.map(String)}::text[]::bigint[]) as t (client)
    on conflict do nothing`
  return count
}

/** In a copy everyone keeps what they wrote. */
export async function bindAsIn(
  tx: Tx,
  sourceId: string,
  documentId: string,
  clients: readonly number[],
  at: Date,
): Promise<void> {
  const { count } = await tx`
    insert into document_client (document_id, client, actor_id, connection_id, bound_at)
    select ${documentId}::text::uuid, c.client, c.actor_id, null, ${at}
    from document_client c join unnest(${clients.map(String)}::text[]::bigint[]) as t (client) on t.client = c.client
    where c.document_id = ${sourceId}::text::uuid`
  if (count !== clients.length) throw new Error(`the text of ${sourceId} holds clientIDs that are nobody's`)
}

/** A clientID that nobody has in this document, from now on the actor's. */
export async function newClient(sql: Sql, documentId: string, actorId: string, at: Date): Promise<number> {
  for (;;) {
    // 32 bits, as Yjs makes them; randomInt excludes its end.
    const client = randomInt(1, 2 ** 32)
    if ((await bindClients(sql, documentId, [client], actorId, null, at)) === 1) return client
  }
}
