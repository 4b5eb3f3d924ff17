// Scenario 10: searching as one types, among 5,000 documents that one may read, over HTTP with a session.
import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { replaceIndex } from '../../../server/domain/text-index.ts'
import type { Sql } from '../../../server/db/connect.ts'
import { dice } from '../../support/chance.ts'
import { aTeam } from '../../support/instance.ts'
import { inside } from '../../support/inside.ts'
import { aDataDirectory, startProduct } from '../../support/processes.ts'
import type { Team } from '../../support/instance.ts'
import type { Visitor } from '../../support/visitor.ts'
import type { Line } from '../report.ts'
import type { Bench, Scenario } from './scenario.ts'

const name = 'search'

/** Words of the field, each in most of the documents: the worst case for an index. */
const ofTheField =
  'association coopérative mutuelle fondation territoire métropole schéma diagnostic réemploi filière alimentation mobilité logement insertion emploi formation jeunesse culture financement budget gouvernance partenariat évaluation indicateur action pilote besoin obstacle levier habitant commune département région Europe'.split(
    ' ',
  )

/** What is asked, and how it is told. */
const questions = [
  ['one letter', 'a'],
  ['the beginning of a word', 'assoc'],
  ['a word of every document', 'association'],
  ['two of them', 'réemploi métropole'],
  ['an exact phrase of two of them', '"schéma diagnostic"'],
  ['a phrase of three that ten documents say', '"schéma diagnostic schéma"'],
  ['a word without another', 'emploi -insertion'],
  ['a rare word', 'zz9a'],
  ['words that say nothing', 'de la'],
] as const

/** Asked as soon as the documents are there, while PostgreSQL does not know yet how many there are. */
const atOnce = ['one letter', 'the beginning of a word', 'an exact phrase of two of them']

/** Forty passages of some 40 words, two fifths of them of the field, the others ever rarer. */
function passages(next: () => number) {
  const pick = () => {
    if (next() < 0.4) return ofTheField[Math.floor(next() * ofTheField.length)] ?? ''
    return `${Math.floor(next() ** 2 * 40_000).toString(36)}a`
  }
  return Array.from({ length: 40 }, (_, n) => {
    const isHeading = n % 8 === 0
    const text = Array.from({ length: isHeading ? 4 : 40 }, pick).join(' ')
    return { blockId: randomUUID(), section: 'Section', isHeading, text }
  })
}

async function fill(sql: Sql, { demarcheId }: Team, documents: number): Promise<void> {
  const ids = Array.from({ length: documents }, () => randomUUID())
  await sql`
    insert into document (id, demarche_id, title, template, template_version, state_since, epoch, created_by, created_at)
    select t.id::uuid, d.id, 'Document ' || n, 'note', 1, now(), 2, d.created_by, now()
    from demarche d, unnest(${ids}::text[]) with ordinality t (id, n) where d.id = ${demarcheId}`
  const next = dice(1)
  for (const id of ids) {
    const read = {
      passages: passages(next),
      references: [],
      words: 1_420,
      mentionedBy: [],
      position: 1,
      at: new Date(),
    }
    await replaceIndex(sql, id, read)
  }
}

/** PostgreSQL looks at what came by itself, each minute; until then it does not know how much there is, and reads all of it. */
async function looked(sql: Sql): Promise<void> {
  for (let tries = 0; tries < 150; tries++) {
    const [seen] = await sql`
      select 1 from pg_stat_user_tables where relname = 'document_index' and last_autoanalyze is not null`
    if (seen) return
    await wait(1_000)
  }
  throw new Error('PostgreSQL did not look at the index by itself')
}

const quantile = (values: readonly number[], q: number): number =>
  [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * q))] ?? NaN

/** Asked by a member who may read none of them, all being drafts; then by one who may read many, and none of the best. */
const inVain = ['one letter', 'the beginning of a word', 'an exact phrase of two of them']

/** Opens the thousand that stand last, whatever of those is asked. */
async function openLast(sql: Sql, documents: number): Promise<void> {
  await sql`
    update document set state = 'consultation' where id in (
      select document_id from document_index
      order by ts_rank(heads, to_tsquery('pg_catalog.simple', 'a:* | schema | diagnostic')), changed_at limit ${documents / 5})`
}

async function asked(who: Visitor, point: string, sought: string, times: number): Promise<Line> {
  const took: number[] = []
  let found = 0
  for (let n = 0; n < times; n++) {
    const began = performance.now()
    const reply = await who.call('search', { sought })
    took.push(performance.now() - began)
    found = reply.documents.length
  }
  const figures = {
    found,
    'p50 ms': quantile(took, 0.5),
    'p95 ms': quantile(took, 0.95),
    'longest ms': Math.max(...took),
  }
  return { scenario: name, server: 'ours', point, figures, problems: [] }
}

async function measured(bench: Bench): Promise<Line[]> {
  const documents = bench.quick ? 200 : 5_000
  const place = aDataDirectory()
  const product = await startProduct({ dataDir: place.dataDir })
  try {
    const team = await aTeam(product.url, product.setupLink() ?? '')
    bench.say(`ours: ${documents} documents`)
    await inside(place.dataDir, (sql) => fill(sql, team, documents))
    const lines: Line[] = []
    for (const [point, sought] of questions)
      if (atOnce.includes(point)) lines.push(await asked(team.nadia, `${point}, at once`, sought, bench.quick ? 5 : 20))
    if (!bench.quick) await inside(place.dataDir, looked)
    for (const [point, sought] of questions) lines.push(await asked(team.nadia, point, sought, bench.quick ? 5 : 40))
    const elected = await team.invite('e.lu@vaucombe.example', 'Élu', 'elected')
    for (const [point, sought] of questions)
      if (inVain.includes(point))
        lines.push(await asked(elected, `${point}, by one who may read none`, sought, bench.quick ? 5 : 40))
    await inside(place.dataDir, (sql) => openLast(sql, documents))
    for (const [point, sought] of questions)
      if (inVain.includes(point))
        lines.push(await asked(elected, `${point}, by one who may read the last fifth`, sought, bench.quick ? 5 : 40))
    return lines
  } finally {
    await product.end('SIGTERM')
    place.remove()
  }
}

export const search: Scenario = {
  number: 10,
  name,
  title: 'Searching among 5,000 documents',
  servers: ['ours'],
  run: measured,
}
