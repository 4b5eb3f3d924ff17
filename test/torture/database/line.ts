// The line between the product and its PostgreSQL: passes bytes on, and cuts or silences them when told to.
import { createConnection, createServer, type AddressInfo, type Socket } from 'node:net'
import type { Run } from '../part.ts'

export interface Line {
  readonly port: number
  /** Cuts every connection now. */
  cut(): void
  /** The next connection that asks for what `matches` is cut as soon as so many bytes of it have passed. */
  cutInRequest(matches: (bytes: Buffer) => boolean, after: (length: number) => number): Promise<void>
  /** The next request that `matches` passes whole; its answer is thrown away with the connection. */
  cutBeforeAnswer(matches: (bytes: Buffer) => boolean): Promise<void>
  /** From now on nothing passes on the connections there are, and nobody is told; new ones are as good as any. */
  silence(): void
}

interface Pair {
  readonly near: Socket
  readonly far: Socket
  isSilent: boolean
  loses: (() => void) | null
}

interface Trap {
  matches(bytes: Buffer): boolean
  caught(bytes: Buffer, pair: Pair): void
}

export async function openLine(run: Run, socketPath: string): Promise<Line> {
  const pairs = new Pairs()
  const server = createServer((near) => pairs.join(near, createConnection(socketPath)))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  run.closing(() => {
    pairs.cut()
    server.close()
  })
  return {
    port: (server.address() as AddressInfo).port, // a port, never a path
    cut: () => pairs.cut(),
    silence: () => pairs.silence(),
    cutInRequest: (matches, after) =>
      new Promise((resolve) =>
        pairs.trap(matches, (bytes, pair) => {
          pair.far.write(bytes.subarray(0, after(bytes.length)), () => {
            pairs.destroy(pair)
            resolve()
          })
        }),
      ),
    cutBeforeAnswer: (matches) =>
      new Promise((resolve) =>
        pairs.trap(matches, (bytes, pair) => {
          pair.loses = resolve
          pair.far.write(bytes)
        }),
      ),
  }
}

/** The connections there are, and what is done to the next request that matches. */
class Pairs {
  readonly #all = new Set<Pair>()
  #trap: Trap | null = null

  join(near: Socket, far: Socket): void {
    const pair: Pair = { near, far, isSilent: false, loses: null }
    this.#all.add(pair)
    for (const end of [near, far]) {
      end.on('error', () => undefined) // a close always follows
      end.on('close', () => pair.isSilent || this.destroy(pair))
    }
    near.on('data', (bytes) => {
      if (pair.isSilent || this.#springs(bytes, pair)) return
      far.write(bytes)
    })
    far.on('data', (bytes) => {
      if (pair.loses !== null) {
        this.destroy(pair)
        return pair.loses()
      }
      if (!pair.isSilent) near.write(bytes)
    })
  }

  trap(matches: Trap['matches'], caught: Trap['caught']): void {
    this.#trap = { matches, caught }
  }

  cut(): void {
    for (const pair of this.#all) this.destroy(pair)
  }

  silence(): void {
    for (const pair of this.#all) pair.isSilent = true
  }

  destroy(pair: Pair): void {
    this.#all.delete(pair)
    pair.near.destroy()
    pair.far.destroy()
  }

  #springs(bytes: Buffer, pair: Pair): boolean {
    const trap = this.#trap
    if (trap === null || !trap.matches(bytes)) return false
    this.#trap = null
    trap.caught(bytes, pair)
    return true
  }
}
