// The HTTPS fallback: order, repetition, loss, and when it is tried.
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { EventReader } from '../../../client/live/event-reader.ts'
import { openFallbackWith, retryLimit, signAfter, silenceLimit } from '../../../client/live/fallback-wire.ts'
import type { OpenWire, WireEvents } from '../../../client/live/live-socket.ts'
import { batchLimit, Outbox } from '../../../client/live/outbox.ts'
import { preference, Transport } from '../../../client/live/transport.ts'
import { FakeFallback, type Mishap } from './fake-fallback.ts'
import { docOf, FakeDevice, FakeServer, openLive, settle, textOf, write } from './fakes.ts'

const url = 'ws://localhost/live/document/1?epoch=1'

/** A wire that opens at once and says back what it is told. */
const echo: OpenWire = (_url, events) => {
  queueMicrotask(() => events.opened())
  return { send: (frame) => events.message(frame.slice().buffer as ArrayBuffer), close: () => undefined }
}

class Heard implements WireEvents {
  isOpen = false
  readonly frames: number[] = []
  readonly codes: number[] = []
  opened = () => void (this.isOpen = true)
  message = (frame: ArrayBuffer) => void this.frames.push(new Uint8Array(frame)[0] ?? -1)
  closed = (code: number) => void this.codes.push(code)
}

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const frame = (n: number) => new Uint8Array([n, 1, 2, 3])

describe('frames over HTTPS', () => {
  it('[F1] [F2] go up and down in order', async () => {
    const server = new FakeFallback(echo)
    const heard = new Heard()
    const wire = openFallbackWith(server.ask)(url, heard)
    await settle()
    expect(heard.isOpen).toBe(true)
    for (let n = 0; n < 50; n++) wire.send(frame(n))
    await settle()
    expect(heard.frames).toEqual(Array.from({ length: 50 }, (_, n) => n))
    wire.close()
  })

  it('[F2] arrive exactly once and in order, whatever is lost on the way', async () => {
    const mishap = fc.constantFrom<Mishap>('lostRequest', 'lostAnswer', 'badGateway', 'none')
    const run = async (mishaps: Mishap[], bursts: number[], cut: number) => {
      const server = new FakeFallback(echo)
      server.cut = cut
      server.mishaps.push(...mishaps)
      const heard = new Heard()
      const wire = openFallbackWith(server.ask)(url, heard)
      await settle()
      let n = 0
      for (const burst of bursts) {
        for (let k = 0; k < burst; k++) wire.send(frame(n++))
        await settle(700)
      }
      await settle(25_000)
      const all = Array.from({ length: n }, (_, index) => index)
      expect(server.received.map((bytes) => bytes[0])).toEqual(all)
      expect(heard.frames).toEqual(all)
      wire.close()
    }
    const some = fc.array(mishap, { maxLength: 5 })
    const bursts = fc.array(fc.integer({ min: 0, max: 6 }), { minLength: 1, maxLength: 8 })
    await fc.assert(fc.asyncProperty(some, bursts, fc.integer({ min: 1, max: 300 }), run), { numRuns: 60 })
  })

  it('[F2] give up after half a minute without an answer', async () => {
    const server = new FakeFallback(echo)
    server.mishaps.push(...Array<Mishap>(100).fill('lostRequest'))
    const heard = new Heard()
    const wire = openFallbackWith(server.ask)(url, heard)
    await settle()
    wire.send(frame(1))
    await settle(retryLimit + 1000)
    expect(heard.codes).toEqual([1006])
  })

  it('[F1] a refusal is read from the stream', async () => {
    const refusing: OpenWire = (_url, events) => {
      queueMicrotask(() => events.closed(4403))
      return { send: () => undefined, close: () => undefined }
    }
    const heard = new Heard()
    openFallbackWith(new FakeFallback(refusing).ask)(url, heard)
    await settle()
    expect(heard.codes).toEqual([4403])
    expect(heard.isOpen).toBe(false)
  })

  it('[F1] a gap, a silence or a broken stream end the connection, once', async () => {
    for (const end of [
      (server: FakeFallback) => server.write('id: 9\nevent: frame\ndata: AAAA\n\n'),
      (server: FakeFallback) => server.break(),
      () => settle(silenceLimit + 1),
    ]) {
      const server = new FakeFallback(echo)
      const heard = new Heard()
      openFallbackWith(server.ask)(url, heard)
      await settle()
      await end(server)
      await settle(silenceLimit * 2)
      expect(heard.codes).toEqual([1006])
    }
  })

  it('[F3] closing aborts the stream, and the server sees its socket closed', async () => {
    let closed = 0
    const watched: OpenWire = (to, events) => ({ ...echo(to, events), close: () => void closed++ })
    const heard = new Heard()
    const wire = openFallbackWith(new FakeFallback(watched).ask)(url, heard)
    await settle()
    wire.close()
    await settle()
    expect(closed).toBe(1)
    expect(heard.codes).toEqual([])
  })

  it('[F1] a frame said twice is heard once', async () => {
    const server = new FakeFallback(echo)
    const heard = new Heard()
    const wire = openFallbackWith(server.ask)(url, heard)
    await settle()
    wire.send(frame(7))
    await settle()
    server.write('id: 1\nevent: frame\ndata: BwECAw==\n\n')
    await settle()
    expect(heard).toMatchObject({ frames: [7], codes: [] })
    wire.close()
  })

  it('[F1] a byte every 15 s keeps the stream', async () => {
    const server = new FakeFallback(echo)
    const heard = new Heard()
    const wire = openFallbackWith(server.ask)(url, heard)
    for (let turn = 0; turn < 20; turn++) {
      await settle(15_000)
      server.write(': alive\n\n')
    }
    expect(heard.codes).toEqual([])
    wire.close()
  })
})

