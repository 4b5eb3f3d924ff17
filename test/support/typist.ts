// A person typing from another process, with the stock provider. Writes what it sent and what was acknowledged to a
// ledger file, so that a test can tell after a crash what had been promised. Run by fork(); see test/support/typists.ts.
import { appendFileSync } from 'node:fs'
import { WebSocket } from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import * as decoding from 'lib0/decoding'
import { bodyOf } from '../../shared/document/shape.ts'
import { EPOCH, messageType, syncType } from '../../shared/protocol.ts'

export type TypistOrder = { type: 'go'; pace: number } | { type: 'rest' } | { type: 'report' }
export type TypistReport = { text: string; sent: number; saved: number }

type Act = { token: string; verb: '+' | '-'; frame: number | null }

const [base, documentId, cookie, name, ledger] = process.argv.slice(2) as [string, string, string, string, string]

let frames = 0
let open: Act[] = []

/** The stock socket with a cookie, that counts what the server will acknowledge: sync replies and updates. */
class CountingSocket extends WebSocket {
  constructor(url: string | URL) {
    super(url, { headers: { cookie, origin: base } })
    frames = 0
    for (const act of open) act.frame = null
    this.on('close', () => {
      const left = open.filter((act) => act.frame !== null).length
      if (left > 0) appendFileSync(ledger, `cut ${left}\n`)
    })
  }

  // The provider only ever sends bytes.
  override send(data: Uint8Array): void {
    if (data[0] === messageType.sync && data[1] !== syncType.step1) {
      frames++
      // A sync reply carries everything the server lacked, so every open act rides on it.
      if (data[1] === syncType.step2) for (const act of open) act.frame = frames
    }
    super.send(data)
  }
}

const doc = new Y.Doc()
const provider = new WebsocketProvider(`${base.replace('http', 'ws')}/live/document`, documentId, doc, {
  params: { epoch: String(EPOCH), ours: '1' },
  // The stock type is the browser's class; ws is close enough for what the provider uses.
  WebSocketPolyfill: CountingSocket as unknown as typeof globalThis.WebSocket,
  disableBc: true,
  maxBackoffTime: 400,
})

let sent = 0
let saved = 0

provider.messageHandlers[messageType.saved] = (_encoder, decoder) => {
  const upTo = decoding.readVarUint(decoder)
  const done = open.filter((act) => act.frame !== null && act.frame <= upTo)
  if (done.length === 0) return
  open = open.filter((act) => !done.includes(act))
  saved += done.length
  appendFileSync(ledger, done.map((act) => `saved ${act.verb}${act.token}\n`).join(''))
}

const mine: string[] = []
let count = 0

/** Writes one act down before it leaves, then does it. */
function act(verb: Act['verb'], token: string, edit: () => void): void {
  const entry: Act = { token, verb, frame: null }
  appendFileSync(ledger, `sent ${verb}${token}\n`)
  sent++
  open.push(entry)
  const before = frames
  edit()
  if (frames > before) entry.frame = frames
}

function type(): void {
  const body = bodyOf(doc)
  const victim = count % 7 === 6 ? mine.splice(Math.floor(mine.length / 2), 1)[0] : undefined
  count++
  if (victim !== undefined) return act('-', victim, () => erase(victim))
  const token = `<${name}.${count}>`
  mine.push(token)
  act('+', token, () => doc.transact(() => insert(body, token)))
}

function insert(body: Y.XmlFragment, token: string): void {
  const last = body.length === 0 ? null : body.get(body.length - 1)
  // Mostly into the paragraph others write in too; sometimes a new one.
  if (count % 11 !== 0 && last instanceof Y.XmlElement && last.get(0) instanceof Y.XmlText) {
    const text = last.get(0) as Y.XmlText // checked above
    text.insert(count % 2 === 0 ? text.length : 0, token)
    return
  }
  const paragraph = new Y.XmlElement('paragraph')
  paragraph.insert(0, [new Y.XmlText(token)])
  body.insert(body.length, [paragraph])
}

function erase(token: string): void {
  for (const text of texts(bodyOf(doc))) {
    const at = text.toString().indexOf(token)
    if (at >= 0) text.delete(at, token.length)
  }
}

function texts(node: Y.XmlFragment | Y.XmlElement): Y.XmlText[] {
  return node
    .toArray()
    .flatMap((child) => (child instanceof Y.XmlText ? [child] : child instanceof Y.XmlElement ? texts(child) : []))
}

let timer: NodeJS.Timeout | null = null
const rest = () => {
  if (timer !== null) clearInterval(timer)
  timer = null
}

process.on('message', (order: TypistOrder) => {
  rest()
  if (order.type === 'go') timer = setInterval(type, order.pace)
  if (order.type === 'report') report()
})
process.on('disconnect', () => process.exit(0))

/** Answers once everything typed is acknowledged and the room is in step. */
function report(): void {
  if (open.length > 0 || !provider.synced) return void setTimeout(report, 20)
  const text = texts(bodyOf(doc))
    .map((part) => part.toString())
    .join('\n')
  process.send?.({ text, sent, saved } satisfies TypistReport)
}

provider.once('sync', () => process.send?.({ text: '', sent: 0, saved: 0 } satisfies TypistReport))
