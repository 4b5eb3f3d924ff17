// The clients of one load process and what they measured: joining, typing, falling silent, telling what they hold.
import { Histogram } from '../measure/histogram.ts'
import { Client, type ClientEvents } from './client.ts'
import { fingerprintOf } from './fingerprint.ts'
import { Interned } from './interned.ts'
import { firstTypist, typistOf } from './keystrokes.ts'
import { instant, type Answers, type ClientSpec, type Order, type Replicas, type Report } from './orders.ts'
import { deletedAt, dueAt, insertedAt } from './schedule.ts'
import { play, type Round } from './typing.ts'

type Of<K extends Order['order']> = Extract<Order, { order: K }>
const wait = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))

export class Crowd {
  #clients: Client[] = []
  #interned = new Interned()
  #starts = new Map<number, number>()
  #rounds: Round[] = []
  #counted = { from: Infinity, until: -Infinity }
  #lastMove = 0
  #waiting: (() => void)[] = []
  #refused = 0
  readonly #closed = new Map<string, number>()
  #tally = freshTally()
  #before = { bytesIn: 0, framesIn: 0 }
  readonly #events: ClientEvents = {
    synced: (client) => {
      this.#tally.joined.record(instant() - client.cameAt)
      this.#wake()
    },
    shown: (client, payload, at) => this.#shown(client, payload, at),
    acknowledged: (_client, from, to, at) => {
      for (let index = from; index < to; index++) this.#record(this.#tally.acknowledged, _client, index, at)
    },
    refused: () => this.#refused++,
    closed: (_client, reason) => {
      this.#closed.set(reason, (this.#closed.get(reason) ?? 0) + 1)
      this.#wake()
    },
    moved: () => (this.#lastMove = instant()),
  }

  /** A connection of its own writes the text and reads it back. */
  async seed({ ticket, update }: Of<'seed'>): Promise<Answers['seed']> {
    const own = new Interned()
    const done = new Promise<void>((resolve, reject) => {
      const spec: ClientSpec = { id: -1, room: -1, ticket, desk: null, observes: false, at: 0 }
      const events: ClientEvents = {
        ...this.#events,
        synced: (client) => {
          client.offer(update)
          const look = (): void => {
            if (client.received.some((index) => own.payload(index).length >= update.length)) {
              client.wire.end()
              return resolve()
            }
            client.ask()
            setTimeout(look, 30)
          }
          setTimeout(look, 10)
        },
        moved: () => undefined,
        closed: (_client, reason) => reject(new Error(`the seeder was sent away: ${reason}`)),
      }
      void new Client(spec, { syncs: true, echoes: true, acknowledges: false }, own, events)
    })
    await done
    return null
  }

  async join({ clients, habits, starts }: Of<'join'>): Promise<Answers['join']> {
    for (const [room, update] of starts) this.#starts.set(room, this.#interned.take(update))
    const began = instant()
    const newcomers: Client[] = []
    for (const spec of [...clients].sort((a, b) => a.at - b.at)) {
      const left = began + spec.at - instant()
      if (left > 0) await wait(left)
      // what comes at once comes a hundred at a time, as many as a server takes up between two looks at its door
      const isHurried = spec.at === 0
      if (isHurried) await this.#until(() => newcomers.filter(isOnTheWay).length < 100)
      const client = new Client(spec, habits, this.#interned, this.#events, isHurried ? instant() : began + spec.at)
      const start = this.#starts.get(spec.room)
      if (start !== undefined) client.received.push(start)
      newcomers.push(client)
      this.#clients.push(client)
    }
    await this.#until(() => !newcomers.some(isOnTheWay))
    return null
  }

  async type({ begin, keystrokes, countFrom, countUntil }: Of<'type'>): Promise<Answers['type']> {
    const first = this.#rounds.reduce((sum, { count }) => sum + count, 0)
    const round = { begin, first, count: keystrokes }
    this.#rounds.push(round)
    this.#counted = { from: countFrom, until: countUntil }
    await play(this.#clients, round, (lateness, due) => {
      if (due >= countFrom && due < countUntil) this.#tally.lateness.record(lateness)
    })
    const writers = this.#clients.filter(({ spec }) => spec.desk !== null)
    return { keystrokes: writers.map(({ spec, keystrokes: typed }) => [spec.room, spec.desk?.client ?? 0, typed]) }
  }

