// A text as it stood after any row of its log, read from one replay of all of it: the Y.Doc forgets nothing and never changes the
// order of what it holds, so that what stood then is what was written by then and not yet deleted. [H1]
import type * as Y from 'yjs'
import type { MarkedRanges } from './marked-ranges.ts'
import type { PageNode } from './page.ts'
import type { Replay } from './replay.ts'
import { pageSeen, type Sight } from './walk.ts'

/** The page after row `position`; 0 is the empty text before the first. In the time of one walk through all that was ever written. */
export const pageAt = (replay: Pick<Replay, 'doc' | 'written' | 'deleted'>, position: number): PageNode =>
  pageSeen(replay.doc, new SightOf(replay, position))

/** What stood after row `position`, for whoever looks at some of the text only. */
export const sightAt = (replay: Pick<Replay, 'written' | 'deleted'>, position: number): Sight =>
  new SightOf(replay, position)

class SightOf implements Sight {
  readonly #written: MarkedRanges<number>
  readonly #deleted: MarkedRanges<number>
  readonly #position: number
  readonly #ends = new Map<number, number>()

  constructor({ written, deleted }: Pick<Replay, 'written' | 'deleted'>, position: number) {
    this.#written = written
    this.#deleted = deleted
    this.#position = position
  }

  isWritten({ id: { client, clock } }: Y.Item, offset: number): boolean {
    return clock + offset < this.#end(client)
  }

  isGone({ id: { client, clock } }: Y.Item, offset: number): boolean {
    const row = this.#deleted.at(client, clock + offset)
    return row !== undefined && row <= this.#position
  }

  standing({ id: { client, clock }, length }: Y.Item): [offset: number, length: number][] {
    const parts: [number, number][] = []
    const written = Math.min(length, this.#end(client) - clock)
    if (written <= 0) return parts
    this.#deleted.visit(client, clock, written, (at, n, gone) => {
      if (gone === undefined || gone > this.#position) parts.push([at - clock, n])
    })
    return parts
  }

  /** How far a client had come: a clock counts what it wrote, in the order in which it wrote. */
  #end(client: number): number {
    let end = this.#ends.get(client)
    if (end === undefined) {
      end = this.#written.firstNot(client, (row) => row <= this.#position)
      this.#ends.set(client, end)
    }
    return end
  }
}
