// The listener: commits announced by any process, told to whoever asked. Survives a lost connection.
import { setTimeout as wait } from 'node:timers/promises'
import postgres from 'postgres'
import { everything } from '../../shared/topics.ts'
import { announceChannel, type DatabaseAccess, type LoginOptions, type Sql } from './connect.ts'

/** On it a process says to the others how far it has written which logs. */
export const logChannel = 'maillage_log'
/** On it a process says to the others who is there, and where. */
export const presenceChannel = 'maillage_presence'

type Channel = typeof logChannel | typeof presenceChannel

export interface Changes {
  /**
   * Calls `heard` with each announced topic that starts with `prefix` ('' for all), after its commit. After a lost
   * connection it is called with `everything`, whatever the prefix: anything may have been missed.
   */
  listen(prefix: string, heard: (topic: string) => void): () => void
  /** Calls `heard` with what is said on a channel, also by this process. After a lost connection something may be missing. */
  hear(channel: Channel, heard: (payload: string) => void): () => void
  close(): Promise<void>
}

/** Says something to all processes at once: each payload must be shorter than 8000 bytes. */
export async function say(sql: Sql, channel: Channel, payloads: readonly string[]): Promise<void> {
  await sql`select pg_notify(${channel}, payload) from unnest(${payloads}::text[]) as t (payload)`
}

export interface ChangesOptions {
  /** Told of a lost or failing connection, and of exceptions thrown by those who listen. */
  onError?: (error: unknown) => void
  /** Milliseconds between two questions to a silent connection: a dead network path is else never noticed. */
  heartbeat?: number
}

/** Opens the one listening connection of this process; resolves once it listens. */
export async function openChanges(access: DatabaseAccess, options: ChangesOptions = {}): Promise<Changes> {
  const changes = new Listener(access, options)
  await changes.open()
  return changes
}

interface Subscription {
  /** Settles when the connection is lost or closed. */
  over: Promise<void>
}

class Listener implements Changes {
  readonly #access: DatabaseAccess
  readonly #onError: (error: unknown) => void
  readonly #heartbeat: number
  readonly #heard = new Set<{ prefix: string; heard: (topic: string) => void }>()
  readonly #channels = new Set<{ channel: string; heard: (payload: string) => void }>()
  readonly #closing = new AbortController()
  #sql: postgres.Sql | undefined
  #following: Promise<void> = Promise.resolve()

  constructor(access: DatabaseAccess, options: ChangesOptions) {
    this.#access = access
    this.#onError = options.onError ?? (() => undefined)
    this.#heartbeat = options.heartbeat ?? 20_000
  }

  async open(): Promise<void> {
    this.#following = this.#follow(await this.#subscribe())
  }

  listen(prefix: string, heard: (topic: string) => void): () => void {
    const entry = { prefix, heard }
    this.#heard.add(entry)
    return () => this.#heard.delete(entry)
  }

  hear(channel: Channel, heard: (payload: string) => void): () => void {
    const entry = { channel, heard }
    this.#channels.add(entry)
    return () => this.#channels.delete(entry)
  }

  async close(): Promise<void> {
    this.#closing.abort()
    await this.#sql?.end({ timeout: 1 })
    await this.#following
  }

  /** Listens on a fresh connection. */
  async #subscribe(): Promise<Subscription> {
    let say = (): void => undefined
    const lost = new Promise<void>((resolve) => (say = resolve))
    const login = this.#access.login('app')
    const sql = postgres({
      ...login,
      connection: { ...login.connection, application_name: 'maillage listener' },
      max: 1,
      max_lifetime: null,
      idle_timeout: 0,
      fetch_types: false,
      connect_timeout: 10,
      onnotice: () => undefined, // the driver would print it
      onclose: () => say(),
      onnotify: (channel: string, payload: string) => this.#notified(channel, payload),
    } as LoginOptions) // `onnotify` is missing in the driver's types
    this.#sql = sql
    try {
      await sql.unsafe(`listen ${announceChannel}; listen ${logChannel}; listen ${presenceChannel}`)
    } catch (error) {
      await sql.end({ timeout: 0 })
      throw error
    }
    return { over: this.#watch(sql, lost) }
  }

  /** Ends when the connection does, or when it no longer answers. */
  async #watch(sql: postgres.Sql, lost: Promise<void>): Promise<void> {
    const over = lost.then(() => true)
    const signal = this.#closing.signal
    while (!signal.aborted) {
      if (await Promise.race([over, pause(this.#heartbeat, signal)])) break
      const answered = Promise.race([sql`select 1`.then(() => true), pause(this.#heartbeat, signal)])
      if (!(await answered.catch(() => false))) break
    }
    await sql.end({ timeout: 0 })
  }

  async #follow(first: Subscription): Promise<void> {
    let current: Subscription | undefined = first
    while (current) {
      await current.over
      current = await this.#resubscribe()
      if (current) this.#tell(everything)
    }
  }

  async #resubscribe(): Promise<Subscription | undefined> {
    for (let tries = 0; !this.#closing.signal.aborted; tries++) {
      try {
        return await this.#subscribe()
      } catch (error) {
        this.#onError(error)
        await pause(Math.min(50 * 2 ** tries, 2_000), this.#closing.signal)
      }
    }
    return undefined
  }

  #notified(channel: string, payload: string): void {
    if (channel === announceChannel) return this.#tell(payload)
    for (const one of this.#channels) if (one.channel === channel) this.#call(one.heard, payload)
  }

  #tell(topic: string): void {
    for (const { prefix, heard } of this.#heard) {
      if (topic === everything || topic.startsWith(prefix)) this.#call(heard, topic)
    }
  }

  #call(heard: (text: string) => void, text: string): void {
    try {
      heard(text)
    } catch (error) {
      this.#onError(error) // one who fails must not keep the others from hearing
    }
  }
}

/** Waits, and gives false; ends early when closing. */
async function pause(milliseconds: number, signal: AbortSignal): Promise<false> {
  await wait(milliseconds, undefined, { signal, ref: false }).catch(() => undefined) // only an abort rejects
  return false
}
