// Of scenario 13: reading the past of a text from its log: any instant of 100,000 edits, who wrote what, what was said once and no
// longer is, the sittings of a year; what that takes in the database and in memory, and what writing a row down costs.
import { randomUUID } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import type { Sql } from '../../../server/db/connect.ts'
import { chainHash, genesis, sha256, type ChainedRow } from '../../../server/history/chain.ts'
import { writeCheckpoint } from '../../../server/history/checkpoint.ts'
import { Historian } from '../../../server/history/historian.ts'
import { looking } from '../../../server/history/log-rows.ts'
import { Past } from '../../../server/history/past.ts'
import { readOn } from '../../../server/history/reading.ts'
import { decodeContent, insertedBy, newsIn } from '../../../server/realtime/frames.ts'
import { dice } from '../../support/chance.ts'
import { inside } from '../../support/inside.ts'
import { aTeam } from '../../support/instance.ts'
import { LogWriter, type NewRow } from '../../support/log-writer.ts'
import { aDataDirectory, startProduct } from '../../support/processes.ts'
import { linedRows } from '../history/lined.ts'
import { megabytes, type Line } from '../report.ts'
import type { Bench } from './scenario.ts'

const name = 'history'

const line = (point: string, figures: Line['figures']): Line => ({
  scenario: name,
  server: 'ours',
  point,
  figures,
  problems: [],
})

const quantile = (values: readonly number[], q: number): number =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * q))] ?? NaN

async function timed<T>(work: () => T | Promise<T>): Promise<{ took: number; result: T }> {
  const began = performance.now()
  const result = await work()
  return { took: performance.now() - began, result }
}

async function timedOften(times: number, work: (n: number) => Promise<unknown>): Promise<Line['figures']> {
  const took: number[] = []
  for (let n = 0; n < times; n++) took.push((await timed(() => work(n))).took)
  return { 'p50 ms': quantile(took, 0.5), 'p95 ms': quantile(took, 0.95), 'longest ms': Math.max(...took) }
}

/** A document with these rows, which three people of it wrote. */
async function aText(sql: Sql, rows: readonly NewRow[]): Promise<string> {
  const documentId = randomUUID()
  await sql`
    insert into document (id, demarche_id, title, template, template_version, state_since, epoch, created_by, created_at)
    select ${documentId}, d.id, 'Un long texte', 'note', 1, now(), 2, d.created_by, now() from demarche d limit 1`
  const writer = new LogWriter(sql, documentId)
  for (let from = 0; from < rows.length; from += 5_000) await writer.add(rows.slice(from, from + 5_000))
  return documentId
}

async function seeking(bench: Bench, sql: Sql, rows: readonly NewRow[]): Promise<Line[]> {
  const name = `${rows.length.toLocaleString('en')} edits`
  const documentId = await aText(sql, rows)
  const next = dice(3)
  const anywhere = () => 1 + Math.floor(next() * rows.length)
  const times = bench.quick ? 20 : 200
  bench.say(`reading ${name}`)
  const heap = process.memoryUsage().heapUsed
  const first = new Historian(sql)
  const { took: played } = await timed(() => first.moment(documentId, anywhere()))
  const memory = megabytes(process.memoryUsage().heapUsed - heap)
  const seek = await timedOften(times, () => first.moment(documentId, anywhere()))
  const blame = await timedOften(10, () => first.moment(documentId, rows.length))
  const { took: mirror } = await timed(() => first.mirror(documentId, rows.length))
  const { took: mirrorAgain } = await timed(() => first.mirror(documentId, rows.length))
  const finding = await findings(first, documentId)
  const restoring = await timedOften(5, () => first.restoring(documentId, anywhere(), { scope: 'whole' }, 9_000))
  await first.close()
  const { took: cold } = await timed(() => new Historian(sql).moment(documentId, anywhere()))
  return [
    line(`the first question, ${name}, without a checkpoint`, { 'first ms': played, 'memory MB': memory }),
    line(`the first question, ${name}, with one`, { 'first ms': cold }),
    line(`any instant of ${name}`, seek),
    line(`who wrote all of it, ${name}`, blame),
    line(`the mirror, ${name}`, { 'first ms': mirror, 'p50 ms': mirrorAgain }),
    ...finding,
    line(`the edit that restores any instant of ${name}`, restoring),
    await sizes(sql, documentId, rows),
  ]
}

async function findings(historian: Historian, documentId: string): Promise<Line[]> {
  const lines: Line[] = []
  for (const phrase of ['operation', 'the', 'a conflict-free', 'zzqq']) {
    const { result } = await timed(() => historian.find(documentId, phrase))
    const figures = await timedOften(5, () => historian.find(documentId, phrase))
    lines.push(line(`searching « ${phrase} » in all that stood`, { ...figures, found: result.found.length }))
  }
  return lines
}

