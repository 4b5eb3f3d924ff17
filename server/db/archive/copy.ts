// COPY in both directions as streams whose memory is bounded and whose failures are told. The text format: the same for every version and machine.
import { once } from 'node:events'
import type { Readable } from 'node:stream'
import type { Sql } from '../connect.ts'
import type { Tx } from '../transaction.ts'
import type { Table } from './tables.ts'

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`
const listed = (names: readonly string[]): string => names.map(quoted).join(', ')

/** What the text of a value depends on besides the value. For both sides; time limits of the server do not apply. */
export async function settleText(tx: Tx): Promise<void> {
  await tx.unsafe(`
    set local datestyle = 'ISO, YMD'; set local intervalstyle = 'iso_8601'; set local extra_float_digits = 3;
    set local bytea_output = 'hex'; set local timezone = 'UTC'; set local xmlbinary = 'base64';
    set local statement_timeout = 0; set local idle_in_transaction_session_timeout = 0; set local lock_timeout = 0;
    set local enable_sort = off`) // rows come by the index of their key: no table is sorted on the disk
}

/** Runs `work` on one unchanging look at the database. */
export async function reading<T>(sql: Sql, work: (tx: Tx) => Promise<T>): Promise<T> {
  const boxed = await sql.begin('isolation level repeatable read read only', async (tx) => ({ result: await work(tx) }))
  return (boxed as { result: T }).result // the driver's type unwraps promises that are not there
}

/** The rows of a table in order of its key, a line each. The same rows give the same bytes. */
export async function* copyOut(tx: Tx, { name, columns, key }: Table): AsyncGenerator<Buffer> {
  const order = key.length > 0 ? ` order by ${listed(key)}` : ''
  const query = tx.unsafe(`copy (select ${listed(columns)} from public.${quoted(name)}${order}) to stdout`)
  const stream = await query.readable()
  stream.on('error', () => undefined) // told by the loop
  let isWhole = false
  try {
    for await (const chunk of stream.iterator({ destroyOnReturn: false })) yield chunk as Buffer // the driver pushes nothing else
    isWhole = true
    stream._read(0) // the driver forgets that it paused its socket when the end came with the last rows
  } finally {
    if (!isWhole) await abandon(query, stream)
  }
}

/** The rest of a copy that nobody wants: the connection takes no other statement, not even the end, before it is read. */
async function abandon(query: { cancel(): void }, stream: Readable): Promise<void> {
  query.cancel()
  stream.resume()
  if (!stream.closed) await once(stream, 'close').catch(() => undefined) // ends or fails: both are wanted
  stream._read(0)
}

/** Lines of `copyOut` into a table. */
export async function copyIn(tx: Tx, { name, columns }: Table, lines: AsyncIterable<Uint8Array>): Promise<void> {
  const query = tx.unsafe(`copy public.${quoted(name)} (${listed(columns)}) from stdin`)
  const later = laterFailure(query)
  const stream = await query.writable()
  stream.on('error', () => undefined) // the driver destroys it with what `later` holds too
  try {
    for await (const chunk of lines) {
      await writeTo(stream, chunk).catch((error: unknown) => later.refuse(error))
      later.refuse()
    }
  } catch (error) {
    stream.destroy() // tells PostgreSQL that no more comes: the connection can be spoken to again
    throw error
  }
  const finished = once(stream, 'finish')
  stream.end()
  await Promise.race([finished, later.failed])
  later.refuse()
}

const writeTo = (stream: NodeJS.WritableStream, chunk: Uint8Array): Promise<void> =>
  new Promise((resolve, reject) => stream.write(chunk, (error) => (error ? reject(error) : resolve())))

interface Later {
  /** Resolves when the query has failed after it gave its stream. */
  failed: Promise<void>
  /** Throws what PostgreSQL said, or else `error` if there is one. */
  refuse(error?: unknown): void
}

/**
 * The driver has settled the query when it gives the stream, so that a failure that PostgreSQL tells afterwards would
 * reach nobody, and the end of the stream would be awaited for ever.
 */
function laterFailure(query: object): Later {
  let said: unknown
  const failed = new Promise<void>((resolve) => {
    const settled = query as { reject: (error: unknown) => void } // what the driver calls on its queries
    const first = settled.reject
    settled.reject = (error) => {
      said = error
      first(error)
      resolve()
    }
  })
  return {
    failed,
    refuse(error) {
      const reason = said ?? error
      if (reason !== undefined) throw reason
    },
  }
}

/** Rows of a table. */
export async function countOf(tx: Tx, { name }: Pick<Table, 'name'>): Promise<number> {
  const [row] = await tx<{ n: bigint }[]>`select count(*) as n from ${tx(`public.${name}`)}`
  return Number(row?.n)
}
