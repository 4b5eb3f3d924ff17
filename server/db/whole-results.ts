// Mends what the driver gives after a statement that failed amid its rows: the next answer on that connection would begin with
// as many holes, each looking like a row that is not there, and whoever takes the first row would believe that there is none.
import type { Sql } from './connect.ts'

/** Of a statement of the driver, what is touched here. */
interface Statement {
  executed: boolean
  resolve(answer: unknown): void
  cursorFn?: (answer: unknown) => unknown
  handle(): Promise<void>
}

const mended = new WeakSet<object>()

/** All statements of the process share what is mended, those of transactions too: the first pool does it for all. */
export function withWholeResults(sql: Sql): Sql {
  const prototype = Object.getPrototypeOf(sql`select 1`) as Statement // never run: a statement waits for whoever awaits it
  if (mended.has(prototype)) return sql
  mended.add(prototype)
  const { handle } = prototype
  prototype.handle = function (this: Statement) {
    if (!this.executed) {
      const { resolve, cursorFn } = this
      this.resolve = (answer) => resolve(whole(answer))
      if (cursorFn) this.cursorFn = (answer) => cursorFn(whole(answer))
    }
    return handle.call(this)
  }
  return sql
}

/** The same answer; its rows moved to its beginning. */
function whole(answer: unknown): unknown {
  if (!Array.isArray(answer) || answer.length === 0 || 0 in answer) return answer
  const holes = answer.findIndex((_, at) => at in answer)
  answer.copyWithin(0, holes)
  answer.length -= holes
  return answer
}