/** Of the log and of its checkpoint; and what packing a thousand rows at a time would leave of the log. */
async function sizes(sql: Sql, documentId: string, rows: readonly NewRow[]): Promise<Line> {
  const [found] = await sql<{ updates: number; ranges: number; row: number; checkpoint: number }[]>`
    select sum(length(update))::float8 as updates, sum(length(ins::text) + length(del::text))::float8 as ranges,
      sum(pg_column_size(u.*))::float8 as row,
      (select length(state)::float8 from document_checkpoint c where c.document_id = ${documentId}) as checkpoint
    from document_update u where document_id = ${documentId}`
  if (found === undefined) throw new Error('a log that is not there')
  const stored = await sql<{ line: string }[]>`
    select concat_ws(' ', encode(update, 'escape'), ins, del, actor_id, organisation_id, at, encode(hash, 'escape')) as line
    from document_update where document_id = ${documentId} order by position`
  let packed = 0
  for (let from = 0; from < stored.length; from += 1_000) {
    const some = stored.slice(from, from + 1_000).map((row) => row.line)
    packed += gzipSync(some.join('\n'), { level: 9 }).length
  }
  const per = 100_000 / rows.length / 1024
  return line('what it takes, for 100,000 edits', {
    'updates KB': found.updates * per,
    'ranges KB': found.ranges * per,
    'rows KB': found.row * per,
    'packed KB': packed * per,
    'checkpoint KB': found.checkpoint * per,
  })
}

async function year(bench: Bench, sql: Sql, rows: readonly NewRow[]): Promise<Line[]> {
  const documentId = await aText(sql, rows)
  bench.say(`the sittings of ${rows.length} rows`)
  const past = new Past()
  const { took: played } = await timed(() => looking(sql, (tx) => readOn(tx, documentId, past)))
  const { took: written } = await timed(() => writeCheckpoint(past))
  const first = new Historian(sql)
  const { took, result } = await timed(() => first.sittings(documentId, []))
  const again = await timedOften(10, () => first.sittings(documentId, []))
  await first.close()
  const { took: cold } = await timed(() => new Historian(sql).sittings(documentId, []))
  const name = `${rows.length.toLocaleString('en')} rows of a year`
  return [
    line(`playing ${name}`, { 'first ms': played, 'µs a row': (played * 1000) / rows.length }),
    line(`writing its checkpoint, ${name}`, { 'first ms': written }),
    line(`sittings of ${name}, never asked`, { 'first ms': took, found: result.sittings.length }),
    line(`sittings of ${name}, asked again`, again),
    line(`sittings of ${name}, with a checkpoint`, { 'first ms': cold }),
  ]
}

/** What of a row is there for the past alone: the ranges it wrote and its hashes. What is read of it, the room needs anyway. */
function recording(rows: readonly NewRow[]): Line {
  const contents = rows.map(({ update }) => decodeContent(update))
  const clocks = new Map<number, number>()
  const known = { clock: (client: number) => clocks.get(client) ?? 0, undeleted: <R>(range: R) => [range] }
  const documentId = randomUUID()
  let hash = genesis
  let took = 0
  for (const [n, content] of contents.entries()) {
    const news = newsIn(content, known)
    const began = performance.now()
    const ins = insertedBy(news.pieces)
    const row: ChainedRow = {
      documentId,
      position: n + 1,
      actorId: documentId,
      organisationId: null,
      connectionId: documentId,
      relayedBy: null,
      verified: true,
      at: new Date(0),
      kind: 'edit',
      updateHash: sha256(rows[n]?.update ?? genesis),
      ins,
      del: [...news.deletes],
    }
    hash = chainHash(hash, row)
    took += performance.now() - began
    for (const [client, clock, length] of ins) clocks.set(client, clock + length)
  }
  return line('writing a row down: its ranges and hashes', { 'µs a row': (took * 1000) / rows.length })
}

/** A text of so many edits, and one of a year, in a product of their own. */
export async function past(bench: Bench): Promise<Line[]> {
  const [edits, ofYear] = bench.quick ? [5_000, 10_000] : [100_000, 200_000]
  const place = aDataDirectory()
  const product = await startProduct({ dataDir: place.dataDir })
  try {
    const team = await aTeam(product.url, product.setupLink() ?? '')
    await team.invite('a@vaucombe.example', 'Ana')
    await team.invite('b@vaucombe.example', 'Ben')
    return await inside(place.dataDir, async (sql) => {
      bench.say(`making ${ofYear} edits`)
      const people = await sql<{ id: string }[]>`select id from actor where kind = 'person' order by id`
      const rows = linedRows(
        ofYear,
        people.map(({ id }) => id),
        365,
      )
      return [
        ...(await seeking(bench, sql, rows.slice(0, edits))),
        ...(await year(bench, sql, rows)),
        recording(rows.slice(0, 20_000)),
      ]
    })
  } finally {
    await product.end('SIGTERM')
    place.remove()
  }
}
