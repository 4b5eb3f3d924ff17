// Bytes that come as the body of a request: no more than was announced, no more people at once than there is memory for.
import type { Request } from 'express'
import { AppError } from '../../shared/errors.ts'

/** The announced length. A body that does not say how long it is, or comes packed, is not read. */
export function announcedLength(request: Request): number {
  const said = request.get('content-length') ?? ''
  const length = /^\d{1,15}$/.test(said) ? Number(said) : 0
  if (length === 0 || request.get('content-encoding')) throw new AppError('badInput', { fields: ['body'] })
  return length
}

/** Slower than this, nobody is sending: the memory and the turn are for others. A bad line carries ten times as much. */
const slowest = { everyMs: 15_000, bytes: 32 * 1024 } as const

/** The whole body, in memory once. Null when it was cut short, or came too slowly: nobody waits for the answer. */
export async function receiveBytes(
  request: Request,
  length: number,
  pace: { everyMs: number; bytes: number } = slowest,
): Promise<Buffer | null> {
  const bytes = Buffer.allocUnsafe(length)
  let at = 0
  let before = 0
  const watch = setInterval(() => {
    if (at - before < pace.bytes) request.destroy()
    before = at
  }, pace.everyMs)
  try {
    for await (const chunk of request) {
      if (!Buffer.isBuffer(chunk) || at + chunk.length > length) throw new AppError('badInput', { fields: ['body'] })
      at += chunk.copy(bytes, at)
    }
  } catch (error) {
    if (request.aborted || request.destroyed) return null
    throw error
  } finally {
    clearInterval(watch)
  }
  return at === length ? bytes : null
}

/** Who holds memory for what they send: so many at once, of whom so many one person. Others are asked to come again. */
export class Turns {
  readonly #held = new Map<string, number>()
  readonly #most: number
  readonly #mostOfOne: number
  #all = 0

  constructor(most: number, mostOfOne: number) {
    this.#most = most
    this.#mostOfOne = mostOfOne
  }

  /** Runs `work` if there is room for it, else throws `busy`. */
  async hold<T>(who: string, work: () => Promise<T>): Promise<T> {
    const own = this.#held.get(who) ?? 0
    if (this.#all >= this.#most || own >= this.#mostOfOne) throw new AppError('busy')
    this.#all++
    this.#held.set(who, own + 1)
    try {
      return await work()
    } finally {
      this.#all--
      const left = (this.#held.get(who) ?? 1) - 1
      if (left > 0) this.#held.set(who, left)
      else this.#held.delete(who)
    }
  }
}
