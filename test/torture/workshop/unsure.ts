// Asking over a network that cuts, doubles and delays, of servers that die: again and again under the same ids, until answered.
import { setTimeout as wait } from 'node:timers/promises'
import { askOver } from './line.ts'

export type Mishaps = {
  requests: number
  twice: number
  late: number
  cut: number
  /** No answer came: the server was dead, or died. */
  unanswered: number
  /** Copies that are still on their way. */
  underway: number
}

/** An answer that will not change. */
export class Turned extends Error {
  readonly status: number
  constructor(status: number, body: string) {
    super(`${status} ${body.slice(0, 200)}`)
    this.status = status
  }
}

export class Unsure {
  readonly #bases: readonly string[]
  readonly #chance: () => number
  readonly #count: Mishaps
  #home: number
  /** Since the last answer. */
  #failures = 0
  cookie = ''

  /** `bases`: of the processes that serve it; one goes to the next where one gives no answer. */
  constructor(bases: readonly string[], chance: () => number, count: Mishaps) {
    this.#bases = bases
    this.#chance = chance
    this.#count = count
    this.#home = Math.floor(chance() * bases.length)
  }

  /** Once answered, however often it had to be asked. */
  async post(path: string, body: object): Promise<string> {
    for (;;) {
      try {
        const text = String(await this.#once(path, JSON.stringify(body)))
        this.#failures = 0
        return text
      } catch (error) {
        if (error instanceof Turned) throw error
        this.#count.unanswered += 1
        await this.#again()
      }
    }
  }

  /**
   * Waits for news as a phone does; null where none came. Now and then the line is cut before: most ask the same process
   * again then, which knows what they have.
   */
  async get(path: string): Promise<Buffer | null> {
    const signal = this.#chance() < 0.1 ? this.#cutSoon(2_000) : null
    try {
      const bytes = await this.#ask(path, { signal })
      this.#failures = 0
      return bytes
    } catch (error) {
      if (error instanceof Turned) throw error
      await this.#again(signal?.aborted === true && this.#chance() < 0.75)
      return null
    }
  }

  /** After a pause that grows; of the next process, unless they stay. */
  async #again(stays = false): Promise<void> {
    if (!stays) this.#home += 1
    this.#failures += 1
    await wait(50 + this.#chance() * Math.min(150 * 2 ** this.#failures, 3_000))
  }

  #once(path: string, body: string): Promise<Buffer> {
    const ask = (signal: AbortSignal | null = null) => this.#ask(path, { method: 'POST', body, signal })
    const dice = this.#chance()
    if (dice < 0.1) {
      this.#count.twice += 1
      return Promise.any([ask(), ask()])
    }
    if (dice < 0.2) {
      void this.#late(ask)
      return Promise.reject(new Error('lost on the way'))
    }
    return ask(dice < 0.3 ? this.#cutSoon(30) : null)
  }

  /** What was believed lost arrives when others have long overtaken it. */
  async #late(ask: () => Promise<Buffer>): Promise<void> {
    this.#count.late += 1
    this.#count.underway += 1
    await wait(this.#chance() * 1_500)
    await ask().catch(() => undefined) // nobody waits for it any more
    this.#count.underway -= 1
  }

  #cutSoon(within: number): AbortSignal {
    this.#count.cut += 1
    return AbortSignal.timeout(Math.ceil(this.#chance() * within))
  }

  async #ask(
    path: string,
    { method = 'GET', body, signal }: { method?: 'GET' | 'POST'; body?: string; signal: AbortSignal | null },
  ): Promise<Buffer> {
    this.#count.requests += 1
    const base = this.#bases[this.#home % this.#bases.length] ?? ''
    const { cookie } = this
    const reply = await askOver(base, path, { method, cookie, signal, ...(body === undefined ? {} : { body }) })
    if (reply.status >= 500 || reply.status === 429) throw new Error(String(reply.status))
    if (reply.status >= 300) throw new Turned(reply.status, String(reply.bytes))
    if (reply.cookie !== null && this.cookie === '') this.cookie = reply.cookie
    return reply.bytes
  }
}
