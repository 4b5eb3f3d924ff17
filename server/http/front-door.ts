// The listening socket: requests to the application, upgrades to whoever takes them, and an orderly end of both.
import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http'
import { createServer as createTcpServer, type AddressInfo, type Server as TcpServer } from 'node:net'
import type { Duplex } from 'node:stream'
import { CannotStart, why } from '../cannot-start.ts'

/** Takes the socket and says true, or leaves it. Must not throw. */
export type TakesUpgrade = (request: IncomingMessage, socket: Duplex, head: Buffer) => boolean

/** Why the system may not let us listen where we were told, and what to do. */
const reasons: Readonly<Record<string, (port: number, host: string) => string>> = {
  EADDRINUSE: (port, host) => why('start.port.taken', { port, host, other: port < 65_535 ? port + 1 : 3000 }),
  EACCES: (port) => why('start.port.forbidden', { port }),
  EADDRNOTAVAIL: (_port, host) => why('start.port.noAddress', { host }),
  ENOTFOUND: (_port, host) => why('start.port.noName', { host }),
}

/** Resolves to the port, once it listens; what the system says against it is put in words. */
function listen(server: TcpServer, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const reason = reasons[error.code ?? '']?.(port, host)
      reject(reason === undefined ? error : new CannotStart(reason, { cause: error }))
    })
    server.listen(port, host, () => resolve((server.address() as AddressInfo).port)) // a port, never a path
  })
}

/**
 * Throws unless one may listen there now: asked before anything is made. The door opens only when all is ready, so that
 * a balancer is refused until then and asks another process. [O34]
 */
export async function tryDoor(port: number, host: string): Promise<void> {
  const server = createTcpServer((socket) => socket.destroy())
  await listen(server, port, host)
  await new Promise((resolve) => server.close(resolve))
}

export class FrontDoor {
  readonly #server: Server
  readonly #upgraded = new Set<Duplex>()
  #closed: Promise<void> | undefined

  constructor(requests: RequestListener, upgrades: TakesUpgrade[]) {
    this.#server = createServer(requests)
    this.#server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
      // before anything else: a peer that vanishes during the handshake must not end the process
      socket.on('error', () => socket.destroy())
      this.#upgraded.add(socket)
      socket.once('close', () => this.#upgraded.delete(socket))
      if (this.#closed) socket.end(refusal('503 Service Unavailable'))
      else if (!upgrades.some((takes) => takes(request, socket, head))) socket.end(refusal('404 Not Found'))
    })
  }

  /** Resolves to the port, once it listens. Port 0: any free one. */
  open(port: number, host: string): Promise<number> {
    return listen(this.#server, port, host)
  }

  /** No new connection from here on; those that are open go on. */
  shut(): void {
    this.#closed ??= new Promise((resolve) => this.#server.close(() => resolve()))
    this.#server.closeIdleConnections()
  }

  /** Ends what is open, after a moment for what is being said. */
  async close(grace: number): Promise<void> {
    this.shut()
    const insist = setTimeout(() => {
      this.#server.closeAllConnections()
      for (const socket of this.#upgraded) socket.destroy()
    }, grace)
    await this.#closed
    clearTimeout(insist)
  }
}

const refusal = (status: string): string => `HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`
