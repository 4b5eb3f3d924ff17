// Hostile frames and hostile requests over real sockets, against the product in its own process, while people write in the
// same text and in another one.
import type { Socket } from 'node:net'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { EPOCH } from '../../../shared/protocol.ts'
import { missing, tokensOf } from '../../support/acts.ts'
import { inside } from '../../support/inside.ts'
import { chanceFrom, type Chance } from '../../support/chance.ts'
import { logReport } from '../../support/log-check.ts'
import type { ProductProcess } from '../../support/processes.ts'
import { readText } from '../../support/reader.ts'
import { TokenTypist } from '../../support/token-typist.ts'
import { residentMegabytes } from '../memory.ts'
import type { Outcome, Run } from '../part.ts'
import { differences, within } from '../../support/patience.ts'
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

interface Siege {
  readonly chance: Chance
  readonly product: ProductProcess
  readonly dataDir: string
  /** Where the neighbours write, and one who may read it. */
  readonly calm: { readonly base: string; readonly documentId: string; readonly cookie: string }
  /** What is attacked, and by whom: somebody who may write in it, and somebody who may not. */
  readonly documentId: string
  readonly cookies: readonly [writer: string, reader: string]
  readonly neighbours: readonly TokenTypist[]
  readonly witness: TokenTypist
  readonly closings: Record<number, number>
  recording: Recording
  frames: number
  /** Connections that the neighbours lost, with or without something on its way. */
  cut: number
}

export async function besiege(run: Run, frames: number): Promise<Outcome> {
  const siege = await lay(run)
  const { chance, product, documentId, cookies, neighbours, closings } = siege
  for (const neighbour of neighbours) neighbour.go(60)
  const half = openHalfHandshakes(product.url, 200)
  run.closing(() => half.forEach((socket) => socket.destroy()))
  const wanted = run.form === 'short' ? 60 : 1_000
  const requests = await hostileRequests(product.url, documentId, cookies[0], chance, wanted)
  const memory = await assail(siege, frames)
  for (const neighbour of neighbours) neighbour.rest()
  const { lost, failures } = await judge(siege)
  return {
    counts: {
      'frames over sockets': siege.frames,
      'hostile requests': requests,
      'handshakes left half-open': half.length,
      'acts of the neighbours': neighbours.reduce((sum, { acts }) => sum + acts.length, 0),
      'neighbours cut': siege.cut,
      'acts of the neighbours lost': lost,
      ...Object.fromEntries(Object.entries(closings).map(([code, n]) => [`connections closed with ${code}`, n])),
      'resident memory after a third (MB)': memory[Math.floor(memory.length / 3)] ?? 0,
      'resident memory at the end (MB)': memory.at(-1) ?? 0,
    },
    failures,
  }
}

/** The product, two texts, and honest people in both of them. */
async function lay(run: Run): Promise<Siege> {
  const { dataDir, product, team } = await openProduct(run)
  const calm = { base: product.url, documentId: team.documentId, cookie: team.nadia.cookie }
  const note = { demarcheId: team.demarcheId, title: 'Assiégé', template: 'note' } as const
  const { documentId } = await team.nadia.call('createDocument', note)
  const writer = await team.invite('h@halles.example', 'Hostile')
  const reader = await team.invite('o@halles.example', 'Lectrice', 'member')
  const neighbours = [new TokenTypist(calm, 'ana'), new TokenTypist(calm, 'ben')]
  const witness = new TokenTypist({ ...calm, documentId }, 'cleo')
  const honest = [...neighbours, witness]
  run.closing(() => honest.forEach((typist) => typist.leave()))
  await within(patience, 'everyone arriving', Promise.all(honest.map((typist) => typist.whenSynced())))
  const chance = chanceFrom(run.seed)
  const siege: Siege = {
    chance,
    product,
    dataDir,
    calm,
    documentId,
    cookies: [writer.cookie, reader.cookie],
    neighbours,
    witness,
    closings: {},
    recording: recorded(witness, chance),
    frames: 0,
    cut: 0,
  }
  for (const { provider } of neighbours) provider.on('connection-close', () => siege.cut++)
  return siege
}

/** What an editor would send next, for the frames to be made of. */
const recorded = (witness: TokenTypist, chance: Chance): Recording =>
  record(chance, 60, Y.encodeStateAsUpdate(witness.doc), attackerClient)

/** So many hostile frames; the megabytes that the product held meanwhile. */
async function assail(siege: Siege, frames: number): Promise<number[]> {
  const { product, witness, chance } = siege
  const memory = [Math.round(residentMegabytes(product.pid))]
  while (siege.frames < frames) {
    await sally(siege)
    if (siege.frames % recordedEvery >= burst) continue
    memory.push(Math.round(residentMegabytes(product.pid)))
    siege.recording = recorded(witness, chance)
  }
  return memory
}

/** The neighbours noticed nothing, both logs are whole, and the product logged no bug. */
async function judge({ product, dataDir, calm, documentId, neighbours, cut }: Siege) {
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
  for (const id of [calm.documentId, documentId]) {
    const report = await inside(dataDir, (sql) => logReport(sql, id))
    failures.push(...report.problems)
  }
  const logged = product.logged().split('\n')
  const bugs = logged.filter((line) => /"level":(50|60)|had to be/.test(line))
  failures.push(...bugs.slice(0, 3).map((line) => `the product logged ${line.slice(0, 600)}`))
  return { lost, failures }
}

/** One connection sends hostile frames until it is closed or has sent a burst. */
async function sally(siege: Siege): Promise<void> {
  const { chance, documentId, cookies, witness } = siege
  const { url } = siege.product
  const address = `${url.replace('http', 'ws')}/live/document/${documentId}?epoch=${EPOCH}&ours=${chance(2)}`
  const ws = new WebSocket(address, { headers: { cookie: pick(chance, cookies), origin: url } })
  ws.on('error', () => undefined) // a close always follows
  const ended = new Promise<number>((resolve) => ws.once('close', resolve))
  await Promise.race([ended, new Promise((resolve) => ws.once('open', resolve))])
  for (let n = 0; n < burst; n++) {
    const at = chance(siege.recording.edits.length)
    const frame = hostileFrame(siege.recording, at, { doc: witness.doc, own: attackerClient }, chance)
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
