// A network between people and the product, in this process, on the level of TCP: late, lossy, cut in the middle, silent.
import { connect, createServer, type Server, type Socket } from 'node:net'
import type { AddressInfo } from 'node:net'

export interface Weather {
  /** Each way. */
  readonly latencyMs: number
  /** Of the pieces that are carried, how many are lost on the way. TCP sends those again, later and later, and in order. */
  readonly loss: number
  /** One piece in so many is cut in the middle, and the line with it; 0: none. */
  readonly cutEvery: number
}

export const fair: Weather = { latencyMs: 0, loss: 0, cutEvery: 0 }

/** As Linux: the first repetition after 200 ms, then twice as long each time. */
const repeatAfterMs = 200
/** So many losses of one piece in a row, and TCP gives the line up. */
const givesUpAfter = 6

interface Line {
  readonly near: Socket
  readonly far: Socket
  silentSince: number | null
}

export class BadNetwork {
  readonly url: string
  weather: Weather = fair
  readonly count = { lines: 0, pieces: 0, lost: 0, cutInMiddle: 0, givenUp: 0, swallowed: 0 }
  /** Seconds after which each side of a line that had gone silent was closed by whoever is there. */
  readonly found = { byClient: [] as number[], byServer: [] as number[] }
  readonly #server: Server
  readonly #chance: () => number
  readonly #lines = new Set<Line>()

  /** A way to the product that passes through it. */
  static async to(target: string, chance: () => number): Promise<BadNetwork> {
    const { hostname, port } = new URL(target)
    const server = createServer()
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    return new BadNetwork(server, { host: hostname, port: Number(port) }, chance)
  }

  private constructor(server: Server, target: { host: string; port: number }, chance: () => number) {
    this.#server = server
    this.#chance = chance
    this.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}` // a port, never a path
    server.on('connection', (near) => this.#carry(near, connect(target)))
  }

  /** Every line of now falls silent both ways and nobody is told; new ones work. */
  goSilent(): void {
    for (const line of this.#lines) line.silentSince ??= performance.now()
  }

  /** Every line ends, without a word. */
  cutAll(): void {
    for (const line of this.#lines) this.#cut(line)
  }

  async close(): Promise<void> {
    this.cutAll()
    await new Promise((resolve) => this.#server.close(resolve))
  }

  #carry(near: Socket, far: Socket): void {
    const line: Line = { near, far, silentSince: null }
    this.#lines.add(line)
    this.count.lines++
    for (const [from, to, found] of [
      [near, far, this.found.byClient],
      [far, near, this.found.byServer],
    ] as const) {
      from.setNoDelay(true)
      from.on('error', () => undefined) // a close always follows
      this.#pump(line, from, to)
      from.once('close', () => {
        if (line.silentSince !== null) found.push((performance.now() - line.silentSince) / 1000)
        else this.#cut(line)
        if (near.destroyed && far.destroyed) this.#lines.delete(line)
      })
    }
  }

  /**
   * In order, whatever happens to each piece: a timer says that one more is due, and the one that waits longest goes. Timers
   * of different lengths fire in any order on a busy machine, and TCP never swaps bytes.
   */
  #pump(line: Line, from: Socket, to: Socket): void {
    let last = 0
    const carried: (() => void)[] = []
    from.on('data', (piece: Buffer) => {
      this.count.pieces++
      if (line.silentSince !== null) return void this.count.swallowed++
      const { cutEvery, latencyMs } = this.weather
      const late = this.#repetitions(line)
      if (late === null) return
      const isCut = cutEvery > 0 && this.#chance() < 1 / cutEvery
      last = Math.max(last, performance.now() + latencyMs + late)
      const deliver = () => {
        if (line.silentSince !== null || to.destroyed) return
        to.write(isCut ? piece.subarray(0, Math.floor(this.#chance() * piece.length)) : piece)
        if (!isCut) return
        this.count.cutInMiddle++
        to.end(() => this.#cut(line))
      }
      carried.push(deliver)
      setTimeout(() => carried.shift()?.(), last - performance.now())
    })
  }

  /** How long TCP takes to bring a piece through; null when it gives up, and the line with it. */
  #repetitions(line: Line): number | null {
    let late = 0
    for (let times = 0; this.#chance() < this.weather.loss; times++) {
      this.count.lost++
      late += repeatAfterMs * 2 ** times
      if (times + 1 < givesUpAfter) continue
      this.count.givenUp++
      this.#cut(line)
      return null
    }
    return late
  }

  #cut(line: Line): void {
    this.#lines.delete(line)
    line.near.destroy()
    line.far.destroy()
  }
}
