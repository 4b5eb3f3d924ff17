// The load's own websocket: messages of every length, however the network cuts them.
import { createServer } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { expect, it, onTestFinished } from 'vitest'
import { WebSocketServer, type WebSocket } from 'ws'
import { Wire } from './wire.ts'

async function aServer(greet: (socket: WebSocket) => void): Promise<number> {
  const server = createServer()
  const sockets = new WebSocketServer({ server })
  sockets.on('connection', greet)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    for (const socket of sockets.clients) socket.terminate()
    server.close()
  })
  return (server.address() as AddressInfo).port // it listens on a port
}

const sizes = [0, 1, 125, 126, 127, 65_535, 65_536, 300_000]
const filled = (size: number) => Buffer.alloc(size, size % 251)

it('gives back every message that it sends, whatever its length', async () => {
  const port = await aServer((socket) => socket.on('message', (data: Buffer) => socket.send(data)))
  const heard: Buffer[] = []
  await new Promise<void>((resolve, reject) => {
    const wire = new Wire(
      { port, path: '/', headers: {} },
      {
        opened: () => sizes.forEach((size) => wire.send(filled(size))),
        message: (bytes) => heard.push(Buffer.from(bytes)) === sizes.length && resolve(wire.end()),
        closed: (reason) => reject(new Error(reason)),
      },
    )
  })
  expect(heard.map((bytes, n) => bytes.equals(filled(sizes[n] ?? 0)))).toEqual(sizes.map(() => true))
})

/** What a server writes before a message of this length. */
function headOf(size: number): Buffer {
  if (size < 126) return Buffer.from([0x82, size])
  const head = Buffer.alloc(size < 65_536 ? 4 : 10)
  head.writeUInt16BE(size < 65_536 ? 0x827e : 0x827f)
  head.writeUIntBE(size, head.length - (size < 65_536 ? 2 : 6), size < 65_536 ? 2 : 6)
  return head
}

it('reads messages that come in pieces of any size', async () => {
  const frames = Buffer.concat(sizes.flatMap((size) => [headOf(size), filled(size)]))
  const port = await aServer((socket) => {
    const { _socket: raw } = socket as unknown as { _socket: Socket } // what ws writes to
    const pieces = (function* () {
      for (let at = 0, size = 1; at < frames.length; at += size, size = (size * 7) % 65_521)
        yield frames.subarray(at, at + size)
    })()
    const next = (): void => {
      const { value, done } = pieces.next()
      if (!done) raw.write(value, () => setImmediate(next))
    }
    raw.setNoDelay(true)
    next()
  })
  const heard: number[] = []
  await new Promise<void>((resolve, reject) => {
    const wire = new Wire(
      { port, path: '/', headers: {} },
      {
        opened: () => undefined,
        message: (bytes) =>
          heard.push(bytes.equals(filled(bytes.length)) ? bytes.length : -1) === sizes.length && resolve(wire.end()),
        closed: (reason) => reject(new Error(reason)),
      },
    )
  })
  expect(heard).toEqual(sizes)
})

it('says why it was sent away, and that it never got in', async () => {
  const port = await aServer((socket) => socket.close(4403))
  const reason = (path: string, at: number) =>
    new Promise<string>((resolve) => {
      void new Wire(
        { port: at, path, headers: {} },
        { opened: () => undefined, message: () => undefined, closed: resolve },
      )
    })
  expect(await reason('/', port)).toBe('close 4403')
  const plain = createServer((_request, response) => response.end('no'))
  plain.on('upgrade', (_request, socket) => socket.end('HTTP/1.1 403 Forbidden\r\n\r\n'))
  await new Promise<void>((resolve) => plain.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void plain.close())
  expect(await reason('/', (plain.address() as AddressInfo).port)).toBe('HTTP/1.1 403 Forbidden') // it listens on a port
})
