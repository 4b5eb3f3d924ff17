// A websocket client with as little work a frame as can be: one load process plays thousands of them.
import { connect, type Socket } from 'node:net'

export type WireEvents = {
  opened(): void
  /** One whole message. The bytes are good until the call returns. */
  message(bytes: Buffer): void
  /** Once; not after `end`. */
  closed(reason: string): void
}

export type WireAddress = { port: number; path: string; headers: Record<string, string> }

/** All sockets of the process read into it: what is read is used up before the next read. */
const shared = Buffer.allocUnsafeSlow(1024 * 1024)
const mask = [0x37, 0xfa, 0x21, 0x3d] as const
const opcode = { text: 1, binary: 2, close: 8, ping: 9, pong: 10 } as const

export class Wire {
  bytesIn = 0
  framesIn = 0
  readonly #events: WireEvents
  readonly #socket: Socket
  #isOpen = false
  #isOver = false
  #isStalled = false
  /** The beginning of a frame whose end has not come yet. */
  #kept: Buffer = Buffer.alloc(0)
  #keptLength = 0

  constructor(address: WireAddress, events: WireEvents) {
    this.#events = events
    this.#socket = connect({
      host: '127.0.0.1',
      port: address.port,
      noDelay: true,
      onread: { buffer: shared, callback: (length) => this.#read(length) },
    })
    this.#socket.on('connect', () => this.#socket.write(handshake(address)))
    this.#socket.on('error', (error) => this.#over(error.message))
    this.#socket.on('close', () => this.#over('closed without a word'))
  }

  get isOpen(): boolean {
    return this.#isOpen && !this.#isOver
  }

  get isOver(): boolean {
    return this.#isOver
  }

  send(payload: Uint8Array): void {
    if (!this.isOpen) return
    this.#socket.write(masked(opcode.binary, payload))
  }

  /** Takes nothing more until `resume`, as a laptop that sleeps. */
  stall(): void {
    this.#isStalled = true
    this.#socket.pause()
  }

  resume(): void {
    this.#isStalled = false
    this.#socket.resume()
  }

  end(): void {
    this.#isOver = true
    this.#socket.destroy()
  }

  #over(reason: string): void {
    if (this.#isOver) return
    this.#isOver = true
    this.#socket.destroy()
    this.#events.closed(reason)
  }

  #read(length: number): boolean {
    if (this.#isOver) return false
    this.bytesIn += length
    if (this.#keptLength === 0) this.#keep(shared, this.#take(shared, length), length)
    else {
      this.#append(shared, 0, length)
      const all = this.#kept
      const total = this.#keptLength
      const taken = this.#take(all, total)
      if (taken > 0) {
        this.#keptLength = 0
        this.#keep(all, taken, total)
      }
    }
    return !this.#isStalled
  }

  /** Uses up what is whole of the first `end` bytes; tells how many. */
  #take(buffer: Buffer, end: number): number {
    let at = 0
    if (!this.#isOpen) {
      at = this.#takeHandshake(buffer, end)
      if (at === 0) return 0
    }
    while (at + 2 <= end && !this.#isOver) {
      const first = buffer[at] ?? 0
      let length = (buffer[at + 1] ?? 0) & 0x7f
      let head = at + 2
      if (length >= 126) {
        const size = length === 126 ? 2 : 6
        if (length === 127) head += 2 // no message has more than four bytes of length
        if (head + (size === 2 ? 2 : 6) > end) return at
        length = size === 2 ? buffer.readUInt16BE(head) : buffer.readUInt32BE(head + 2)
        head += size
      }
      if (head + length > end) return at
      this.#frame(first, buffer.subarray(head, head + length))
      at = head + length
    }
    return at
  }

  #takeHandshake(buffer: Buffer, end: number): number {
    const blank = buffer.subarray(0, end).indexOf('\r\n\r\n')
    if (blank < 0) return 0
    const [status = ''] = buffer.toString('latin1', 0, blank).split('\r\n', 1)
    if (!status.includes(' 101 ')) {
      this.#over(status)
      return 0
    }
    this.#isOpen = true
    this.#events.opened()
    return blank + 4
  }

  #frame(first: number, payload: Buffer): void {
    this.framesIn++
    const kind = first & 0x0f
    if ((first & 0x80) === 0 || kind === 0) return this.#over('a fragmented message, which no server here sends')
    if (kind === opcode.binary) this.#events.message(payload)
    else if (kind === opcode.ping) this.#socket.write(masked(opcode.pong, payload))
    else if (kind === opcode.close) this.#over(`close ${payload.length >= 2 ? payload.readUInt16BE(0) : 1005}`)
  }

  #keep(buffer: Buffer, from: number, to: number): void {
    if (to > from) this.#append(buffer, from, to)
  }

  #append(buffer: Buffer, from: number, to: number): void {
    const wanted = this.#keptLength + to - from
    if (wanted > this.#kept.length) {
      const larger = Buffer.allocUnsafeSlow(Math.max(wanted, this.#kept.length * 2, 4096))
      this.#kept.copy(larger, 0, 0, this.#keptLength)
      this.#kept = larger
    }
    buffer.copy(this.#kept, this.#keptLength, from, to)
    this.#keptLength = wanted
  }
}

function handshake({ port, path, headers }: WireAddress): string {
  const lines = Object.entries({
    host: `127.0.0.1:${port}`,
    connection: 'Upgrade',
    upgrade: 'websocket',
    'sec-websocket-version': '13',
    'sec-websocket-key': 'bWFpbGxhZ2UgYmVuY2ghIQ==',
    ...headers,
  }).map(([name, value]) => `${name}: ${value}`)
  return `GET ${path} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`
}

function masked(kind: number, payload: Uint8Array): Buffer {
  const { length } = payload
  const head = length < 126 ? 6 : length < 65_536 ? 8 : 14
  const frame = Buffer.allocUnsafe(head + length)
  frame[0] = 0x80 | kind
  if (length < 126) frame[1] = 0x80 | length
  else if (length < 65_536) {
    frame[1] = 0x80 | 126
    frame.writeUInt16BE(length, 2)
  } else {
    frame[1] = 0x80 | 127
    frame.writeUInt32BE(0, 2)
    frame.writeUInt32BE(length, 6)
  }
  for (let i = 0; i < 4; i++) frame[head - 4 + i] = mask[i] ?? 0
  for (let i = 0; i < length; i++) frame[head + i] = (payload[i] ?? 0) ^ (mask[i & 3] ?? 0)
  return frame
}
