// The HTTP transport, by hand: the same room, the same rules.
import { connect } from 'node:net'
import * as encoding from 'lib0/encoding'
import { expect, onTestFinished, test } from 'vitest'
import * as Y from 'yjs'
import { closeCode, EPOCH, frameLimit } from '../../../shared/protocol.ts'
import { saved, step1, step2, update } from '../../../server/realtime/messages.ts'
import { comeIn } from '../../support/live-client.ts'
import type { House } from '../../support/live-house.ts'
import { aHouse } from '../../support/live-house.ts'

interface Heard {
  event: string
  data: string
  id: number | null
}

class Stream {
  readonly heard: Heard[] = []
  readonly response: Response
  readonly #abort: AbortController
  readonly #watchers = new Set<() => void>()

  constructor(response: Response, abort: AbortController) {
    this.response = response
    this.#abort = abort
    onTestFinished(() => abort.abort())
    void this.#follow()
  }

  async #follow(): Promise<void> {
    let text = ''
    try {
      for await (const chunk of this.response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
        text += chunk
        const blocks = text.split('\n\n')
        text = blocks.pop() ?? ''
        for (const block of blocks) this.#hear(block)
        for (const watcher of this.#watchers) watcher()
      }
    } catch (error) {
      // Cut: by the test, or by the server, which is what some tests wait for.
      if (!this.#abort.signal.aborted && !(error instanceof TypeError)) throw error
    }
  }

  #hear(block: string): void {
    const field = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(block)?.[1]
    const event = field('event')
    if (event !== undefined)
      this.heard.push({ event, data: field('data') ?? '', id: Number(field('id') ?? NaN) || null })
  }

