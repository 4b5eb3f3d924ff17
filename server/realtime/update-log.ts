// The SQL of the update log: reading a document, appending a turn of all rooms in one statement, snapshots, first rows.
import type { FirstRow } from '../context.ts'
import type { Sql } from '../db/connect.ts'
import { isUnreachable } from '../db/connect.ts'
import { arrayText } from '../db/array-text.ts'
import { logChannel } from '../db/changes.ts'
import { transaction, type Tx } from '../db/transaction.ts'
import { chainHash, genesis, instantText, rangesText, sha256 } from '../history/chain.ts'
import { readState } from '../history/stored-text.ts'
import type { Range } from '../../shared/history/ranges.ts'
import { decodeContent, encodeContent, insertedBy, newsIn } from './frames.ts'
import { bindAsIn, bindClients, boundClients, ownersOf } from './identities.ts'
import type { KnownRow, Loaded, LogRow, Snapshot } from './ledger.ts'
import { readVector, roomForUpdate, writeVector } from './messages.ts'
import { relayedLimit, type RelayedRow } from './relayed.ts'
import { rowBytesOf } from './row-bytes.ts'
import type { Contest, Head, Outcome, ReadFrom, ReadOn, UpdateLog } from './store.ts'
import type { Batch } from './turn.ts'

interface RowColumns {
  position: bigint
  actorId: string
  verified: boolean
  update: Uint8Array
  ins: Range[]
  del: Range[]
  hash: Uint8Array
}

/** The last ones are null when there is no snapshot. */
interface HeadColumns {
  position: bigint
  hash: Uint8Array
  generation: number
  snapshotPosition: bigint | null
  stateLength: number
  stateVector: Uint8Array
  deletes: Uint8Array
}

/** Of one document. */
const rowsAtOnce = 500
/** A notice holds less than 8000 bytes; a document takes at most 57 of it. */
const documentsPerNotice = 120

export class PostgresUpdateLog implements UpdateLog {
  readonly #sql: Sql
  readonly #announcer: string | null
  readonly #own: Sql

  /**
   * Given the name of this process, every append is announced to the others, by the same commit. What all rooms wait for
   * goes over connections of their own, where there are such.
   */
  constructor(sql: Sql, announcer: string | null = null, own: Sql = sql) {
    this.#sql = sql
    this.#announcer = announcer
    this.#own = own
  }

  /** One consistent look at a document: nothing is appended between its head and its rows. Writes nothing. */
  load(documentId: string): Promise<Loaded | null> {
    const look = async (tx: Tx): Promise<Loaded | null> => {
      const [head] = await tx<HeadColumns[]>`
        select h.position, h.hash, d.generation,
          s.position as snapshot_position, length(s.state) as state_length, s.state_vector, s.deletes
        from document_head h join document d on d.id = h.document_id
        left join document_snapshot s on s.document_id = h.document_id
        where h.document_id = ${documentId}`
      if (head === undefined) return null
      const snapshot = await snapshotOf(tx, documentId, head)
      const [tail, relayed, bound] = await Promise.all([
        rowsAfter(tx, documentId, snapshot?.position ?? 0),
        snapshot === null ? [] : relayedUpTo(tx, documentId, snapshot.position),
        boundClients(tx, documentId),
      ])
      const { generation, hash } = head
      return { generation, position: Number(head.position), hash, snapshot, tail, relayed, bound }
    }
    return transaction(this.#sql, look, 'isolation level repeatable read read only')
  }

  /** One consistent look at all of them. Of a long absence so many rows are given at a time. */
  readOn(from: readonly ReadFrom[]): Promise<Map<string, ReadOn>> {
    return this.#readOn(this.#own, from)
  }

  async #readOn(sql: Sql | Tx, from: readonly ReadFrom[]): Promise<Map<string, ReadOn>> {
    const found = await sql<(RowColumns & { documentId: string; head: bigint; generation: number })[]>`
      select w.document_id, h.position as head, d.generation, u.*
      from unnest(
        ${from.map((one) => one.documentId)}::text[]::uuid[], ${from.map((one) => String(one.position))}::text[]::bigint[]
      ) as w (document_id, after)
      join document d on d.id = w.document_id
      join document_head h on h.document_id = w.document_id
      left join lateral (
        select position, actor_id, verified, update, ins, del, hash from document_update
        where document_id = w.document_id and position > w.after order by position limit ${rowsAtOnce}
      ) u on true
      order by w.document_id, u.position`
    const owners = await ownersOf(sql, from)
    const answer = new Map<string, ReadOn & { rows: KnownRow[] }>()
    for (const { documentId, head, generation, position, ...row } of found) {
      const one = answer.get(documentId) ?? {
        position: Number(head),
        generation,
        rows: [],
        bound: owners.get(documentId) ?? new Map<number, string>(),
      }
      // Null where nothing is missing.
      if ((position as bigint | null) !== null) one.rows.push({ ...row, position: Number(position) })
      answer.set(documentId, one)
    }
    return answer
  }

