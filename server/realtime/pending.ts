// What a room has accepted and not committed, in order: known to us, shown to nobody. Pure.
import type { Range } from '../../shared/history/ranges.ts'
import { RangeSet } from '../../shared/history/ranges.ts'
import type { Known, Piece } from './frames.ts'
import type { Ledger } from './ledger.ts'
import type { Seat } from './seat.ts'
import type { Turn, Waiting } from './turn.ts'
import { countThatFit, makeTurn } from './turn.ts'

/** Of so many clients the clocks that were committed lie about. */
const clocksKept = 16

export class Pending {
  readonly #ledger: Ledger
  #queue: Waiting<Seat>[] = []
  /** Taken from the queue and being written: what comes meanwhile must not be mistaken for written. */
  #turn: Turn<Seat> | null = null
  readonly #clocks = new Map<number, number>()
  readonly #deleted = new RangeSet()
  readonly #authors = new Map<number, string>()
  #bytes = 0
  #hasRelayed = false
  /** Committed and pending together: what an arriving frame is compared with. */
  readonly known: Known

  constructor(ledger: Ledger) {
    this.#ledger = ledger
    this.known = {
      clock: (client) =>
        this.isEmpty ? ledger.clock(client) : Math.max(this.#clocks.get(client) ?? 0, ledger.clock(client)),
      committed: (client) => ledger.clock(client),
      undeleted: (range) => this.#undeleted(range),
    }
  }

  get bytes(): number {
    return this.#bytes
  }

  get isEmpty(): boolean {
    return this.#queue.length === 0 && this.#turn === null
  }

  /** When the frame came that has waited longest; null when nothing waits. */
  get since(): number | null {
    return (this.#turn?.frames[0] ?? this.#queue[0])?.at ?? null
  }

  /** Something waits that is not being written. */
  get hasNext(): boolean {
    return this.#queue.length > 0
  }

  get frames(): readonly Waiting<Seat>[] {
    return [...(this.#turn?.frames ?? []), ...this.#queue]
  }

  get turn(): Turn<Seat> {
    if (this.#turn === null) throw new Error('no turn is being written')
    return this.#turn
  }

  authorOf(client: number): string | undefined {
    return this.#ledger.bound.get(client) ?? this.#authors.get(client)
  }

  /** The clientIDs that will be bound to who waits with them. */
  get unboundClients(): number[] {
    return [...this.#authors.keys()]
  }

  /** Something waits that was not sent by its author. */
  get hasRelayed(): boolean {
    return this.#hasRelayed
  }

  /** What waits under a clientID and was sent by somebody else than its author. */
  relayed(client: number): Piece[] {
    const author = this.authorOf(client)
    return this.frames
      .filter(({ sender }) => sender.actorId !== author)
      .flatMap(({ news }) => news.pieces.filter(({ struct }) => struct.id.client === client))
  }

  push(frame: Waiting<Seat>): void {
    this.#queue.push(frame)
    this.#overlay(frame)
  }

  take(documentId: string, at: Date): Turn<Seat> | null {
    if (this.#turn !== null) throw new Error('a turn is still being written')
    if (this.#queue.length === 0) return null
    const frames = this.#queue.splice(0, countThatFit(this.#queue, this.#ledger))
    if (frames.length === 0) throw new Error('the first frame leans on what nobody wrote')
    this.#turn = makeTurn(documentId, frames, this.#ledger, at)
    return this.#turn
  }

  /** The turn was written, and the ledger has it. */
  settle(): void {
    this.#turn = null
    // What the ledger has by now need not be forgotten at each letter.
    if (this.#queue.length > 0 || this.#clocks.size > clocksKept) this.#clocks.clear()
    this.#rebuild()
  }

  putBack(): void {
    this.#queue = [...this.turn.frames, ...this.#queue]
    this.#turn = null
  }

  /** Takes out everything that waits, in order, the turn first. */
  drain(): readonly Waiting<Seat>[] {
    const { frames } = this
    this.#turn = null
    this.#queue = []
    this.#clocks.clear()
    this.#rebuild()
    return frames
  }

  #rebuild(): void {
    // An empty map is given a new table when it is cleared.
    if (!this.#deleted.isEmpty) this.#deleted.clear()
    if (this.#authors.size > 0) this.#authors.clear()
    this.#bytes = 0
    this.#hasRelayed = false
    for (const frame of this.#queue) this.#overlay(frame)
  }

  #overlay({ sender, news, content }: Waiting<Seat>): void {
    this.#bytes += content.bytes
    if (news.deletes.length > 0) this.#deleted.addAll(news.deletes)
    for (const { struct } of news.pieces) {
      const { client, clock } = struct.id
      this.#clocks.set(client, clock + struct.length)
      const author = this.authorOf(client)
      if (author === undefined) this.#authors.set(client, sender.actorId)
      else if (author !== sender.actorId) this.#hasRelayed = true
    }
  }

  #undeleted(range: Range): Range[] {
    const committed = this.#ledger.deleted.missing(range)
    return this.#deleted.isEmpty ? committed : committed.flatMap((part) => this.#deleted.missing(part))
  }
}