  async settle({ quiet, patience }: Of<'settle'>): Promise<Answers['settle']> {
    const began = instant()
    this.#lastMove = began
    while (instant() - this.#lastMove < quiet && instant() - began < patience) await wait(25)
    return { waited: instant() - began }
  }

  report(): Report {
    const sum = (pick: (client: Client) => number) => this.#clients.reduce((total, client) => total + pick(client), 0)
    const now = { bytesIn: sum(({ wire }) => wire.bytesIn), framesIn: sum(({ wire }) => wire.framesIn) }
    const before = this.#before
    const { latency, acknowledged, joined, lateness } = this.#tally
    this.#before = now
    this.#tally = freshTally()
    return {
      latency: latency.counted(),
      acknowledged: acknowledged.counted(),
      joined: joined.counted(),
      lateness: lateness.counted(),
      bytesIn: now.bytesIn - before.bytesIn,
      framesIn: now.framesIn - before.framesIn,
      closed: [...this.#closed],
      refused: this.#refused,
    }
  }

  /** Clients that were given the same updates are one replica: it is built once. */
  verify(): Answers['verify'] {
    const groups = new Map<string, { room: number; clients: number; updates: number[] }>()
    for (const { spec, received } of this.#clients) {
      const updates = [...new Set(received)].sort((a, b) => a - b)
      const key = `${spec.room}:${updates.join()}`
      const group = groups.get(key)
      if (group) group.clients++
      else groups.set(key, { room: spec.room, clients: 1, updates })
    }
    const replicas = [...groups.values()].map(({ room, clients, updates }): Replicas => {
      const { hash, ...rest } = fingerprintOf(updates.flatMap((index) => this.#interned.updates(index)))
      return { room, clients, fingerprint: hash, ...rest }
    })
    return { replicas }
  }

  /** Everyone goes, and nothing of them is kept. */
  leave(): Answers['leave'] {
    for (const { wire } of this.#clients) wire.end()
    this.#clients = []
    this.#interned = new Interned()
    this.#starts.clear()
    this.#rounds = []
    this.#closed.clear()
    this.#refused = 0
    this.#tally = freshTally()
    this.#before = { bytesIn: 0, framesIn: 0 }
    return null
  }

  stall({ order, ids }: Of<'stall'> | Of<'resume'>): null {
    for (const { spec, wire } of this.#clients) if (ids.includes(spec.id)) wire[order]()
    return null
  }

  #shown({ spec }: Client, payload: number, at: number): void {
    const { inserted, deleted } = this.#interned.contents(payload)
    for (const [client, clock, length] of inserted) {
      if (client < firstTypist || client === spec.desk?.client) continue
      for (let n = clock; n < clock + length; n++) this.#late(spec, client, insertedAt(n), at)
    }
    for (const [client, clock, length] of deleted) {
      if (client < firstTypist || client === spec.desk?.client) continue
      for (let n = clock; n < clock + length; n++) this.#late(spec, client, deletedAt(n), at)
    }
  }

  #late({ room }: ClientSpec, client: number, index: number | undefined, at: number): void {
    if (index !== undefined) this.#tell(this.#tally.latency, { typist: typistOf(client), room }, index, at)
  }

  #record(into: Histogram, { spec }: Client, index: number, at: number): void {
    if (spec.desk) this.#tell(into, { typist: spec.desk.typist, room: spec.room }, index, at)
  }

  #tell(into: Histogram, whose: { typist: number; room: number }, index: number, at: number): void {
    const round = this.#rounds.findLast(({ first }) => first <= index)
    if (round === undefined) return
    const due = round.begin + dueAt(whose.typist, index - round.first, whose.room)
    if (due >= this.#counted.from && due < this.#counted.until) into.record(at - due)
  }

  #wake(): void {
    for (const look of this.#waiting.splice(0)) look()
  }

  async #until(isSo: () => boolean): Promise<void> {
    while (!isSo()) await new Promise<void>((resolve) => this.#waiting.push(resolve))
  }
}

const isOnTheWay = ({ synced, wire }: Client): boolean => !synced && !wire.isOver

const freshTally = () => ({
  latency: new Histogram(),
  acknowledged: new Histogram(),
  joined: new Histogram(),
  lateness: new Histogram(),
})
