// Where the faults of the database happen: the built product over a line that can be cut, people typing, and what is
// looked at during and after every fault.
import { connect, type Sql } from '../../../server/db/connect.ts'
import { databaseOn } from '../../../server/db/embedded.ts'
import { apart, missing, tokensOf } from '../../support/acts.ts'
import type { Team } from '../../support/instance.ts'
import { logReport } from '../../support/log-check.ts'
import type { ProductProcess } from '../../support/processes.ts'
import { readText } from '../../support/reader.ts'
import { TokenTypist, type Act } from '../../support/token-typist.ts'
import type { Visitor } from '../../support/visitor.ts'
import { residentMegabytes } from '../memory.ts'
import type { Run } from '../part.ts'
import { differences, untilSo, within } from '../../support/patience.ts'
import { openProduct, threeWriters } from '../product.ts'
import { openLine, type Line } from './line.ts'
import { startServer, type Server } from './server.ts'

/** Edits that one room may hold unsaved here: small, so that a fault can reach it. */
export const roomBufferBytes = 2 * 1024 * 1024

export interface Scene {
  readonly run: Run
  readonly server: Server
  readonly line: Line
  readonly product: ProductProcess
  readonly team: Team
  readonly writers: readonly TokenTypist[]
  /** Why edits were refused, with how often. */
  readonly refused: Map<string, number>
  readonly sql: Sql
  /** Megabytes of memory that the product holds now. */
  memory(): number
}

process.setMaxListeners(100) // every stock provider listens for the end of the process

const patience = 90_000
const pace = 25

export async function openScene(run: Run): Promise<Scene> {
  const server = await startServer(run)
  const line = await openLine(run, server.socket)
  const url = `postgres://postgres:${encodeURIComponent(server.password)}@127.0.0.1:${line.port}/maillage`
  const env = { DATABASE_URL: url, MAX_ROOM_BUFFER_BYTES: String(roomBufferBytes) }
  const { product, team } = await openProduct(run, () => ({ env }))
  const people = await threeWriters(team)
  const refused = new Map<string, number>()
  const writers = [0, 1, 2, 3, 4].map((n) => aWriter(run, product, team.documentId, people[n % 3]!, `w${n}`, refused))
  await within(patience, 'writers arriving', Promise.all(writers.map((writer) => writer.whenSynced())))
  const sql = connect(databaseOn(server.socket, server.password), { role: 'app', max: 2, statementTimeout: 0 })
  run.closing(() => sql.end({ timeout: 1 }))
  return { run, server, line, product, team, writers, refused, sql, memory: () => residentMegabytes(product.pid) }
}

export function aWriter(
  run: Run,
  { url }: ProductProcess,
  documentId: string,
  { cookie }: Visitor,
  name: string,
  refused: Map<string, number>,
): TokenTypist {
  const writer = new TokenTypist({ base: url, documentId, cookie }, name, {
    refused: (reason) => void refused.set(reason, (refused.get(reason) ?? 0) + 1),
  })
  run.closing(() => writer.leave())
  return writer
}

/** So much in the long form, so much in the short one. */
export const inForm = ({ run }: Scene, long: number, short: number): number => (run.form === 'long' ? long : short)

export const databaseAnswers = ({ server }: Scene): Promise<void> =>
  untilSo('the database answers', async () => {
    try {
      await server.admin`select 1`
      return true
    } catch {
      return false // it is on its way back
    }
  })

/** Between these instants nothing can have been written; or a write takes this long at least. */
export type Constraint = { from: number; to: number; atLeastMs: number } | null

/** One fault: strikes while people type, and leaves all as it was. */
export interface Fault {
  readonly name: string
  strike(scene: Scene): Promise<Constraint>
}

export interface Suffered {
  typed: number
  saved: number
  lost: number
  falselySaved: number
  /** From the end of the fault until something typed after it was saved. */
  resumedMs: number
  slowestMs: number
  failures: string[]
}

export async function suffer(scene: Scene, fault: Fault): Promise<Suffered> {
  const { writers, product, team } = scene
  const before = new Map(writers.map((writer) => [writer, writer.acts.length]))
  const sinceBefore = () => writers.flatMap((writer) => writer.acts.slice(before.get(writer)))
  for (const writer of writers) writer.go(pace)
  const isBusy = () => sinceBefore().filter((act) => act.savedAt).length > 20
  await untilSo(`people type before ${fault.name}`, isBusy, patience)
  const constraint = await within(patience * 3, fault.name, fault.strike(scene))
  const healedAt = performance.now()
  const isBack = () => sinceBefore().some((act) => act.typedAt > healedAt && act.savedAt !== null)
  await untilSo(`${fault.name}: writing goes on`, isBack, patience)
  const resumedMs = Math.round(performance.now() - healedAt)
  for (const writer of writers) writer.rest()
  await within(patience, `${fault.name}: all is answered`, Promise.all(writers.map((writer) => writer.whenAnswered())))
  const newcomer = readText(product.url, team.documentId, team.nadia.cookie)
  const text = await within(patience, `${fault.name}: a newcomer`, newcomer)
  const failures = await disagreements(writers, text)
  // everyone has been answered, so that everything sent was acknowledged
  const lost = writers.flatMap((writer) => missing(writer.promised(), tokensOf(text)).gone)
  const acts = sinceBefore()
  const wrong = acts.filter((act) => isFalselySaved(act, constraint))
  if (lost.length > 0) failures.push(`lost ${lost.slice(0, 5).join(' ')}`)
  if (wrong.length > 0) failures.push(`${wrong.length} edits were called saved that could not be`)
  return {
    typed: acts.length,
    saved: acts.filter((act) => act.savedAt !== null).length,
    lost: lost.length,
    falselySaved: wrong.length,
    resumedMs,
    slowestMs: Math.round(Math.max(...acts.map((act) => (act.savedAt ?? Infinity) - act.typedAt))),
    failures: failures.map((failure) => `${fault.name}: ${failure}`),
  }
}

async function disagreements(writers: readonly TokenTypist[], text: string): Promise<string[]> {
  const found = await Promise.all(
    writers.map(async (writer) => {
      const apartBy = await differences(text, () => writer.text)
      return apartBy.map((difference) => `${writer.name}: ${difference}`)
    }),
  )
  return found.flat()
}

function isFalselySaved({ typedAt, savedAt }: Act, constraint: Constraint): boolean {
  if (constraint === null || savedAt === null || typedAt < constraint.from || typedAt > constraint.to) return false
  return savedAt < Math.min(constraint.to, typedAt + constraint.atLeastMs)
}

/** What the log says at the end: nothing wrong, and the same text as everyone's. */
export async function auditOf({ sql, team, writers }: Scene): Promise<{ rows: number; failures: string[] }> {
  const { rows, text, problems } = await logReport(sql, team.documentId)
  const own = writers[0]?.text ?? ''
  return {
    rows,
    failures: [...problems, ...apart(own, text).map((difference) => `the log rebuilds another text: ${difference}`)],
  }
}
