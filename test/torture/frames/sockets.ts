// Hostile frames and hostile requests over real sockets, against the product in its own process, while people write in the
// same text and in another one.
import type { Socket } from 'node:net'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { EPOCH } from '../../../shared/protocol.ts'
import { absent, apart, tokensOf } from '../../support/acts.ts'
import { inside } from '../../support/inside.ts'
import { aTeam } from '../../support/instance.ts'
import { chanceFrom, type Chance } from '../../support/chance.ts'
import { logReport } from '../../support/log-check.ts'
import { aDataDirectory, startProduct } from '../../support/processes.ts'
import { readText } from '../../support/reader.ts'
import { TokenTypist } from '../../support/token-typist.ts'
import { within } from '../patience.ts'
import { residentMegabytes } from '../memory.ts'
import type { Outcome, Run } from '../part.ts'
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
  readonly url: string
  readonly documentId: string
  readonly cookies: readonly string[]
  readonly witness: TokenTypist
  readonly closings: Record<number, number>
  recording: Recording
  frames: number
}

export async function besiege(run: Run, frames: number): Promise<Outcome> {
  const chance = chanceFrom(run.seed)
  const { dataDir, remove } = aDataDirectory()
  run.closing(remove)
  const product = await startProduct({ dataDir })
  run.closing(() => product.end('SIGTERM'))
  const team = await aTeam(product.url, product.setupLink() ?? '')
  const calm = { base: product.url, documentId: team.documentId, cookie: team.nadia.cookie }
  const { documentId } = await team.nadia.call('createDocument', {
    demarcheId: team.demarcheId,
    title: 'Assiégé',
    template: 'note',
  })
  const writer = await team.invite('h@halles.example', 'Hostile')
  const reader = await team.invite('o@halles.example', 'Lectrice', 'member')
  let cut = 0
  const heard = { cut: () => void cut++ }
  const neighbours = [new TokenTypist(calm, 'ana', heard), new TokenTypist(calm, 'ben', heard)]
  const witness = new TokenTypist({ ...calm, documentId }, 'cleo')
  run.closing(() => [...neighbours, witness].forEach((typist) => typist.leave()))
  await within(patience, 'everyone arriving', Promise.all([...neighbours, witness].map((one) => one.whenSynced())))
  let closed = 0
  for (const { provider } of neighbours) provider.on('connection-close', () => closed++)
  for (const neighbour of neighbours) neighbour.go(60)

  const recording = record(chance, 60, Y.encodeStateAsUpdate(witness.doc), attackerClient)
  const cookies = [writer.cookie, reader.cookie]
  const siege: Siege = { chance, url: product.url, documentId, cookies, witness, closings: {}, recording, frames: 0 }
  const half = openHalfHandshakes(product.url, 200)
  run.closing(() => half.forEach((socket) => socket.destroy()))
  const requests = await hostileRequests(
    product.url,
    documentId,
    writer.cookie,
    chance,
    run.form === 'short' ? 60 : 1_000,
  )
  const memory = [Math.round(residentMegabytes(product.pid))]
  while (siege.frames < frames) {
    await sally(siege)
    if (siege.frames % recordedEvery < burst) {
      memory.push(Math.round(residentMegabytes(product.pid)))
      siege.recording = record(chance, 60, Y.encodeStateAsUpdate(witness.doc), attackerClient)
    }
  }
  for (const neighbour of neighbours) neighbour.rest()
  const failures: string[] = []
  await within(patience, 'the neighbours answered', Promise.all(neighbours.map((one) => one.whenAnswered())))
  const text = await within(patience, 'a newcomer', readText(product.url, calm.documentId, calm.cookie))
  let lost = 0
  for (const { name, acts, text: own } of neighbours) {
    const sent = acts.map(({ verb, token }) => `${verb}${token}`)
    lost += absent(sent, { sent }, tokensOf(text)).length
    failures.push(...apart(own, text).map((difference) => `${name}: ${difference}`))
  }
  if (lost > 0) failures.push(`${lost} acts of the neighbours are missing`)
  if (cut + closed > 0) failures.push(`the neighbours were cut ${closed} times`)
  for (const id of [calm.documentId, documentId]) {
    const report = await inside(dataDir, (sql) => logReport(sql, id))
    failures.push(...report.problems)
  }
  const bugs = product
    .logged()
    .split('\n')
    .filter((line) => /"level":(50|60)|had to be/.test(line))
  failures.push(...bugs.slice(0, 3).map((line) => `the product logged ${line.slice(0, 600)}`))
  const third = memory[Math.floor(memory.length / 3)] ?? 0
  return {
    counts: {
      'frames over sockets': siege.frames,
      'hostile requests': requests,
      'handshakes left half-open': half.length,
      'acts of the neighbours': neighbours.reduce((sum, { acts }) => sum + acts.length, 0),
      'neighbours cut': closed,
      'acts of the neighbours lost': lost,
      ...Object.fromEntries(Object.entries(siege.closings).map(([code, n]) => [`connections closed with ${code}`, n])),
      'resident memory after a third (MB)': third,
      'resident memory at the end (MB)': memory.at(-1) ?? 0,
    },
    failures,
  }
}

/** One connection sends hostile frames until it is closed or has sent a burst. */
async function sally(siege: Siege): Promise<void> {
  const { chance, url, documentId, cookies, witness } = siege
  const address = `${url.replace('http', 'ws')}/live/document/${documentId}?epoch=${EPOCH}&ours=${chance(2)}`
  const ws = new WebSocket(address, { headers: { cookie: pick(chance, cookies), origin: url } })
  ws.on('error', () => undefined) // a close always follows
  const ended = new Promise<number>((resolve) => ws.once('close', resolve))
  await Promise.race([ended, new Promise((resolve) => ws.once('open', resolve))])
  for (let n = 0; n < burst; n++) {
    const at = chance(siege.recording.edits.length)
    const frame = hostileFrame(siege.recording, at, { doc: witness.doc, own: attackerClient, forges: true }, chance)
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
