// Updates as the log would hold them: with what each really added and deleted.
import { decodeContent, insertedBy, newsIn, type Known } from '../../server/realtime/frames.ts'
import { RangeSet } from '../../shared/history/ranges.ts'
import type { LoggedEdit } from '../../shared/history/replay.ts'

export class Logged {
  readonly rows: LoggedEdit[] = []
  readonly #clocks = new Map<number, number>()
  readonly #deleted = new RangeSet()
  readonly #known: Known = {
    clock: (client) => this.#clocks.get(client) ?? 0,
    undeleted: (range) => this.#deleted.missing(range),
  }

  /** Throws for an update that leans on what is not there: the room would ask again. */
  add(actorId: string, update: Uint8Array, at = this.rows.length * 1000, kind = 'edit'): LoggedEdit | null {
    const news = newsIn(decodeContent(update), this.#known)
    if (!news.complete) throw new Error('an update that leans on what nobody wrote')
    const ins = insertedBy(news.pieces)
    if (ins.length === 0 && news.deletes.length === 0) return null
    for (const [client, clock, length] of ins) this.#clocks.set(client, clock + length)
    this.#deleted.addAll(news.deletes)
    const row = { position: this.rows.length + 1, actorId, at, kind, update, ins, del: news.deletes }
    this.rows.push(row)
    return row
  }
}
