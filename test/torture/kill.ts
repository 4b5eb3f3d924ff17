// kill -9: typists in other processes write down what they sent and what was acknowledged; the server, its database and
// authors are killed at random instants. Nothing acknowledged may be missing, and what was not comes back by itself.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { livePostmaster } from '../../server/db/embedded/cluster.ts'
import { apart, missing, tokensOf } from '../support/acts.ts'
import { inside } from '../support/inside.ts'
import { dice } from '../support/chance.ts'
import type { Team } from '../support/instance.ts'
import { logReport } from '../support/log-check.ts'
import { startProduct, type ProductProcess } from '../support/processes.ts'
import { readText } from '../support/reader.ts'
import { Typist } from '../support/typists.ts'
import type { Visitor } from '../support/visitor.ts'
import { differences, within } from '../support/patience.ts'
import type { Outcome, Part, Run } from './part.ts'
import { openProduct, threeWriters } from './product.ts'

const victims = ['server', 'server and first author', 'database'] as const
type Victim = (typeof victims)[number]

/** After so many rounds a new document is opened, so that the last round weighs no more than the first. */
const season = 20
const patience = 180_000
/** Typists here are faster than a person may be. */
const limits = { MAX_MESSAGES_PER_SECOND: '2000' }

export const kill: Part = {
  name: 'kill',
  about: 'kill -9 of the server, of its database and of authors, at random instants while people type',
  async run(run) {
    const rounds = Number(process.env.KILL_ROUNDS ?? (run.form === 'short' ? 12 : 200))
    const hall = await open(run)
    for (let round = 0; round < rounds && hall.failures.length === 0; round++) await strikeOnce(hall, round)
    await endSeason(hall)
    return outcomeOf(hall)
  },
}

/** Where it happens, and what was counted so far. */
interface Hall {
  readonly run: Run
  readonly dataDir: string
  readonly folder: string
  readonly random: () => number
  readonly team: Team
  readonly people: readonly Visitor[]
  product: ProductProcess
  documentId: string
  hired: number
  typists: Typist[]
  /** Everyone who wrote in the document that is open, also the dead. */
  everyone: Typist[]
  readonly count: Record<Victim | 'rounds' | 'inFlight' | 'sent' | 'saved' | 'lost' | 'cut' | 'gone' | 'rows', number>
  readonly failures: string[]
}

async function open(run: Run): Promise<Hall> {
  const { dataDir, product, team } = await openProduct(run, () => ({ env: limits, patience }))
  const folder = mkdtempSync(join(tmpdir(), 'maillage-ledgers-'))
  run.closing(() => rmSync(folder, { recursive: true, force: true }))
  const people = await threeWriters(team)
  const none = { rounds: 0, inFlight: 0, sent: 0, saved: 0, lost: 0, cut: 0, gone: 0, rows: 0 }
  const count = { ...none, server: 0, 'server and first author': 0, database: 0 }
  const hall: Hall = {
    run,
    dataDir,
    folder,
    random: dice(run.seed),
    team,
    people,
    product,
    documentId: team.documentId,
    hired: 0,
    typists: [],
    everyone: [],
    count,
    failures: [],
  }
  run.closing(async () => {
    for (const typist of hall.typists) await typist.kill()
    await hall.product.end('SIGTERM')
  })
  return hall
}

async function strikeOnce(hall: Hall, round: number): Promise<void> {
  const { count, random, run } = hall
  if (round > 0 && round % season === 0) await newSeason(hall, round)
  const missing = Array.from({ length: 3 - hall.typists.length }, () => hire(hall))
  await within(patience, 'typists arriving', Promise.all(missing))
  for (const typist of hall.typists) typist.go(2 + Math.floor(random() * 6))
  await wait(200 + random() * 700)
  const victim = victims[Math.floor(random() * victims.length)]!
  const when = `SEED=${run.seed} round ${round} (${victim})`
  const before = cuts(hall.everyone)
  const beforeOfLiving = cuts(hall.typists)
  const waiting = await strike(hall, victim)
  const reports = hall.typists.map((typist) => typist.report())
  await within(patience, `${when}: everyone answered`, Promise.all(reports))
  count[victim]++
  count.rounds++
  if (waiting > 0 || cuts(hall.everyone) > before) count.inFlight++
  count.cut += waiting + cuts(hall.typists) - beforeOfLiving
  await look(hall, when)
  if (count.rounds % season === 0) run.say(`${count.rounds} rounds, ${hall.failures.length} failures`)
}

