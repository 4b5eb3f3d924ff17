// Those who look on: what each may see after the revision that they have, at once or when there is something. [A4]
import { changesOf } from '../../shared/workshop/changes.ts'
import type { Audience, CommonView, FeedMessage, OwnView } from '../../shared/workshop/view.ts'
import { commonView, ownView } from '../../shared/workshop/view-for.ts'
import { tableView } from '../../shared/workshop/view/for-table.ts'
import type { WorkshopTexts } from '../../shared/workshop/state.ts'
import { AudienceFeed } from './audience-feed.ts'
import { textsOf, type Memory } from './memory.ts'
import type { Viewer } from './port.ts'

/** Every proxy lets a reply wait for so long. */
const longestWait = 25_000
/** Whoever was heard of within this is in the room: a poll, and the pause after one that failed. */
const hereFor = 40_000

/** A console that was answered asks for what comes next. */
const comesAgainWithin = 5_000

/** What a guest was last sent of their own. */
type Sent = { revision: number; edition: number; audience: string; own: OwnView | null }
type Waiter = { viewer: Viewer; after: number; base: Sent | undefined; answer(message: FeedMessage): void }

/** The console and the screen follow closely; phones are many. */
class Channel {
  memory: Memory
  texts: WorkshopTexts
  readonly #audiences = new Map<string, { audience: Audience; feed: AudienceFeed; usedAt: number }>()
  readonly waiters = new Set<Waiter>()
  timer: NodeJS.Timeout | null = null
  /** What those who wait were last told of. */
  told: Memory
  /** When it was last brought on, as `performance.now` counts. */
  movedAt = -Infinity
  /** How often something moved that no revision tells, and when it last did. */
  edition = 0
  editedAt = -Infinity

  constructor(memory: Memory) {
    this.memory = memory
    this.told = memory
    this.texts = textsOf(memory, () => false)
  }

  /** Views are made of the memory as it is then, once for each audience; those of tables of the room's, which comes first. */
  advance(memory: Memory, texts: WorkshopTexts, now: number): void {
    const isSameRevision = this.memory.state.revision === memory.state.revision
    this.memory = memory
    this.texts = texts
    this.movedAt = performance.now()
    if (isSameRevision) {
      this.edition += 1
      this.editedAt = this.movedAt
    }
    for (const [key, { audience, feed, usedAt }] of this.#audiences) {
      // The rows beside the log moved, which no revision tells: those who wait are sent all of it.
      if (isSameRevision || (now - usedAt > 2 * longestWait && audience.kind !== 'room')) this.#audiences.delete(key)
      else feed.advance(this.#viewOf(audience), memory.state.revision)
    }
  }

  /** Steps hold what was sent: none are kept. */
  forget(): void {
    this.#audiences.clear()
  }

  feedOf(audience: Audience, now: number): AudienceFeed {
    const key = keyOf(audience)
    const known = this.#audiences.get(key)
    if (known) {
      known.usedAt = now
      return known.feed
    }
    const lead = audience.kind === 'table' ? this.feedOf({ kind: 'room' }, now) : null
    const feed = new AudienceFeed(this.#viewOf(audience), this.memory.state.revision, lead)
    this.#audiences.set(key, { audience, feed, usedAt: now })
    return feed
  }

  #viewOf(audience: Audience): CommonView {
    const { memory, texts } = this
    if (audience.kind !== 'table') return commonView(memory.state, texts, memory.head, audience)
    const room =
      this.#audiences.get('room')?.feed.view ?? commonView(memory.state, texts, memory.head, { kind: 'room' })
    return tableView(memory.state, texts, room, audience.tableId)
  }
}

export class Feeds {
  readonly #now: () => Date
  readonly #close: Channel
  readonly #phones: Channel
  #latest: Memory
  readonly #sent = new Map<string, Sent>()
  readonly #seen = new Map<string, Date>()
  #isClosed = false
  /** When a console or a screen last asked here, by our clock. */
  #lookedAt = -Infinity

