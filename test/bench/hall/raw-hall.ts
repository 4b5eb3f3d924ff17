// The floor: the same rules and feeds in memory behind node's own HTTP, without a log, accounts, cookies or checks.
import { randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { emptyWorkshop } from '../../../shared/workshop/evolve.ts'
import type { Asked, Asker } from '../../../shared/workshop/commands.ts'
import type { Memory } from '../../../server/workshop/memory.ts'
import type { Arriving, Viewer } from '../../../server/workshop/port.ts'
import { Feeds } from '../../../server/workshop/feeds.ts'
import { Turn, type Wish } from '../../../server/workshop/turn.ts'

const head = {
  id: 'hall',
  demarcheId: '',
  title: 'Plancher',
  code: 'AAAAAA',
  question: '',
  pilot: '',
  capacity: 5_000,
  meeting: null,
}
let memory: Memory = {
  head,
  state: emptyWorkshop,
  texts: new Map(),
  languages: new Map(),
  guests: new Map(),
  boxes: new Map(),
}
const feeds = new Feeds(memory, () => new Date())

function ask(wishes: readonly Wish[], isUrgent: boolean): unknown[] {
  const tools = { at: Date.now(), makeId: randomUUID, isHere: (id: string) => feeds.isHere(id), cut: null }
  const turn = new Turn(memory, new Map(), tools)
  const outcomes = wishes.map((wish) => turn.outcomeOf(wish))
  memory = turn.memory
  feeds.moved(memory, isUrgent)
  return outcomes
}

function answer(path: readonly string[], given: Record<string, unknown>): object {
  const [, kind, , part, guestId = '', last] = path
  if (kind === 'rooms' && path[2] === 'found') return { workshopId: head.id }
  if (kind === 'rooms' && part === 'guests' && last === undefined) {
    const arriving = { ...given, id: given.guestId, deviceHash: '', personId: null } as unknown as Arriving // the phones’ own
    ask([{ arriving }], false)
    return {}
  }
  const asker: Asker =
    kind === 'rooms'
      ? { kind: 'guest', actorId: guestId, guestId }
      : { kind: 'facilitator', actorId: '00000000-0000-0000-0000-000000000000' }
  const wishes = (given.commands as Asked[]).map((asked): Wish => ({ asker, asked })) // the phones’ own
  return { answers: ask(wishes, kind !== 'rooms') }
}

const server = createServer((request, response) => {
  const [path = '', query = ''] = (request.url ?? '').split('?')
  const parts = path.split('/').slice(1)
  if (request.method === 'POST')
    return received(request, (given) => say(response, JSON.stringify(answer(parts, given))))
  const after = /after=(\d+)/.exec(query)?.[1]
  const left = new AbortController()
  response.once('close', () => response.writableFinished || left.abort())
  const viewer: Viewer =
    parts[1] === 'rooms'
      ? { kind: 'guest', guestId: parts[4] ?? '' }
      : { kind: parts[1] === 'screens' ? 'screen' : 'facilitator' }
  void feeds
    .read(viewer, after === undefined ? undefined : Number(after), left.signal)
    .then((message) => say(response, JSON.stringify(message)))
})

function received(request: IncomingMessage, then: (given: Record<string, unknown>) => void): void {
  let text = ''
  request.setEncoding('utf8').on('data', (part: string) => (text += part))
  request.on('end', () => then(JSON.parse(text) as Record<string, unknown>)) // the phones’ own
}

function say(response: ServerResponse, text: string): void {
  response.setHeader('Content-Type', 'application/json')
  response.setHeader('Content-Length', Buffer.byteLength(text))
  response.end(text)
}

server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  process.stdout.write(`http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/\n`)
})