  async heads(documentIds: readonly string[]): Promise<Map<string, Head>> {
    const heads = await this.#own<{ id: string; position: bigint; generation: number }[]>`
      select d.id, h.position, d.generation from document d join document_head h on h.document_id = d.id
      where d.id = any(${documentIds}::text[]::uuid[])`
    return new Map(heads.map(({ id, position, generation }) => [id, { position: Number(position), generation }]))
  }

  async append(batches: readonly Batch[]): Promise<Outcome[]> {
    try {
      return await this.#appendTogether(this.#own, batches)
    } catch (error) {
      return this.#oneByOne(batches, error)
    }
  }

  /** One document's mistake must not keep the others waiting. A store that cannot be reached is nobody's mistake. */
  async #oneByOne(batches: readonly Batch[], error: unknown): Promise<Outcome[]> {
    if (batches.length <= 1 || isUnreachable(error)) throw error
    const outcomes: Outcome[] = []
    for (const batch of batches) {
      outcomes.push(
        await this.#appendTogether(this.#own, [batch]).then(
          ([one]) => one ?? 'failed',
          () => 'failed' as const,
        ),
      )
    }
    return outcomes
  }

  /** PostgreSQL lets those who wait for a row have it in the order in which they came: that is the turn. [L51] */
  async appendInTurn(
    { from, contested }: Contest,
    make: (found: ReadonlyMap<string, ReadOn>) => readonly Batch[],
  ): Promise<Outcome[]> {
    let batches: readonly Batch[] | null = null
    const inTurn = async (tx: Tx): Promise<Outcome[]> => {
      await tx`
        select document_id from document_head where document_id = any(${contested}::text[]::uuid[])
        order by document_id for no key update`
      // Tried again, it is what was made before: if others came between, it is stale.
      batches ??= make(await this.#readOn(tx, from))
      return batches.length === 0 ? [] : this.#appendTogether(tx, batches)
    }
    try {
      return await transaction(this.#own, inTurn)
    } catch (error) {
      return this.#oneByOne(batches ?? [], error)
    }
  }

  async #appendTogether(sql: Sql | Tx, batches: readonly Batch[]): Promise<Outcome[]> {
    const written = await this.#write(sql, batches)
    const others = batches.filter((batch) => !written.has(batch.documentId))
    const states = others.length === 0 ? new Map<string, Outcome>() : await this.#whyNot(sql, others)
    return batches.map((batch) =>
      written.has(batch.documentId) ? 'committed' : (states.get(batch.documentId) ?? 'gone'),
    )
  }

  /**
   * The documents are locked in order of id against a change of state (the `for no key update` of such a change waits for
   * the `for share`); one that is being changed is left for later, so that no text waits for another's change [L45]; each
   * head moves only from where the batch believes it to be; what moved is written.
   */
  async #write(sql: Sql | Tx, batches: readonly Batch[]): Promise<Set<string>> {
    const rows = batches.flatMap((batch) => batch.rows)
    const bindings = batches.flatMap((batch) => batch.bindings.map((b) => ({ ...b, documentId: batch.documentId })))
    const { text, rowAt, lastAt } = rowBytesOf(batches)
    const boundAt = rows[0]?.at ?? null
    const [answer] = await sql<{ documentIds: string }[]>`
      with said as materialized (
        select decode(${text}::text, 'hex') as bytes
      ), batch as (
        select * from unnest(
          ${arrayText(batches, (b) => b.documentId)}::text::uuid[], ${arrayText(batches, (b) => b.generation)}::text::int[],
          ${arrayText(batches, (b) => b.position)}::text::bigint[],
          ${arrayText(batches, (b) => b.position + b.rows.length)}::text::bigint[],
          ${arrayText(lastAt, (at) => at)}::text::int[]
        ) as t (document_id, generation, expected, position, last_at)
      ), wish as materialized (
        select * from unnest(
          ${arrayText(bindings, (b) => b.documentId)}::text::uuid[], ${arrayText(bindings, (b) => b.client)}::text::bigint[],
          ${arrayText(bindings, (b) => b.actorId)}::text::uuid[], ${arrayText(bindings, (b) => b.connectionId)}::text::uuid[]
        ) as t (document_id, client, actor_id, connection_id)
      ), held as materialized (
        select c.document_id, c.client, c.actor_id = w.actor_id as is_theirs
        from wish w join document_client c on c.document_id = w.document_id and c.client = w.client
      ), locked as materialized (
        select d.id from document d join batch b on b.document_id = d.id join document_head h on h.document_id = d.id
        where d.state in ('draft', 'consultation') and d.trashed_at is null and d.generation = b.generation and h.position = b.expected
          and not exists (select 1 from held where held.document_id = d.id and not held.is_theirs)
        order by d.id for share of d skip locked for no key update of h
      ), moved as (
        update document_head h set position = b.position, hash = substring((select bytes from said) from b.last_at + 64 for 32)
        from batch b join locked l on l.id = b.document_id
        where h.document_id = b.document_id and h.position = b.expected
        returning h.document_id, h.position
      ), bound as (
        insert into document_client (document_id, client, actor_id, connection_id, bound_at)
        select w.document_id, w.client, w.actor_id, w.connection_id, ${boundAt}::timestamptz
        from wish w join moved m on m.document_id = w.document_id
        where not exists (select 1 from held where held.document_id = w.document_id and held.client = w.client)
        on conflict do nothing
        returning document_id
      ), inserted as (
        insert into document_update (document_id, position, actor_id, organisation_id, connection_id, relayed_by,
          verified, at, kind, update, ins, del, update_hash, prev_hash, hash)
        select t.document_id, t.position, t.actor_id, t.organisation_id, t.connection_id, t.relayed_by,
          t.relayed_by is null, t.at, t.kind, substring((select bytes from said) from t.from_byte + 96 for t.bytes),
          t.ins::jsonb, t.del::jsonb, substring((select bytes from said) from t.from_byte for 32),
          substring((select bytes from said) from t.from_byte + 32 for 32),
          substring((select bytes from said) from t.from_byte + 64 for 32)
        from unnest(
          ${arrayText(rows, (r) => r.documentId)}::text::uuid[], ${arrayText(rows, (r) => r.position)}::text::bigint[],
          ${arrayText(rows, (r) => r.actorId)}::text::uuid[], ${arrayText(rows, (r) => r.organisationId)}::text::uuid[],
          ${arrayText(rows, (r) => r.connectionId)}::text::uuid[], ${arrayText(rows, (r) => r.relayedBy)}::text::uuid[],
          ${arrayText(rows, (r) => instantText(r.at))}::text::timestamptz[], ${arrayText(rows, (r) => r.kind)}::text::text[],
          ${arrayText(rows, (r) => rangesText(r.ins))}::text::text[],
          ${arrayText(rows, (r) => rangesText(r.del))}::text::text[],
          ${arrayText(rowAt, (at) => at)}::text::int[], ${arrayText(rows, (r) => r.update.length)}::text::int[]
        ) as t (document_id, position, actor_id, organisation_id, connection_id, relayed_by, at, kind, ins, del, from_byte,
          bytes)
        join moved m on m.document_id = t.document_id
      ), announced as materialized (
        select pg_notify(${logChannel}, ${this.#announcer ?? ''} || string_agg(' ' || document_id || ':' || position, ''))
        from (select document_id, position, row_number() over () / ${documentsPerNotice} as notice from moved) m
        where ${this.#announcer !== null}
        group by notice
      )
      select coalesce(string_agg(document_id::text, ' '), '') as document_ids, (select count(*) from announced) as notices,
        -- A clientID that was bound by a statement under way is known only now, and must undo all of this one.
        1 / ((select count(*) from wish join moved using (document_id)) = (select count(*) from bound)
          + (select count(*) from held join moved using (document_id)))::int as all_bound
      from moved`
    return new Set(answer?.documentIds.split(' '))
  }

  async #whyNot(sql: Sql | Tx, batches: readonly Batch[]): Promise<Map<string, Outcome>> {
    const rows = await sql<{ id: string; mayBeWritten: boolean; generation: number }[]>`
      select d.id, d.state in ('draft', 'consultation') and d.trashed_at is null as may_be_written, d.generation from document d
      where d.id = any(${batches.map((b) => b.documentId)}::text[]::uuid[])`
    const found = new Map(rows.map((row) => [row.id, row]))
    return new Map(
      batches.map(({ documentId, generation }): [string, Outcome] => {
        const row = found.get(documentId)
        if (row === undefined || row.generation !== generation) return [documentId, 'gone']
        return [documentId, row.mayBeWritten ? 'stale' : 'frozen']
      }),
    )
  }

  /** Megabytes in base64 keep the others waiting for a tenth of what they take in the driver's hexadecimal. */
  async saveSnapshot(
    documentId: string,
    { position, state, clocks, deletes }: Snapshot,
    generation: number,
  ): Promise<void> {
    await this.#sql`
      insert into document_snapshot (document_id, position, state, state_vector, deletes, made_at)
      select id, ${String(position)}::text::bigint, decode(${base64(state)}::text, 'base64'), ${writeVector(clocks)}::bytea,
        ${deletes}::bytea, now()
      from document where id = ${documentId} and generation = ${generation} for share
      on conflict (document_id) do update set position = excluded.position, state = excluded.state,
        state_vector = excluded.state_vector, deletes = excluded.deletes, made_at = excluded.made_at
      where document_snapshot.position < excluded.position`
  }
}

const base64 = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('base64')

/** A long tail comes in pages, between which others are served. */
async function rowsAfter(tx: Tx, documentId: string, position: number): Promise<KnownRow[]> {
  const rows: KnownRow[] = []
  for (;;) {
    const after = rows.at(-1)?.position ?? position
    const page = await tx<RowColumns[]>`
      select position, actor_id, verified, update, ins, del, hash from document_update
      where document_id = ${documentId} and position > ${String(after)}::text::bigint
      order by position limit ${rowsAtOnce}`
    for (const row of page) rows.push({ ...row, position: Number(row.position) })
    if (page.length < rowsAtOnce) return rows
  }
}

/** The latest of it, as much as a room remembers: nobody can make an opening long by relaying. [L48] */
async function relayedUpTo(sql: Sql | Tx, documentId: string, position: number): Promise<RelayedRow[]> {
  const rows = await sql<RelayedRow[]>`
    select update, ins from (
      select position, update, ins, sum(octet_length(update) + ${relayedLimit.row}::int) over (order by position desc) as so_far
      from document_update
      where document_id = ${documentId} and not verified and position <= ${String(position)}::text::bigint
    ) latest
    where so_far - octet_length(update) < ${relayedLimit.bytes}::int order by position`
  return [...rows]
}

async function snapshotOf(tx: Tx, documentId: string, head: HeadColumns): Promise<Snapshot | null> {
  const { snapshotPosition, stateLength, stateVector, deletes } = head
  if (snapshotPosition === null) return null
  const { message, inside: state } = roomForUpdate(stateLength)
  await readState(tx, documentId, state)
  return { position: Number(snapshotPosition), state, message, clocks: readVector(stateVector), deletes }
}

/** Writes the head and the first row of a document inside the caller's transaction. Its clientIDs are the author's, or of a copy whose they were. */
export async function beginLog(tx: Tx, documentId: string, first: FirstRow, at: Date, id: string): Promise<bigint> {
  const content = decodeContent(first.update)
  const news = newsIn(content, { clock: () => 0, undeleted: (range) => [range] })
  if (!news.complete) throw new Error(`the first update of ${documentId} leans on what is not in it`)
  const isEmpty = news.pieces.length === 0 && news.deletes.length === 0
  const update = encodeContent(news.pieces, news.deletes)
  const row = {
    documentId,
    position: 1,
    actorId: first.actorId,
    organisationId: first.organisationId,
    connectionId: id,
    relayedBy: null,
    verified: true,
    at,
    kind: first.kind,
    update,
    updateHash: sha256(update),
    ins: insertedBy(news.pieces),
    del: news.deletes,
  } as const
  const hash = isEmpty ? genesis : chainHash(genesis, row)
  const position = isEmpty ? 0 : 1
  await tx`insert into document_head (document_id, position, hash) values (${documentId}, ${position}, ${hash})`
  if (!isEmpty) await insertFirst(tx, { ...row, previousHash: genesis, hash })
  const clients = [...new Set(news.pieces.map(({ struct }) => struct.id.client))]
  if (first.ofDocument === undefined) await bindClients(tx, documentId, clients, first.actorId, id, at)
  else await bindAsIn(tx, first.ofDocument, documentId, clients, at)
  return BigInt(position)
}

async function insertFirst(tx: Tx, row: LogRow): Promise<void> {
  await tx`
    insert into document_update (document_id, position, actor_id, organisation_id, connection_id, relayed_by, verified,
      at, kind, update, ins, del, update_hash, prev_hash, hash)
    values (${row.documentId}, ${row.position}, ${row.actorId}, ${row.organisationId}, ${row.connectionId},
      ${row.relayedBy}, ${row.verified}, ${row.at}, ${row.kind}, ${row.update}, ${JSON.stringify(row.ins)}::text::jsonb,
      ${JSON.stringify(row.del)}::text::jsonb, ${row.updateHash}, ${row.previousHash}, ${row.hash})`
}