  constructor(memory: Memory, now: () => Date) {
    this.#now = now
    this.#latest = memory
    this.#close = new Channel(memory)
    this.#phones = new Channel(memory)
  }

  get waiting(): number {
    return this.#close.waiters.size + this.#phones.waiters.size
  }

  /** When guests were last heard of here. */
  get seen(): ReadonlyMap<string, Date> {
    return this.#seen
  }

  /** Somebody is before a console or a screen: it waits here, or asked a moment ago and comes again. */
  get isLookedAt(): boolean {
    return this.#close.waiters.size > 0 || this.#now().getTime() - this.#lookedAt < comesAgainWithin
  }

  see(guestId: string): void {
    this.#seen.set(guestId, this.#now())
  }

  isHere(guestId: string): boolean {
    return this.#now().getTime() - (this.#seen.get(guestId)?.getTime() ?? 0) < hereFor
  }

  /** `isUrgent`: what everybody is to see now; the rest is told to many phones a few times a second. */
  moved(memory: Memory, isUrgent: boolean): void {
    this.#latest = memory
    for (const channel of [this.#close, this.#phones]) {
      if (isUrgent) this.#publish(channel)
      else channel.timer ??= setTimeout(() => this.#publish(channel), pauseOf(channel)).unref()
    }
  }

  /** What was sent so far is not kept: words that were erased are in it. Everybody is sent all anew. [A54] */
  forget(): void {
    this.#sent.clear()
    for (const channel of [this.#close, this.#phones]) channel.forget()
  }

  /** The message after a revision; of nothing new, when it has waited long enough, when `left` aborts, when all is closed. */
  async read(viewer: Viewer, after: number | undefined, left: AbortSignal): Promise<FeedMessage> {
    const channel = this.#channelOf(viewer)
    if (viewer.kind === 'guest') this.see(viewer.guestId)
    else this.#lookedAt = this.#now().getTime()
    if (after === undefined || after > channel.memory.state.revision) await this.#fresh(channel)
    const base = viewer.kind === 'guest' ? this.#sent.get(viewer.guestId) : undefined
    const waiter = { viewer, after: after ?? -1, base }
    const message = this.#messageFor(channel, waiter) ?? (this.#isClosed ? this.#nothing(waiter) : null)
    return message ?? this.#wait(channel, waiter, left)
  }

  /**
   * Brings the views on for somebody who comes, without a word to those who wait: a hall that comes in within a second must
   * not wake all of itself with each who comes. Where many wait, those who come within a tenth of a second come together. [A30]
   */
  async #fresh(channel: Channel): Promise<void> {
    const rest = channel.movedAt + Math.min(100, channel.waiters.size) - performance.now()
    if (channel.memory !== this.#latest && rest > 0) await new Promise((resolve) => setTimeout(resolve, rest))
    if (channel.memory !== this.#latest) this.#advance(channel)
  }

  close(): void {
    this.#isClosed = true
    for (const channel of [this.#close, this.#phones]) {
      if (channel.timer) clearTimeout(channel.timer)
      for (const waiter of channel.waiters) waiter.answer(this.#nothing(waiter))
    }
  }

  #wait(channel: Channel, asked: Omit<Waiter, 'answer'>, left: AbortSignal): Promise<FeedMessage> {
    return new Promise((resolve) => {
      const over = () => waiter.answer(this.#nothing(waiter))
      const timer = setTimeout(() => waiter.answer(this.#afterAll(channel, waiter)), longestWait).unref()
      const answer = (message: FeedMessage): void => {
        clearTimeout(timer)
        left.removeEventListener('abort', over)
        channel.waiters.delete(waiter)
        if (asked.viewer.kind === 'guest') this.see(asked.viewer.guestId)
        resolve(message)
      }
      const waiter: Waiter = { ...asked, answer }
      channel.waiters.add(waiter)
      left.addEventListener('abort', over)
      if (left.aborted) over()
    })
  }

  /** Who is here moves without a revision: consoles and screens that wait are sent all of it. */
  lookAround(): void {
    const moved = [...this.#close.texts.guests].some(([id, { isHere }]) => isHere !== this.isHere(id))
    if (moved && this.#close.waiters.size > 0) this.#publish(this.#close, true)
  }

  #publish(channel: Channel, isForced = false): void {
    if (channel.timer) clearTimeout(channel.timer)
    channel.timer = null
    if (channel.memory === this.#latest && channel.told === this.#latest && !isForced) return
    const isSameRevision = channel.told.state.revision === this.#latest.state.revision
    if (channel.memory !== this.#latest || isForced) this.#advance(channel)
    channel.told = this.#latest
    for (const waiter of channel.waiters) {
      if (isSameRevision) waiter.after = -1
      const message = this.#messageFor(channel, waiter)
      if (message) waiter.answer(message)
    }
  }

  #advance(channel: Channel): void {
    const texts = textsOf(this.#latest, (guestId) => this.isHere(guestId))
    channel.advance(this.#latest, texts, this.#now().getTime())
  }

  #channelOf(viewer: Viewer): Channel {
    return viewer.kind === 'guest' ? this.#phones : this.#close
  }

  /** What there is to say, null for nothing. All of it where it is not known what the viewer has. */
  #messageFor(channel: Channel, { viewer, after, base }: Omit<Waiter, 'answer'>): FeedMessage | null {
    const { memory } = channel
    const { revision } = memory.state
    const audience = audienceOf(viewer, memory)
    const feed = channel.feedOf(audience, this.#now().getTime())
    const key = keyOf(audience)
    const now = this.#now().getTime()
    const own = viewer.kind === 'guest' ? ownView(memory.state, channel.texts, viewer.guestId) : null
    const isKnown =
      viewer.kind !== 'guest' || (base?.edition === channel.edition && base.revision === after && base.audience === key)
    const common = isKnown ? feed.since(after) : undefined
    if (common === undefined) {
      this.#remember(viewer, { revision, edition: channel.edition, audience: key, own })
      return { from: null, revision, now, common: feed.whole(), own: own && changesOf<OwnView>(null, own) }
    }
    const ownChange = own && changesOf(base?.own ?? null, own)
    if (common === null && ownChange === null) return null
    this.#remember(viewer, { revision, edition: channel.edition, audience: key, own })
    return { from: after, revision, now, common, own: ownChange }
  }

  #remember(viewer: Viewer, sent: Sent): void {
    if (viewer.kind === 'guest') this.#sent.set(viewer.guestId, sent)
  }

  /**
   * After a whole wait. What no revision tells (a title, who is here) may have moved while a console or a screen was between
   * two requests: for a while they are sent all of it. Of phones it is known what each has. [A31]
   */
  #afterAll(channel: Channel, waiter: Omit<Waiter, 'answer'>): FeedMessage {
    const isSettled = performance.now() - channel.editedAt > 2 * longestWait
    if (waiter.viewer.kind === 'guest' || isSettled) return this.#nothing(waiter)
    return this.#messageFor(channel, { ...waiter, after: -1 }) ?? this.#nothing(waiter)
  }

  /** After a wait in which nothing happened. */
  #nothing({ after }: Omit<Waiter, 'answer'>): FeedMessage {
    return { from: after, revision: after, now: this.#now().getTime(), common: null, own: null }
  }
}

/** Milliseconds between two tellings of what is not urgent: the longer, the more are told. */
const pauseOf = ({ waiters }: Channel): number => Math.min(1_000, 50 + 2 * waiters.size)

function audienceOf(viewer: Viewer, { state }: Memory): Audience {
  if (viewer.kind !== 'guest') return { kind: viewer.kind }
  const tableId = state.guests.get(viewer.guestId)?.tableId ?? null
  return tableId === null ? { kind: 'room' } : { kind: 'table', tableId }
}

const keyOf = (audience: Audience): string => (audience.kind === 'table' ? audience.tableId : audience.kind)
