// Hostile frames and hostile requests over real sockets, against the product in its own process, while people write in the
// same text and in another one.
import { setTimeout as wait } from 'node:timers/promises'
import type { Socket } from 'node:net'
import { join } from 'node:path'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { EPOCH } from '../../../shared/protocol.ts'
import { askable, memoryAfterCollection } from '../../bench/estates/estate.ts'
import { missing, tokensOf } from '../../support/acts.ts'
import { inside } from '../../support/inside.ts'
import { chanceFrom, type Chance } from '../../support/chance.ts'
import type { Team } from '../../support/instance.ts'
import { logReport } from '../../support/log-check.ts'
import { root } from '../../support/paths.ts'
import type { ProductProcess } from '../../support/processes.ts'
import { readText } from '../../support/reader.ts'
import { TokenTypist } from '../../support/token-typist.ts'
import { residentMegabytes } from '../memory.ts'
import type { Outcome, Run } from '../part.ts'
import { differences, eventually, within } from '../../support/patience.ts'
import { growthOf, shown } from '../live.ts'
import { openProduct } from '../product.ts'
import { pick } from './bytes.ts'
import { hostileFrame } from './hostile.ts'
import { hostileRequests, openHalfHandshakes } from './requests.ts'
import { record, type Recording } from './recorded.ts'

const patience = 60_000
/** Frames sent before one looks up again: what an impatient program does. */
const burst = 24
const attackerClient = 77
const recordedEvery = 480
/** Texts that are attacked one after the other. */
const rounds = { short: 4, long: 10 } as const
/** Milliseconds between two acts of a neighbour. */
const pace = 60
/** Characters of two bytes each that the witness leaves in a text. */
const weight = 500_000
/** Megabytes: see the page of the faults for what this is made of. */
const mostGrowth = { short: 1.8, long: 3 } as const

/** A text that is attacked, by people who come for that and leave with it: somebody who may write, and somebody who may not. */
interface Target {
  readonly documentId: string
  readonly cookies: readonly [writer: string, reader: string]
  readonly witness: TokenTypist
  recording: Recording
}

interface Siege {
  readonly chance: Chance
  readonly product: ProductProcess
  readonly dataDir: string
  readonly team: Team
  /** Where the neighbours write, and one who may read it. */
  readonly calm: { readonly base: string; readonly documentId: string; readonly cookie: string }
  readonly neighbours: readonly TokenTypist[]
  readonly attacked: string[]
  readonly closings: Record<number, number>
  readonly failures: string[]
  /** What the product holds once a text and those who attacked it are gone, in megabytes. */
  readonly live: number[]
  readonly resident: number[]
  frames: number
  /** The most that the system saw it hold meanwhile. */
  peak: number
  /** Connections that the neighbours lost, with or without something on its way. */
  cut: number
}

export async function besiege(run: Run, frames: number): Promise<Outcome> {
  const siege = await lay(run)
  const { chance, product, calm, neighbours, closings, live, resident } = siege
  for (const neighbour of neighbours) neighbour.go(pace)
  const half = openHalfHandshakes(product.url, 200)
  run.closing(() => half.forEach((socket) => socket.destroy()))
  const wanted = run.form === 'short' ? 60 : 1_000
  const requests = await hostileRequests(product.url, calm.documentId, calm.cookie, chance, wanted)
  for (let nth = 1; nth <= rounds[run.form]; nth++) await assail(run, siege, (frames * nth) / rounds[run.form])
  for (const neighbour of neighbours) neighbour.rest()
  const { lost, failures } = await judge(siege)
  const { growth, failure } = growthOf('the product', live, mostGrowth[run.form])
  return {
    counts: {
      'frames over sockets': siege.frames,
      'hostile requests': requests,
      'handshakes left half-open': half.length,
      'texts attacked over sockets, one after the other': siege.attacked.length,
      'acts of the neighbours': neighbours.reduce((sum, { acts }) => sum + acts.length, 0),
      'neighbours cut': siege.cut,
      'acts of the neighbours lost': lost,
      ...Object.fromEntries(Object.entries(closings).map(([code, n]) => [`connections closed with ${code}`, n])),
      'the product: live memory after each of these texts (MB)': live.map(shown).join(' '),
      'the product: of which grown from the first half to the second (MB)': shown(growth),
      'the product: resident memory then, after each (MB)': resident.map(Math.round).join(' '),
      'the product: resident memory under attack, at most (MB)': Math.round(siege.peak),
    },
    failures: [...siege.failures, ...failures, ...failure],
  }
}