/** Everyone rests and has been answered: who comes now finds all of it, and the others come to that text. */
async function look({ product, documentId, people, everyone, typists, count, failures }: Hall, when: string) {
  const text = await within(patience, `${when}: a newcomer`, readText(product.url, documentId, people[0]!.cookie))
  const found = tokensOf(text)
  for (const typist of everyone) {
    const { lost, gone } = missing(typist.promised(), found)
    count.lost += lost.length
    if (lost.length > 0) failures.push(`${when}: ${typist.name} was told saved and lost ${lost.slice(0, 5).join(' ')}`)
    if (!typists.includes(typist)) continue
    count.gone += gone.length
    if (gone.length > 0) failures.push(`${when}: of ${typist.name} did not come back ${gone.slice(0, 5).join(' ')}`)
  }
  for (const typist of typists) {
    const apartBy = await differences(text, async () => (await typist.report()).text)
    if (apartBy.length > 0) failures.push(`${when}: ${typist.name}: ${apartBy.join(' ')}`)
  }
}

async function hire(hall: Hall): Promise<void> {
  const visitor = hall.people[hall.hired % hall.people.length]!
  const name = `t${hall.hired++}`
  const typist = new Typist(hall.product.url, hall.documentId, visitor.cookie, name, hall.folder)
  hall.typists.push(typist)
  hall.everyone.push(typist)
  await typist.arrived()
}

/** How many acts had left on a connection that ended, and were not acknowledged. */
const cuts = (typists: readonly Typist[]): number =>
  typists.reduce((sum, typist) => sum + typist.promised().cut.reduce((all, n) => all + Number(n), 0), 0)

/** Strikes; gives the number of acts of the living that were on their way just then, where their connection goes on. */
async function strike(hall: Hall, victim: Victim): Promise<number> {
  if (victim === 'database') {
    const pid = livePostmaster(join(hall.dataDir, 'pg18'))
    if (pid === undefined) throw new Error('no database to kill')
    process.kill(pid, 'SIGKILL')
    return hall.typists.reduce((sum, typist) => {
      const { sent, saved } = typist.promised()
      return sum + sent.length - saved.length
    }, 0)
  }
  if (victim === 'server and first author') await hall.typists.shift()?.kill()
  await hall.product.end('SIGKILL')
  const port = new URL(hall.product.url).port
  hall.product = await startProduct({ dataDir: hall.dataDir, env: { ...limits, PORT: port }, patience })
  return 0
}

async function newSeason(hall: Hall, round: number): Promise<void> {
  await endSeason(hall)
  for (const typist of hall.typists) await typist.kill()
  const { demarcheId, nadia } = hall.team
  const { documentId } = await nadia.call('createDocument', { demarcheId, title: `Tour ${round}`, template: 'note' })
  hall.documentId = documentId
  hall.typists = []
  hall.everyone = []
}

/** Adds up what was promised in the document that is open, and reads its log as an auditor would. */
async function endSeason({ run, dataDir, documentId, everyone, typists, count, failures }: Hall): Promise<void> {
  for (const typist of everyone) {
    const { sent, saved } = typist.promised()
    count.sent += sent.length
    count.saved += saved.length
  }
  const { rows, text, problems } = await inside(dataDir, (sql) => logReport(sql, documentId))
  count.rows += rows
  failures.push(...problems.map((problem) => `SEED=${run.seed} log of ${documentId}: ${problem}`))
  const [survivor] = typists
  const own = survivor === undefined ? text : (await survivor.report()).text
  failures.push(
    ...apart(own, text).map((difference) => `SEED=${run.seed} the log rebuilds another text: ${difference}`),
  )
}

function outcomeOf({ count, failures }: Hall): Outcome {
  return {
    counts: {
      rounds: count.rounds,
      'of which the server': count.server,
      'of which the server and an author': count['server and first author'],
      'of which the database': count.database,
      'rounds with edits on their way': count.inFlight,
      'edits sent': count.sent,
      'edits acknowledged': count.saved,
      'acknowledged and lost': count.lost,
      'edits on their way when it struck, their author still there': count.cut,
      'of which did not come back': count.gone,
      'rows of the log read again, chained and rebuilt': count.rows,
    },
    failures,
  }
}