  until(isSo: () => boolean): Promise<void> {
    if (isSo()) return Promise.resolve()
    return new Promise((resolve) => {
      const look = () => {
        if (isSo()) resolve(void this.#watchers.delete(look))
      }
      this.#watchers.add(look)
    })
  }

  async opened(): Promise<string> {
    await this.until(() => this.heard.length > 0)
    return this.heard[0]?.data ?? ''
  }

  get frames(): Buffer[] {
    return this.heard.filter(({ event }) => event === 'frame').map(({ data }) => Buffer.from(data, 'base64'))
  }

  cut(): void {
    this.#abort.abort()
  }
}

async function open(house: House, name: string | null, query = `epoch=${EPOCH}&ours=1`, headers = {}): Promise<Stream> {
  const abort = new AbortController()
  const cookie = name === null ? '' : house.resident(name).cookie
  const url = `http://${house.address}/live/document/${house.documentId}/fallback?${query}`
  return new Stream(await fetch(url, { headers: { cookie, ...headers }, signal: abort.signal }), abort)
}

function post(
  house: House,
  name: string,
  line: string,
  seq: number,
  messages: readonly Uint8Array[],
): Promise<Response> {
  const encoder = encoding.createEncoder()
  for (const message of messages) encoding.writeVarUint8Array(encoder, message)
  return fetch(`http://${house.address}/live/document/${house.documentId}/fallback/${line}?seq=${seq}`, {
    method: 'POST',
    headers: { cookie: house.resident(name).cookie, 'content-type': 'application/octet-stream' },
    body: encoding.toUint8Array(encoder),
  })
}

test('[F1, F2] one who comes by HTTP and one who comes by websocket write together', async () => {
  const house = await aHouse(['ana', 'ben'])
  const ben = await comeIn(house, 'ben')
  const stream = await open(house, 'ana')
  expect(stream.response.headers.get('cache-control')).toBe('no-store, no-transform')
  const line = await stream.opened()
  expect(line).toMatch(/^[A-Za-z0-9_-]{16,64}$/)
  const doc = new Y.Doc()
  await post(house, 'ana', line, 1, [step1(new Map())])
  await stream.until(() => stream.frames.length >= 2)
  const ids = stream.heard.filter(({ event }) => event === 'frame').map(({ id }) => id)
  expect(ids).toEqual(ids.map((_, index) => index + 1)) // the two of the welcome; a sign of the room may have come too
  doc.getText('text').insert(0, 'par le tunnel')
  const answer = await post(house, 'ana', line, 2, [step2(new Uint8Array([0, 0])), update(Y.encodeStateAsUpdate(doc))])
  expect(await answer.json()).toEqual({ received: 3 })
  await ben.until(() => ben.text.includes('par le tunnel'))
  await stream.until(() => stream.frames.some((frame) => frame.equals(saved(2))))
  const before = stream.frames.length
  ben.type(' et par la porte')
  await stream.until(() => stream.frames.length > before)
})

test('[F2] repeating a POST is harmless, and a hole is told', async () => {
  const house = await aHouse(['ana'])
  const stream = await open(house, 'ana')
  const line = await stream.opened()
  const doc = new Y.Doc()
  doc.getText('text').insert(0, 'une fois')
  const messages = [step1(new Map()), step2(Y.encodeStateAsUpdate(doc))]
  for (let i = 0; i < 3; i++)
    expect(await (await post(house, 'ana', line, 1, messages)).json()).toEqual({ received: 2 })
  const hole = await post(house, 'ana', line, 5, messages)
  expect([hole.status, await hole.json()]).toEqual([409, { received: 2 }])
  await stream.until(() => stream.frames.some((frame) => frame.equals(saved(1))))
  expect(stream.frames.some((frame) => frame.equals(saved(2)))).toBe(false)
})

test('[W7] the messages of a full body are taken a few at a time, each once, also when it is said again meanwhile', async () => {
  const house = await aHouse(['ana'], { messagesPerSecond: 100_000 })
  const stream = await open(house, 'ana')
  const line = await stream.opened()
  const doc = new Y.Doc()
  const messages: Uint8Array[] = []
  doc.on('update', (letter: Uint8Array) => messages.push(update(letter)))
  for (let n = 0; n < 12_000; n++) doc.getText('text').insert(n, 'x')
  await post(house, 'ana', line, 1, [step1(new Map())])
  await stream.until(() => stream.frames.length >= 2)
  const before = (await house.rows()).length
  const answers = await Promise.all([2, 2].map((seq) => post(house, 'ana', line, seq, messages)))
  expect(await Promise.all(answers.map((answer) => answer.json()))).toEqual([
    { received: 1 + messages.length },
    { received: 1 + messages.length },
  ])
  await stream.until(() => stream.frames.some((frame) => Buffer.compare(frame, saved(messages.length)) === 0))
  expect((await house.replay()).getText('text').length).toBe(1 + messages.length)
  expect((await house.rows()).length - before, 'the room had its turns in between').toBeGreaterThan(1)
}, 60_000)

test('[F2] a line belongs to its session, and bytes that are no messages close it', async () => {
  const house = await aHouse(['ana', 'ben'])
  const stream = await open(house, 'ana')
  const line = await stream.opened()
  expect((await post(house, 'ben', line, 1, [step1(new Map())])).status).toBe(410)
  expect((await post(house, 'ana', 'x'.repeat(32), 1, [])).status).toBe(410)
  const garbage = await fetch(`http://${house.address}/live/document/${house.documentId}/fallback/${line}?seq=1`, {
    method: 'POST',
    headers: { cookie: house.resident('ana').cookie, 'content-type': 'application/octet-stream' },
    body: new Uint8Array([200, 1, 2]),
  })
  expect(garbage.status).toBe(400)
  await stream.until(() => stream.heard.some(({ event }) => event === 'close'))
  expect(stream.heard.at(-1)?.data).toBe(String(closeCode.malformed))
})

test('[F1] refusals are said on the stream, a foreign page gets 403', async () => {
  const house = await aHouse(['ana'])
  const refusal = async (name: string | null, query?: string) => {
    const stream = await open(house, name, query)
    await stream.until(() => stream.heard.length > 0)
    return [stream.heard[0]?.event, Number(stream.heard[0]?.data)]
  }
  expect(await refusal(null)).toEqual(['close', closeCode.signedOut])
  expect(await refusal('ana', 'epoch=0')).toEqual(['close', closeCode.wrongEpoch])
  house.rights.set('ana', null)
  expect(await refusal('ana')).toEqual(['close', closeCode.noRight])
  expect((await open(house, 'ana', undefined, { origin: 'https://ailleurs.example' })).response.status).toBe(403)
})

test('[F3] a stream that ends is a connection that ends', async () => {
  const house = await aHouse(['ana', 'ben'])
  const stream = await open(house, 'ana')
  const line = await stream.opened()
  expect(house.live.stats().connections).toBe(1)
  stream.cut()
  const gone = async (): Promise<number> => (await post(house, 'ana', line, 1, [step1(new Map())])).status
  while ((await gone()) !== 410);
  expect(house.live.stats().connections).toBe(0)
})

/** Bytes as they are, with what a POST of ours bears. */
function postBytes(house: House, name: string, path: string, body: Uint8Array, headers = {}): Promise<Response> {
  return fetch(`http://${house.address}/live/document/${house.documentId}/fallback/${path}`, {
    method: 'POST',
    headers: { cookie: house.resident(name).cookie, 'content-type': 'application/octet-stream', ...headers },
    body: body as Uint8Array<ArrayBuffer>, // of our own making
  })
}

test('[F2] a body above the limit closes the line with 4413, and one in an encoding with 4400', async () => {
  const house = await aHouse(['ana'])
  for (const [status, code, send] of [
    [
      413,
      closeCode.tooLarge,
      (line: string) => postBytes(house, 'ana', `${line}?seq=1`, new Uint8Array(frameLimit.socket + 17)),
    ],
    [
      400,
      closeCode.malformed,
      (line: string) => postBytes(house, 'ana', `${line}?seq=1`, new Uint8Array(3), { 'content-encoding': 'gzip' }),
    ],
    [400, closeCode.malformed, (line: string) => postBytes(house, 'ana', `${line}?seq=1`, new Uint8Array(40_000))],
    [400, closeCode.malformed, (line: string) => postBytes(house, 'ana', `${line}?seq=0`, new Uint8Array([1, 3]))],
    [
      400,
      closeCode.malformed,
      (line: string) => postBytes(house, 'ana', `${line}?seq=1&seq=1`, new Uint8Array([1, 3])),
    ],
    [400, closeCode.malformed, (line: string) => postBytes(house, 'ana', `${line}?seq=1e400`, new Uint8Array([1, 3]))],
  ] as const) {
    const stream = await open(house, 'ana')
    expect((await send(await stream.opened())).status).toBe(status)
    await stream.until(() => stream.heard.some(({ event }) => event === 'close'))
    expect(stream.heard.at(-1)?.data).toBe(String(code))
  }
  expect(house.live.stats().connections).toBe(0)
  expect(house.logged).toEqual([])
})

test('[F6] the body of someone who has no line is not read', async () => {
  const house = await aHouse(['ana', 'ben'])
  const line = await (await open(house, 'ana')).opened()
  const [host, port] = house.address.split(':')
  for (const [path, cookie] of [
    ['x'.repeat(32), house.resident('ana').cookie],
    [line, house.resident('ben').cookie],
    [line, ''],
  ]) {
    const socket = connect(Number(port), host)
    const head = `POST /live/document/${house.documentId}/fallback/${path}?seq=1 HTTP/1.1\r\nHost: ${house.address}\r\nCookie: ${cookie}\r\n`
    // A body is announced and never comes: whoever waited for it would wait for ever.
    socket.write(`${head}Content-Type: application/octet-stream\r\nContent-Length: 8000000\r\n\r\n`)
    const answer = await new Promise<string>((resolve) => socket.once('data', (data) => resolve(String(data))))
    expect(answer.split('\r\n')[0]).toBe('HTTP/1.1 410 Gone')
    socket.destroy()
  }
})

test('[F2] a body that the network cuts in the middle leaves the line as it was', async () => {
  const house = await aHouse(['ana'])
  const stream = await open(house, 'ana')
  const line = await stream.opened()
  const [host, port] = house.address.split(':')
  const socket = connect(Number(port), host)
  const head = `POST /live/document/${house.documentId}/fallback/${line}?seq=1 HTTP/1.1\r\nHost: ${house.address}\r\nCookie: ${house.resident('ana').cookie}\r\n`
  await new Promise<void>((resolve) =>
    socket.write(`${head}Content-Type: application/octet-stream\r\nContent-Length: 100\r\n\r\nabc`, () => resolve()),
  )
  socket.destroy()
  const answer = await post(house, 'ana', line, 1, [step1(new Map())])
  expect(await answer.json()).toEqual({ received: 1 })
  expect(stream.heard.some(({ event }) => event === 'close')).toBe(false)
})

test('[F5] [W1] a stream without a sign of life is cut, and its seat is free; an empty POST is one', async () => {
  const house = await aHouse(['ana', 'ben'], {}, { times: { probeEveryMs: 200 } })
  const silent = await open(house, 'ana', `epoch=${EPOCH}&wire=2`)
  await silent.opened()
  const alive = await open(house, 'ben', `epoch=${EPOCH}&wire=2`)
  const line = await alive.opened()
  const older = await open(house, 'ben', `epoch=${EPOCH}`)
  await older.opened()
  let signs = 0
  do {
    const answer = await postBytes(house, 'ben', `${line}?seq=1`, new Uint8Array())
    expect([answer.status, await answer.json()]).toEqual([200, { received: 0 }])
    signs++
  } while (house.live.stats().connections > 2 || signs < 3)
  expect((await post(house, 'ben', line, 1, [step1(new Map())])).status).toBe(200)
  expect(house.live.stats().connections).toBe(2)
})

test('[W1] a websocket that answers no ping is cut, and its seat is free', async () => {
  const house = await aHouse(['ana', 'ben'], {}, { times: { probeEveryMs: 200 } })
  const ana = await comeIn(house, 'ana')
  const ben = await comeIn(house, 'ben')
  let pings = 0
  ben.ws.on('ping', () => pings++)
  // Its end of the line reads nothing more, so that no pong leaves.
  ana.ws.pause()
  await ben.until(() => true)
  while (house.live.stats().connections > 1) await new Promise((resolve) => ben.ws.once('ping', resolve))
  expect(pings).toBeGreaterThan(0)
  ben.type('toujours là')
  await ben.whenSaved()
})

test('[W3] a stream that was told to go and reads nothing is cut after its time', async () => {
  const house = await aHouse(['ana', 'ben'], {}, { times: { farewellMs: 60 } })
  const [host, port] = house.address.split(':')
  const socket = connect(Number(port), host)
  socket.on('error', () => undefined)
  const begun = new Promise((resolve) => socket.once('readable', resolve))
  const path = `/live/document/${house.documentId}/fallback?epoch=${EPOCH}`
  socket.write(`GET ${path} HTTP/1.1\r\nHost: ${house.address}\r\nCookie: ${house.resident('ana').cookie}\r\n\r\n`)
  await begun
  const server = await house.connectionsOfServer()
  expect(server).toBe(1)
  // Much is written to it, of which it reads nothing, so that the end cannot be told either.
  const line = /data: (\S+)/.exec(String(socket.read()))?.[1] ?? ''
  const ben = await comeIn(house, 'ben')
  ben.type('x'.repeat(7 * 1024 * 1024))
  await ben.whenSaved()
  await post(house, 'ana', line, 1, [step1(new Map())])
  house.live.recheck('access:session:' + house.resident('ana').sessionId)
  while ((await house.connectionsOfServer()) > 1) await new Promise((resolve) => setImmediate(resolve))
  socket.destroy()
})
