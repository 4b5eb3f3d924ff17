// What somebody does on their phone, kept on it until the server has answered: sent in order, once, whatever the network does. [A3]
import { isUuid, uuidv7 } from '../../../shared/ids.ts'
import type { Choice } from '../../../shared/workshop/ballots.ts'
import type { Answer, Asked, GuestCommand, Refusal } from '../../../shared/workshop/commands.ts'
import { Failure } from '../../api.ts'
import type { Notes } from '../../live/notes.ts'

/** `closed`, `unreadable`: the server refused the request as a whole, for what is in this command. */
export type Refused = Refusal | 'closed' | 'unreadable'

/** Into the box of a secret ballot: under its credential, and beside no id of a command. [A37] */
export type Cast = { kind: 'cast'; roundId: string; credential: string; choice: Choice }

export type RoomCommand = GuestCommand | Cast

export type Queued = {
  /** Its place: what was done first is sent first. */
  place: number
  id: string
  command: RoomCommand
  /** `sent`: the server has it, and the view does not show it yet. */
  state: 'waiting' | 'sent' | 'refused'
  refused: Refused | null
  revision: number | null
}

export type QueueView = {
  items: readonly Queued[]
  /** The last try did not get through; another follows. */
  isStuck: boolean
  /** This device is no longer known: nothing goes until it has joined again. */
  isExpired: boolean
  /** The device could not keep something: it is lost if the page is closed before it is sent. */
  isKept: boolean
}

export type QueueTools = {
  notes: Notes
  send(commands: Asked<GuestCommand>[]): Promise<{ answers: Answer[] }>
  cast(ballot: Cast): Promise<{ refused: Refusal | null }>
  /** Milliseconds since the epoch, by this device. */
  now(): number
  random(): Uint8Array
  /** Resolves after so long, or when `wake` is called. */
  pause(milliseconds: number): { done: Promise<void>; wake: () => void }
}

type Kept = Pick<Queued, 'place' | 'id' | 'command' | 'refused'>

const mostAtOnce = 50
const firstPause = 1_000
const longestPause = 15_000

export const queueStem = (guestId: string): string => `maillage.room/${guestId}/queue/`

export class DeviceQueue {
  readonly #stem: string
  readonly #tools: QueueTools
  readonly #heard = new Set<() => void>()
  #view: QueueView
  #isSending = false
  #isStopped = true
  #failures = 0
  #alone = 0
  /** Ids of what has been sent and is not answered. */
  #flying: ReadonlySet<string> = new Set()
  #wake: () => void = () => undefined

  constructor(guestId: string, tools: QueueTools) {
    this.#stem = queueStem(guestId)
    this.#tools = tools
    this.#view = { items: this.#read(), isStuck: false, isExpired: false, isKept: true }
  }

  get = (): QueueView => this.#view

  subscribe = (heard: () => void): (() => void) => {
    this.#heard.add(heard)
    return () => void this.#heard.delete(heard)
  }

  /** An id for a command, or for what it makes. */
  makeId = (): string => uuidv7(this.#tools.now(), this.#tools.random())

  /** Keeps the command on the device, then sends it. An answer takes the place of the one before, where that has not left. [A36] */
  add(command: RoomCommand): void {
    const place = Math.max(0, ...this.#view.items.map((item) => item.place)) + 1
    const item: Queued = { place, id: this.makeId(), command, state: 'waiting', refused: null, revision: null }
    const isKept = this.#keep(item)
    const answered = answerTo(command)
    const left = this.#view.items.filter(
      (one) =>
        answered === null || answerTo(one.command) !== answered || one.state === 'sent' || this.#flying.has(one.id),
    )
    for (const one of this.#view.items) if (!left.includes(one)) this.#forget(one.id)
    this.#set({ items: [...left, item], isKept: this.#view.isKept && isKept })
    this.start()
  }

  /** Forgets what was refused, once its author has seen it. */
  dismiss(id: string): void {
    this.#forget(id)
    this.#set({ items: this.#view.items.filter((item) => item.id !== id) })
  }

  /** The view shows all that was done up to this revision: what was sent need not be shown beside it. */
  shown(revision: number): void {
    const items = this.#view.items.filter((item) => item.state !== 'sent' || (item.revision ?? 0) > revision)
    if (items.length < this.#view.items.length) this.#set({ items })
  }

  /** Sends what waits; does nothing while it is already at it, but tries at once where it was pausing. */
  start(): void {
    this.#isStopped = false
    this.#wake()
    if (!this.#isSending) void this.#send()
  }

  stop(): void {
    this.#isStopped = true
    this.#wake()
  }

  async #send(): Promise<void> {
    this.#isSending = true
    while (!this.#isStopped && !this.#view.isExpired) {
      const waiting = this.#view.items.filter(({ state }) => state === 'waiting')
      const batch = this.#alone > 0 ? waiting.slice(0, 1) : atOnce(waiting)
      if (batch.length === 0) break
      try {
        this.#answered(await this.#told(batch))
        this.#failures = 0
        this.#alone = Math.max(0, this.#alone - 1)
      } catch (error) {
        if (!(error instanceof Failure)) throw error // a bug: told by the page, and nothing is lost
        await this.#failed(error, batch)
      }
    }
    this.#isSending = false
  }

  async #told(batch: readonly Queued[]): Promise<readonly Answer[]> {
    this.#flying = new Set(batch.map(({ id }) => id))
    try {
      const [first] = batch
      if (first?.command.kind === 'cast') {
        const { refused } = await this.#tools.cast(first.command)
        return [refused ? { id: first.id, refused } : { id: first.id, revision: 0 }]
      }
      const asked = batch.flatMap(({ id, command }) => (command.kind === 'cast' ? [] : [{ id, command }]))
      return (await this.#tools.send(asked)).answers
    } finally {
      this.#flying = new Set()
    }
  }

  #answered(answers: readonly Answer[]): void {
    const byId = new Map(answers.map((answer) => [answer.id, answer]))
    const items = this.#view.items.map((item): Queued => {
      const answer = byId.get(item.id)
      if (!answer || item.state !== 'waiting') return item
      if ('refused' in answer) return this.#refuse(item, answer.refused)
      this.#tools.notes.remove(this.#stem + item.id)
      return { ...item, state: 'sent', revision: answer.revision }
    })
    this.#set({ items, isStuck: false })
  }

