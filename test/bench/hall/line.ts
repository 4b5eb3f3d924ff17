// One connection of a phone: a request at a time, kept open, opened again when the server has closed it.
import { connect, type Socket } from 'node:net'

export type Heard = {
  status: number
  head: string
  body: Buffer
  /** Milliseconds, as `performance.now` counts them, at the last byte. */
  at: number
}

type Asking = { settle(heard: Heard): void; fail(error: Error): void }

const nothing = Buffer.alloc(0)
const blank = Buffer.from('\r\n\r\n')

export class Line {
  readonly #port: number
  #socket: Socket | null = null
  #asking: Asking | null = null
  #parts: Buffer[] = []
  #length = 0
  #wanted: number | null = null
  #head = ''
  bytes = 0

  constructor(port: number) {
    this.#port = port
  }

  /** Repeated once where the server closed the line that it was asked on: what is asked here may be asked twice. */
  async ask(request: string, body = ''): Promise<Heard> {
    const wasOpen = this.#socket !== null
    try {
      return await this.#ask(request, body)
    } catch (error) {
      if (!wasOpen) throw error
      return this.#ask(request, body)
    }
  }

  close(): void {
    this.#socket?.destroy()
  }

  #ask(request: string, body: string): Promise<Heard> {
    const text =
      body === ''
        ? `${request}\r\n\r\n`
        : `${request}\r\nContent-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`
    return new Promise((settle, fail) => {
      this.#asking = { settle, fail }
      this.#socket ??= this.#open()
      this.#socket.write(text)
    })
  }

  #open(): Socket {
    const socket = connect({ port: this.#port, host: '127.0.0.1', noDelay: true })
    socket.on('data', (part: Buffer) => this.#take(part))
    socket.on('error', () => undefined) // told by `close`
    socket.on('close', () => {
      if (this.#socket === socket) this.#socket = null
      this.#fail(new Error('the line was closed'))
    })
    return socket
  }

  #fail(error: Error): void {
    const asking = this.#asking
    this.#forget()
    asking?.fail(error)
  }

  #forget(): void {
    this.#asking = null
    this.#parts = []
    this.#length = 0
    this.#wanted = null
  }

  #take(part: Buffer): void {
    this.bytes += part.length
    this.#parts.push(part)
    this.#length += part.length
    if (this.#wanted === null) this.#readHead()
    if (this.#wanted === null || this.#length < this.#wanted) return
    const body = this.#parts.length === 1 ? (this.#parts[0] ?? nothing) : Buffer.concat(this.#parts)
    const heard = { status: Number(this.#head.slice(9, 12)), head: this.#head, body, at: performance.now() }
    const asking = this.#asking
    this.#forget()
    asking?.settle(heard)
  }

  #readHead(): void {
    const all = this.#parts.length === 1 ? (this.#parts[0] ?? nothing) : Buffer.concat(this.#parts)
    const end = all.indexOf(blank)
    if (end < 0) return
    this.#head = all.toString('latin1', 0, end)
    const length = /content-length: (\d+)/i.exec(this.#head)?.[1]
    if (length === undefined && !this.#head.startsWith('HTTP/1.1 304'))
      throw new Error(`without a length: ${this.#head}`)
    const rest = all.subarray(end + blank.length)
    this.#parts = [rest]
    this.#length = rest.length
    this.#wanted = Number(length)
  }
}
