// Connections to PostgreSQL that fall silent: who asks and is not answered hangs up, since nobody else will say so.
import { Socket } from 'node:net'

/** What the driver tells of where to connect. */
interface Where {
  readonly host: readonly string[]
  readonly port: readonly number[]
}

const lookEveryMs = 1_000

/**
 * Opens the sockets of a pool over TCP. When something was sent over one and nothing has come for so long, it is destroyed,
 * with all others over which nothing came meanwhile: a host or a router that vanished without a word would be waited for
 * until the kernel gives up, after a quarter of an hour, and once for each connection. [O32]
 */
export function socketsThatEnd(silenceMs: number): (where: Where) => Socket {
  const open = new Map<Socket, Silence>()
  const look = () => {
    const now = performance.now()
    for (const [socket, silence] of open) silence.look(socket, now)
    if (![...open.values()].some((silence) => silence.lasted(now) > silenceMs)) return
    for (const [socket, silence] of open) if (silence.quiet(now) > silenceMs) socket.destroy()
  }
  let looking: NodeJS.Timeout | null = null
  return ({ host: [host = ''], port: [port = 5432] }) => {
    const socket = new Socket()
    const silence = new Silence()
    open.set(socket, silence)
    // Under TLS the driver takes this listener away; then the looks have to do.
    socket.on('data', () => silence.heard(socket, performance.now()))
    looking ??= setInterval(() => {
      for (const one of open.keys()) if (one.destroyed) open.delete(one)
      look()
      if (open.size > 0 || looking === null) return
      clearInterval(looking)
      looking = null
    }, lookEveryMs).unref()
    // The driver writes at once, and names the host in its errors; node keeps what is written until it is connected.
    return Object.assign(socket.connect(port, host), { host, port })
  }
}

/** What has crossed a line so far. */
interface Counts {
  readonly bytesRead: number
  readonly bytesWritten: number
}

/** How long a line has been silent, from looking at it now and then. Pure. */
export class Silence {
  #received = -1
  #receivedAt = 0
  #sent = 0
  #askedAt: number | null = null

  /** Something has just come: it answers what was sent so far. */
  heard({ bytesRead, bytesWritten }: Counts, now: number): void {
    this.#received = bytesRead
    this.#receivedAt = now
    this.#sent = bytesWritten
    this.#askedAt = null
  }

  look(counts: Counts, now: number): void {
    if (counts.bytesRead !== this.#received) this.heard(counts, now)
    else if (counts.bytesWritten > this.#sent) this.#askedAt ??= now
  }

  /** Milliseconds since something was sent that no byte has answered; 0 when nothing is waited for. */
  lasted(now: number): number {
    return this.#askedAt === null ? 0 : now - this.#askedAt
  }

  /** Milliseconds since anything came, asked or not. */
  quiet(now: number): number {
    return now - this.#receivedAt
  }
}