describe('signs of life [F5]', () => {
  it('answer what comes down when nothing goes up, and not otherwise', async () => {
    const server = new FakeFallback(echo)
    const heard = new Heard()
    const wire = openFallbackWith(server.ask)(url, heard)
    await settle()
    expect(server.posts).toEqual([])
    for (let turn = 0; turn < 3; turn++) {
      await settle(15_000)
      server.write(': alive\n\n')
      await settle()
    }
    expect(server.posts).toEqual(['1+0', '1+0', '1+0'])
    wire.send(frame(1))
    await settle(signAfter - 1)
    server.write(': alive\n\n')
    await settle()
    expect(server.posts.slice(3)).toEqual(['1+5'])
    await settle(signAfter)
    server.write(': alive\n\n')
    await settle()
    expect(server.posts.slice(4)).toEqual(['2+0'])
    expect(heard.codes).toEqual([])
    wire.close()
  })

  it('need no timer: a page that is asleep gives none until something comes', async () => {
    const server = new FakeFallback(echo)
    const wire = openFallbackWith(server.ask)(url, new Heard())
    await settle(signAfter * 3)
    expect(server.posts).toEqual([])
    wire.close()
  })

  it('say that they are given, and learn from the answer that the line is gone', async () => {
    const asked: string[] = []
    const server = new FakeFallback(echo)
    const heard = new Heard()
    const ask: typeof fetch = async (input, init) => {
      asked.push(String(input))
      return init?.method === 'POST' ? new Response('', { status: 410 }) : server.ask(input, init)
    }
    openFallbackWith(ask)(url, heard)
    await settle(signAfter + 1)
    expect(asked[0]).toContain('wire=2')
    server.write(': alive\n\n')
    await settle()
    expect(heard.codes).toEqual([1006])
  })
})

