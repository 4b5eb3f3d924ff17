// The HTTP transport, by hand: the same room, the same rules.
import * as encoding from 'lib0/encoding'
import { expect, onTestFinished, test } from 'vitest'
import * as Y from 'yjs'
import { closeCode } from '../../../shared/protocol.ts'
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
      if (!this.#abort.signal.aborted) throw error
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

async function open(house: House, name: string | null, query = 'epoch=1&ours=1', headers = {}): Promise<Stream> {
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
  expect(stream.heard.filter(({ event }) => event === 'frame').map(({ id }) => id)).toEqual([1, 2])
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