  async #failed({ code }: Failure, batch: readonly Queued[]): Promise<void> {
    if (code === 'notYourGuest') return this.#set({ isExpired: true, isStuck: true })
    const refused = refusedBy(code)
    if (refused && batch.length > 1) {
      this.#alone = batch.length // one of them is at fault, and must not hold back the others
      return
    }
    const [item] = batch
    if (refused && item) {
      this.#set({ items: this.#view.items.map((one) => (one.id === item.id ? this.#refuse(one, refused) : one)) })
      return
    }
    this.#failures += 1
    this.#set({ isStuck: true })
    const spread = 0.5 + (this.#tools.random()[0] ?? 0) / 512 // a hall must not come back in one instant
    const pause = this.#tools.pause(Math.min(longestPause, firstPause * 2 ** (this.#failures - 1)) * spread)
    this.#wake = pause.wake
    await pause.done
  }

  #refuse(item: Queued, refused: Refused): Queued {
    const now: Queued = { ...item, state: 'refused', refused }
    this.#keep(now)
    return now
  }

  #keep({ place, id, command, refused }: Queued): boolean {
    const kept: Kept = { place, id, command, refused }
    return this.#tools.notes.write(this.#stem + id, JSON.stringify(kept))
  }

  #read(): Queued[] {
    return this.#tools.notes
      .names(this.#stem)
      .filter((name) => isUuid(name.slice(this.#stem.length)))
      .map((name) => JSON.parse(this.#tools.notes.read(name) ?? 'null') as Kept | null) // written by us, above
      .filter((kept) => kept !== null)
      .filter(({ id, command }) => command.kind !== 'leave' || this.#forget(id)) // who comes back has not left
      .map((kept): Queued => ({ ...kept, state: kept.refused ? 'refused' : 'waiting', revision: null }))
      .sort((one, other) => one.place - other.place || (one.id < other.id ? -1 : 1))
  }

  #forget(id: string): false {
    this.#tools.notes.remove(this.#stem + id)
    return false
  }

  #set(change: Partial<QueueView>): void {
    this.#view = { ...this.#view, ...change }
    for (const heard of this.#heard) heard()
  }
}

/** A secret ballot goes alone: its request holds nothing else. */
function atOnce(waiting: readonly Queued[]): Queued[] {
  const cast = waiting.findIndex(({ command }) => command.kind === 'cast')
  return waiting.slice(0, cast === 0 ? 1 : cast > 0 ? Math.min(cast, mostAtOnce) : mostAtOnce)
}

/** What a later one replaces: an answer to a ballot or a form is always whole. */
const answerTo = (command: RoomCommand): string | null =>
  command.kind === 'vote' || command.kind === 'cast' || command.kind === 'fill' ? command.roundId : null

/** Failures that the same request would meet again. All others pass with time. */
function refusedBy(code: Failure['code']): Refused | null {
  if (code === 'roomClosed') return 'closed'
  return code === 'badInput' || code === 'tooLarge' ? 'unreadable' : null
}