/** The product, and honest people in a text that is left in peace. */
async function lay(run: Run): Promise<Siege> {
  const { dataDir, product, team } = await openProduct(run, (place) => ({
    env: { BENCH_MEMORY_FILE: memoryFile(place) },
    program: [...askable, join(root, 'dist', 'server', 'main.js')],
  }))
  const calm = { base: product.url, documentId: team.documentId, cookie: team.nadia.cookie }
  const neighbours = [new TokenTypist(calm, 'ana'), new TokenTypist(calm, 'ben')]
  run.closing(() => neighbours.forEach((typist) => typist.leave()))
  await within(patience, 'the neighbours arriving', Promise.all(neighbours.map((typist) => typist.whenSynced())))
  const siege: Siege = {
    chance: chanceFrom(run.seed),
    product,
    dataDir,
    team,
    calm,
    neighbours,
    attacked: [],
    closings: {},
    failures: [],
    live: [],
    resident: [],
    frames: 0,
    peak: 0,
    cut: 0,
  }
  for (const { provider } of neighbours) provider.on('connection-close', () => siege.cut++)
  return siege
}

const memoryFile = (dataDir: string): string => join(dataDir, 'memory.json')

/** A text of its own, until so many frames were sent in all; then what is left of it in memory. */
async function assail(run: Run, siege: Siege, upTo: number): Promise<void> {
  const { product, chance, neighbours } = siege
  for (const neighbour of neighbours) neighbour.go(pace)
  const target = await aTarget(siege)
  try {
    while (siege.frames < upTo) {
      await sally(siege, target)
      if (siege.frames % recordedEvery >= burst) continue
      siege.peak = Math.max(siege.peak, residentMegabytes(product.pid))
      target.recording = recorded(target.witness, chance)
    }
    // so that a text that were kept would weigh
    target.witness.paste(weight)
    await within(patience, 'the witness answered', target.witness.whenAnswered())
  } finally {
    target.witness.leave()
  }
  // their text grows, and what it takes is nobody's loss
  for (const neighbour of neighbours) neighbour.rest()
  if (!(await eventually(async () => (await roomsOf(product)) === 1, patience))) {
    siege.failures.push(`${await roomsOf(product)} texts are open where the neighbours' is the only one`)
  }
  const { live, resident } = await memoryAtRest(siege)
  siege.live.push(live / 2 ** 20)
  siege.resident.push(resident / 2 ** 20)
  run.say(`${siege.frames} frames over sockets, ${shown(live / 2 ** 20)} MB live`)
}

/**
 * A loss does not go away by waiting; what a connection was last told, up to a text, goes when it is used again: so people go on
 * for a moment where more is held than before.
 */
async function memoryAtRest({
  product,
  dataDir,
  neighbours,
  live,
}: Siege): Promise<{ live: number; resident: number }> {
  const before = (live.at(-1) ?? Infinity) * 2 ** 20
  for (let tries = 1; ; tries++) {
    const memory = await memoryAfterCollection(product.pid, memoryFile(dataDir))
    if (memory.live < before + lull.more || tries === lull.tries) return memory
    for (const neighbour of neighbours) neighbour.go(pace)
    await wait(lull.everyMs)
    for (const neighbour of neighbours) neighbour.rest()
    await within(patience, 'the neighbours answered', Promise.all(neighbours.map((one) => one.whenAnswered())))
  }
}

const lull = { tries: 8, everyMs: 2_500, more: 2 ** 20 } as const

/** Texts of which the product says that it has them in memory. */
async function roomsOf({ url }: ProductProcess): Promise<number> {
  const text = await (await fetch(`${url}/metrics`)).text()
  return [...text.matchAll(/^maillage_rooms\{state="\w+"\} (\d+)$/gm)].reduce(
    (sum, [, count]) => sum + Number(count),
    0,
  )
}

