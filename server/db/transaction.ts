// Transactions: all or nothing, announced on commit, repeated when PostgreSQL asks for it.
import { setTimeout as wait } from 'node:timers/promises'
import type postgres from 'postgres'
import { announceChannel, sqlState, type Sql } from './connect.ts'

/** A query function inside a transaction. What only a transaction may do takes a `Tx`. */
export type Tx = postgres.TransactionSql<{ bigint: bigint }>

/** Serialization failure, deadlock: PostgreSQL rolled back a transaction that may succeed when repeated. */
const repeatable = new Set(['40001', '40P01'])
const maxTries = 5

/**
 * Runs `work` in one transaction and gives its result once committed. `work` may run more than once, so it must
 * touch nothing but its transaction.
 */
export async function transaction<T>(sql: Sql, work: (tx: Tx) => Promise<T>, mode = ''): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await once(sql, work, mode)
    } catch (error) {
      if (tries >= maxTries || !repeatable.has(sqlState(error) ?? '')) throw error
      await wait(2 ** tries * (5 + Math.random() * 5)) // spread out, so that the same two do not meet again
    }
  }
}

/** One transaction. When its connection is lost nothing more is said on it, by us or by the driver. [O31] */
async function once<T>(sql: Sql, work: (tx: Tx) => Promise<T>, mode: string): Promise<T> {
  const fate = { isOver: false }
  try {
    // What the driver is given, it keeps beside its connection until the next transaction, and the work itself for ever
    // where it remembers who first asked: a text of megabytes must be in neither. Of an array it would await the members.
    const done: T[] = []
    await sql.begin(mode, (tx) => unlessLost(fate, async () => void done.push(await work(watched(tx, fate)))))
    return done.pop() as T // done, or it would have thrown
  } finally {
    fate.isOver = true
  }
}

interface Fate {
  isOver: boolean
}

/** How the driver says that the connection of a statement is gone. */
const gone = new Set(['CONNECTION_CLOSED', 'CONNECTION_DESTROYED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT'])
const isLost = (error: unknown): boolean =>
  gone.has(sqlState(error) ?? '') && error instanceof Error && 'query' in error // the driver's, not a mail server's

/**
 * The driver answers work that fails with `rollback`. On a lost connection it would write to a socket that is no more,
 * outside of any promise, which ends the process; so such a failure never settles. The transaction fails nevertheless:
 * the driver tells the loss itself to whoever began it.
 */
async function unlessLost<T>(fate: Fate, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (fate.isOver || isLost(error)) return never()
    throw error
  }
}

const never = <T>(): Promise<T> => new Promise<T>(() => undefined)

/**
 * The query function as the work is given it. Work that was waiting for something else while its transaction ended
 * would go on outside of it, on whatever the connection has become: its statements never run.
 */
function watched(tx: Tx, fate: Fate): Tx {
  const savepoint = (inner: (tx: Tx) => Promise<unknown>) =>
    tx.savepoint((at) => unlessLost(fate, () => inner(watched(at, fate))))
  return new Proxy(tx, {
    apply: (target, self, given) => (fate.isOver ? never() : Reflect.apply(target, self, given)),
    get: (target, name) => {
      if (name === 'savepoint') return savepoint
      return fate.isOver && name === 'unsafe' ? never : Reflect.get(target, name)
    },
  })
}

/** Says that `topic` moved. Delivered to every process on commit, and never if the transaction rolls back. */
export async function announce(tx: Tx, topic: string): Promise<void> {
  await tx`select pg_notify(${announceChannel}, ${topic})`
}
