// The promise of « Enregistré », kept through kill -9: typists in other processes write down what they sent and what was
// acknowledged; the server, its database and authors are killed at random instants; nothing acknowledged may be missing.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, expect, test } from 'vitest'
import { aTeam } from '../support/instance.ts'
import { livePostmaster } from '../../server/db/embedded/cluster.ts'
import { aDataDirectory, startProduct, type ProductProcess } from '../support/processes.ts'
import { rebuiltText } from '../support/rebuilt.ts'
import { Typist } from '../support/typists.ts'

const rounds = Number(process.env.KILL_ROUNDS ?? 20)
const seed = Number(process.env.SEED ?? 20261122)

const { dataDir, remove } = aDataDirectory()
const folder = mkdtempSync(join(tmpdir(), 'maillage-ledgers-'))
afterAll(() => {
  remove()
  rmSync(folder, { recursive: true, force: true })
})

/** mulberry32: the same seed gives the same rounds. */
function dice(start: number): () => number {
  let state = start
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

const victims = ['server', 'server and first author', 'database'] as const

type Count = { rounds: number; inFlight: number; sent: number; saved: number; lost: number }

test('[L1] kill -9 at any instant loses nothing acknowledged', { timeout: 900_000 }, async () => {
  const random = dice(seed)
  let product = await startProduct({ dataDir })
  const port = new URL(product.url).port
  const team = await aTeam(product.url, product.setupLink() ?? '')
  const people = [
    await team.invite('a@halles.example', 'Ana'),
    await team.invite('b@halles.example', 'Ben'),
    team.nadia,
  ]
  let hired = 0
  const hire = async () => {
    const visitor = people[hired % people.length]!
    const typist = new Typist(product.url, team.documentId, visitor.cookie, `t${hired++}`, folder)
    await typist.arrived()
    return typist
  }
  const everyone: Typist[] = []
  let typists: Typist[] = []
  const count: Count = { rounds: 0, inFlight: 0, sent: 0, saved: 0, lost: 0 }

  for (let round = 0; round < rounds; round++) {
    while (typists.length < 3) {
      const typist = await hire()
      typists.push(typist)
      everyone.push(typist)
    }
    for (const typist of typists) typist.go(2 + Math.floor(random() * 6))
    await wait(200 + random() * 700)
    const victim = victims[Math.floor(random() * victims.length)]!
    const before = cuts(typists)
    const struck = await strike(victim, product, typists, port)
    product = struck.product
    if (victim === 'server and first author') typists = typists.slice(1)
    await Promise.all(typists.map((typist) => typist.report()))
    if (struck.inFlight || cuts(typists) > before) count.inFlight++
    // Everyone rests and has been answered: who comes now finds all of it, and the others come to that text.
    const newcomer = await hire()
    const { text } = await newcomer.report()
    await newcomer.kill()
    count.lost += missing(everyone, text).length
    const when = `SEED=${seed} round ${round} (${victim})`
    expect(missing(everyone, text), when).toEqual([])
    for (const typist of typists) await converged(typist, text, when)
    count.rounds++
  }

  for (const typist of everyone) {
    const { sent, saved } = typist.promised()
    count.sent += sent.length
    count.saved += saved.length
  }
  const [survivor] = typists
  const { text } = await survivor!.report()
  for (const typist of typists) await typist.kill()
  await product.end('SIGTERM')
  expect((await rebuiltText(dataDir, team.documentId)) === text, 'the log rebuilds the text').toBe(true)
  console.log(
    `kill -9: ${count.rounds} rounds, ${count.inFlight} with unacknowledged edits in flight, ` +
      `${count.sent} edits sent, ${count.saved} acknowledged, ${count.lost} acknowledged and lost (SEED=${seed})`,
  )
  expect(count.inFlight).toBeGreaterThanOrEqual(rounds / 2)
})

/** Waits until a typist's text is `text`; if it never is, says by which tokens they differ. */
async function converged(typist: Typist, text: string, when: string): Promise<void> {
  const differences = async () => {
    const { text: own } = await typist.report()
    if (own === text) return []
    const tokens = (all: string) => all.match(/<[^>]*>/g) ?? []
    const [here, there] = [new Set(tokens(own)), new Set(tokens(text))]
    const apart = [...tokens(own).filter((token) => !there.has(token)), ...tokens(text).filter((t) => !here.has(t))]
    return ['the texts differ', ...apart.slice(0, 20)]
  }
  await expect.poll(differences, { timeout: 10_000, message: `${when}: ${typist.name}` }).toEqual([])
}

/** How many connections ended with frames that had left and were not acknowledged. */
const cuts = (typists: Typist[]): number => typists.reduce((sum, typist) => sum + typist.promised().cut.length, 0)

/** Acts written down as sent and not acknowledged. */
const inFlight = (typists: Typist[]): boolean =>
  typists.some((typist) => {
    const { sent, saved } = typist.promised()
    return sent.length > saved.length
  })

async function strike(victim: (typeof victims)[number], product: ProductProcess, typists: Typist[], port: string) {
  if (victim === 'database') {
    const pid = livePostmaster(join(dataDir, 'pg18'))
    if (pid === undefined) throw new Error('no database to kill')
    process.kill(pid, 'SIGKILL')
    return { product, inFlight: inFlight(typists) }
  }
  if (victim === 'server and first author') await typists[0]!.kill()
  await product.end('SIGKILL')
  return { product: await startProduct({ dataDir, env: { PORT: port } }), inFlight: false }
}

/** Acknowledged acts that the text does not show: insertions that are absent, deletions that are back. */
function missing(typists: Typist[], text: string): string[] {
  return typists.flatMap((typist) => {
    const { sent, saved } = typist.promised()
    const erased = new Set(sent.filter((act) => act.startsWith('-')).map((act) => act.slice(1)))
    return saved.filter((act) => {
      const token = act.slice(1)
      return act.startsWith('+') ? !erased.has(token) && !text.includes(token) : text.includes(token)
    })
  })
}
