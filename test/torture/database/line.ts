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

type Trap = (bytes: Buffer, pair: Pair) => boolean

export async function openLine(run: Run, socketPath: string): Promise<Line> {
  const pairs = new Set<Pair>()
  let trap: Trap | null = null
  const server = createServer((near) => {
    const far = createConnection(socketPath)
    const pair: Pair = { near, far, isSilent: false, loses: null }
    pairs.add(pair)
    const over = () => {
      if (pair.isSilent) return
      pairs.delete(pair)
      near.destroy()
      far.destroy()
    }
    for (const end of [near, far]) end.on('error', over).on('close', over)
    near.on('data', (bytes) => {
      if (pair.isSilent || trap?.(bytes, pair)) return
      far.write(bytes)
    })
    far.on('data', (bytes) => {
      if (pair.loses !== null) return destroy(pair, pair.loses)
      if (!pair.isSilent) near.write(bytes)
    })
  })
  const destroy = (pair: Pair, then: () => void = () => undefined) => {
    pairs.delete(pair)
    pair.near.destroy()
    pair.far.destroy()
    then()
  }
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  run.closing(() => {
    for (const pair of pairs) destroy(pair)
    server.close()
  })
  return {
    port: (server.address() as AddressInfo).port, // a port, never a path
    cut: () => pairs.forEach((pair) => destroy(pair)),
    silence: () => pairs.forEach((pair) => (pair.isSilent = true)),
    cutInRequest: (matches, after) =>
      new Promise((resolve) => {
        trap = (bytes, pair) => {
          if (!matches(bytes)) return false
          trap = null
          pair.far.write(bytes.subarray(0, after(bytes.length)), () => destroy(pair, resolve))
          return true
        }
      }),
    cutBeforeAnswer: (matches) =>
      new Promise((resolve) => {
        trap = (bytes, pair) => {
          if (!matches(bytes)) return false
          trap = null
          pair.loses = resolve
          pair.far.write(bytes)
          return true
        }
      }),
  }
}