async function aTarget({ chance, calm, team, attacked }: Siege): Promise<Target> {
  const nth = attacked.length + 1
  const note = { demarcheId: team.demarcheId, title: `Assiégé ${nth}`, template: 'note' } as const
  const { documentId } = await team.nadia.call('createDocument', note)
  attacked.push(documentId)
  const writer = await team.invite(`h${nth}@halles.example`, `Hostile ${nth}`)
  const reader = await team.invite(`o${nth}@halles.example`, `Lectrice ${nth}`, 'member')
  const witness = new TokenTypist({ ...calm, documentId }, 'cleo')
  await within(patience, 'the witness arriving', witness.whenSynced())
  return { documentId, cookies: [writer.cookie, reader.cookie], witness, recording: recorded(witness, chance) }
}

/** What an editor would send next, for the frames to be made of. */
const recorded = (witness: TokenTypist, chance: Chance): Recording =>
  record(chance, 60, Y.encodeStateAsUpdate(witness.doc), attackerClient)

/** The neighbours noticed nothing, all logs are whole, and the product logged no bug. */
async function judge({ product, dataDir, calm, attacked, neighbours, cut }: Siege) {
  const failures: string[] = []
  await within(patience, 'the neighbours answered', Promise.all(neighbours.map((one) => one.whenAnswered())))
  const text = await within(patience, 'a newcomer', readText(product.url, calm.documentId, calm.cookie))
  let lost = 0
  for (const neighbour of neighbours) {
    lost += missing(neighbour.promised(), tokensOf(text)).gone.length
    const apartBy = await differences(text, () => neighbour.text)
    failures.push(...apartBy.map((difference) => `${neighbour.name}: ${difference}`))
  }
  if (lost > 0) failures.push(`${lost} acts of the neighbours are missing`)
  if (cut > 0) failures.push(`the neighbours were cut ${cut} times`)
  for (const id of [calm.documentId, ...attacked]) {
    const report = await inside(dataDir, (sql) => logReport(sql, id))
    failures.push(...report.problems)
  }
  const logged = product.logged().split('\n')
  const bugs = logged.filter((line) => /"level":(50|60)|had to be/.test(line))
  failures.push(...bugs.slice(0, 3).map((line) => `the product logged ${line.slice(0, 600)}`))
  return { lost, failures }
}

/** One connection sends hostile frames until it is closed or has sent a burst. */
async function sally(siege: Siege, target: Target): Promise<void> {
  const { chance } = siege
  const { documentId, cookies, witness, recording } = target
  const { url } = siege.product
  const address = `${url.replace('http', 'ws')}/live/document/${documentId}?epoch=${EPOCH}&ours=${chance(2)}`
  const ws = new WebSocket(address, { headers: { cookie: pick(chance, cookies), origin: url } })
  ws.on('error', () => undefined) // a close always follows
  const ended = new Promise<number>((resolve) => ws.once('close', resolve))
  await Promise.race([ended, new Promise((resolve) => ws.once('open', resolve))])
  for (let n = 0; n < burst; n++) {
    const at = chance(recording.edits.length)
    const frame = hostileFrame(recording, at, { doc: witness.doc, own: attackerClient }, chance)
    const way = chance(40)
    if (way === 0) ws.send('words')
    else if (way === 1) socketBeneath(ws).write(frame.bytes)
    else ws.send(frame.bytes)
    siege.frames++
  }
  // The answer to the ping comes after all of them was read.
  ws.ping()
  const answered = new Promise<null>((resolve) => ws.once('pong', () => resolve(null)))
  const code = await within(patience, 'an answer to hostile frames', Promise.race([ended, answered]))
  if (code !== null) siege.closings[code] = (siege.closings[code] ?? 0) + 1
  ws.terminate()
}

/** Bytes that are no websocket frame, in the middle of a connection. */
function socketBeneath(ws: WebSocket): Socket {
  return (ws as unknown as { _socket: Socket })._socket // in each version of `ws`, not in its types
}
