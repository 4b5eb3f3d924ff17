// Sync replies that bring something new in the name of another: whether that other is asked first, is heard to say
// something else, or is not there to say it. Pure; time is passed in.
import type { Audience } from './audience.ts'
import type { Content, News, Piece } from './frames.ts'
import { isNothing, newsIn } from './frames.ts'
import type { Ledger } from './ledger.ts'
import type { Pending } from './pending.ts'
import type { Presence } from './presence.ts'
import { differ, piecesOf } from './relayed.ts'
import type { Frame, Seat } from './seat.ts'

/** An author who is here and does not answer for so long is taken for one who is not. */
export const authorPatienceMs = 3_000

interface Wait {
  readonly since: number
  /** The authors' connections that were asked, with how many of their replies had been kept then. */
  readonly asked: ReadonlyMap<Seat, Seat['replies']>
}

export class Relaying {
  readonly #ledger: Ledger
  readonly #pending: Pending
  readonly #audience: Audience
  readonly #presence: Presence
  readonly #waits = new Map<Seat, Wait>()

  constructor(ledger: Ledger, pending: Pending, audience: Audience, presence: Presence) {
    this.#ledger = ledger
    this.#pending = pending
    this.#audience = audience
    this.#presence = presence
  }

  /**
   * What becomes of a sync reply. `wait`: an author of new text in it is here, was asked for it, and the sender will be
   * asked again. `forged`: a page that writes under that very clientID was asked and does not know of it. [L47]
   */
  verdict(seat: Seat, { at }: Frame, news: News): 'keep' | 'wait' | 'forged' {
    const claimed = this.#claimed(seat, news)
    const authors = claimed.size === 0 ? [] : this.#seatsOf(new Set(claimed.values()))
    if (authors.length === 0) {
      this.#waits.delete(seat)
      return 'keep'
    }
    const wait = this.#waits.get(seat) ?? this.#ask(seat, authors, at)
    if (!isOver(wait, at)) return 'wait'
    if (at - wait.since < authorPatienceMs && !authors.every((author) => hasAnswered(wait, author))) {
      // Two may have each other's text, which leans on each other's: every round takes some of it.
      this.#ask(seat, authors, wait.since)
      return 'wait'
    }
    this.#waits.delete(seat)
    const denied = authors.some((author) => hasAnswered(wait, author) && this.#writesAsOneOf(author, claimed))
    return denied ? 'forged' : 'keep'
  }

  /** What a reply says of its sender's own, as far as that leans on nothing else in it. */
  ownPart(seat: Seat, { structs, deletes, bytes }: Content): { content: Content; news: News } {
    const own = [...structs].filter(([client]) => (this.#pending.authorOf(client) ?? seat.actorId) === seat.actorId)
    const news = newsIn({ structs: new Map(own), deletes, bytes }, this.#pending.known)
    const kept = new Map<number, Piece['struct'][]>()
    for (const { struct } of news.pieces) {
      const list = kept.get(struct.id.client)
      if (list === undefined) kept.set(struct.id.client, [struct])
      else list.push(struct)
    }
    const content = { structs: kept, deletes: news.deletes, bytes: isNothing(news) ? 0 : bytes }
    return { content, news: { ...news, complete: true } }
  }

  /** The clientIDs of others under which something is new, with their actors. */
  #claimed(seat: Seat, { pieces }: News): Map<number, string> {
    const claimed = new Map<number, string>()
    for (const { struct } of pieces) {
      const { client } = struct.id
      const author = this.#pending.authorOf(client)
      if (author !== undefined && author !== seat.actorId) claimed.set(client, author)
    }
    return claimed
  }

  #seatsOf(actors: ReadonlySet<string>): Seat[] {
    return [...this.#audience.seats].filter(
      ({ actorId, hasLeft, peer }) => actors.has(actorId) && !hasLeft && peer.writing === 'allowed',
    )
  }

  #writesAsOneOf(author: Seat, claimed: ReadonlyMap<number, string>): boolean {
    for (const [client, actorId] of claimed) {
      if (actorId !== author.actorId) continue
      if (author.writesAs.has(client) || this.#presence.holds(author.peer, client)) return true
    }
    return false
  }

  #ask(seat: Seat, authors: readonly Seat[], since: number): Wait {
    const wait = { since, asked: new Map(authors.map((author) => [author, { ...author.replies }])) }
    this.#waits.set(seat, wait)
    for (const author of authors) this.#audience.ask(author)
    return wait
  }

  /** Is asked again once the author has answered, has left or does not answer: not before. */
  isWaiting(seat: Seat): boolean {
    return this.#waits.has(seat)
  }

  tick(now: number): void {
    for (const [seat, wait] of this.#waits) {
      if (seat.hasLeft) this.#waits.delete(seat)
      else if (isOver(wait, now)) this.#audience.ask(seat)
    }
  }

  // What was relayed already ----------------------------------------------------------------------------------------

  /** Whether its sender says something else under its own clientIDs than what others said in its name. [L48] */
  contradicts(seat: Seat, content: Content): boolean {
    if (this.#ledger.relayed.isEmpty && !this.#pending.hasRelayed) return false
    for (const client of content.structs.keys()) {
      if (this.#pending.authorOf(client) !== seat.actorId) continue
      const mine = piecesOf(content, client)
      if (this.#ledger.relayed.contradicts(client, mine)) return true
      if (differ(mine, this.#pending.relayed(client))) return true
    }
    return false
  }

  /** From where an author who comes is asked to repeat what others said in its name; null when nothing was. [L48] */
  doubted(seat: Seat, vector: ReadonlyMap<number, number>): ReadonlyMap<number, number> | null {
    if (this.#ledger.relayed.isEmpty) return null
    let clocks: Map<number, number> | null = null
    for (const [client, clock] of this.#ledger.relayed.beginnings) {
      if (this.#pending.authorOf(client) !== seat.actorId || (vector.get(client) ?? 0) <= clock) continue
      clocks ??= new Map(this.#ledger.clocks)
      clocks.set(client, clock)
    }
    return clocks
  }
}

function hasAnswered({ asked }: Wait, author: Seat): boolean {
  return author.replies.whole > (asked.get(author)?.whole ?? Infinity)
}

function hasAnsweredInPart({ asked }: Wait, author: Seat): boolean {
  return author.replies.partial > (asked.get(author)?.partial ?? Infinity)
}

function isOver(wait: Wait, now: number): boolean {
  if (now - wait.since >= authorPatienceMs) return true
  return [...wait.asked.keys()].every(
    (author) => author.hasLeft || hasAnswered(wait, author) || hasAnsweredInPart(wait, author),
  )
}