describe('its parts', () => {
  it('[F2] a batch is bounded, and holds one frame at least', () => {
    const outbox = new Outbox()
    outbox.push(new Uint8Array(batchLimit * 2))
    outbox.push(new Uint8Array(10))
    expect(outbox.batch()?.body.length).toBeGreaterThan(batchLimit)
    outbox.received(1)
    expect(outbox.batch()).toMatchObject({ seq: 2 })
    expect(outbox.batch()?.body.length).toBe(11)
    outbox.received(1)
    outbox.received(99)
    expect(outbox.batch()).toBeNull()
  })

  it('[F1] events are read whole wherever the bytes are cut', () => {
    const text = ': alive\n\nid: 1\nevent: frame\ndata: AAE=\n\nevent: close\r\ndata:4401\r\n\r\n'
    const bytes = new TextEncoder().encode(text)
    for (let cut = 0; cut <= bytes.length; cut++) {
      const reader = new EventReader()
      expect([...reader.read(bytes.slice(0, cut)), ...reader.read(bytes.slice(cut))]).toEqual([
        { event: 'frame', id: '1', data: 'AAE=' },
        { event: 'close', id: '', data: '4401' },
      ])
    }
  })
})

describe('which wire', () => {
  const blocked: OpenWire = (_url, events) => {
    queueMicrotask(() => events.closed(1006))
    return { send: () => undefined, close: () => undefined }
  }

  function aTransport(webSocket: OpenWire, answers: boolean) {
    const tried: string[] = []
    const clock = { now: 0 }
    const transport = new Transport({
      webSocket: (to, events) => (tried.push('websocket'), webSocket(to, events)),
      fallback: (to, events) => (tried.push('fallback'), echo(to, events)),
      probe: async () => (tried.push('probe'), answers),
      now: () => clock.now,
    })
    const attempt = async () => {
      const heard = new Heard()
      const wire = transport.open(url, heard)
      await settle()
      return { heard, wire }
    }
    return { tried, clock, attempt }
  }

  it('[F4] the fallback comes after two failures and one more while HTTPS answers', async () => {
    const { tried, clock, attempt } = aTransport(blocked, true)
    for (let turn = 0; turn < 4; turn++) await attempt()
    expect(tried).toEqual(['websocket', 'websocket', 'probe', 'websocket', 'fallback', 'fallback'])
    clock.now = preference
    await attempt()
    expect(tried.slice(6)).toEqual(['probe', 'websocket', 'fallback'])
  })

  it('[F4] when nothing answers, it is the network: the websocket is tried again', async () => {
    const { tried, attempt } = aTransport(blocked, false)
    for (let turn = 0; turn < 5; turn++) expect((await attempt()).heard.codes).toEqual([1006])
    expect(tried).toEqual(['websocket', 'websocket', 'probe', 'websocket', 'websocket'])
  })

  it('[F4] a websocket that opened, or was refused by the server, is no failure', async () => {
    const refused: OpenWire = (_url, events) => {
      queueMicrotask(() => events.closed(4503))
      return { send: () => undefined, close: () => undefined }
    }
    const { tried, attempt } = aTransport(refused, true)
    for (let turn = 0; turn < 5; turn++) await attempt()
    expect(new Set(tried)).toEqual(new Set(['websocket']))
  })

  it('[F4] a document is written over HTTPS where websockets are blocked, and says saved', async () => {
    const server = new FakeServer()
    write(server.doc, 'du serveur')
    const transport = new Transport({
      webSocket: blocked,
      fallback: openFallbackWith(new FakeFallback(server.open).ask),
      probe: async () => true,
      now: () => 0,
    })
    const live = openLive(server, new FakeDevice(), { tools: { openWire: transport.open } })
    await settle(10_000)
    expect(live.get().status.is).toBe('saved')
    write(docOf(live), 'par HTTPS')
    await settle(1000)
    expect(textOf(server.doc)).toBe('du serveur par HTTPS')
    expect(live.get().status.is).toBe('saved')
    await live.close()
  })
})
