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
export async function transaction<T>(sql: Sql, work: (tx: Tx) => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      // boxed, because the driver would otherwise await the members of an array
      const { result } = (await sql.begin(async (tx) => ({ result: await work(tx) }))) as { result: T } // the driver's type unwraps promises that are not there
      return result
    } catch (error) {
      if (tries >= maxTries || !repeatable.has(sqlState(error) ?? '')) throw error
      await wait(2 ** tries * (5 + Math.random() * 5)) // spread out, so that the same two do not meet again
    }
  }
}

/** Says that `topic` moved. Delivered to every process on commit, and never if the transaction rolls back. */
export async function announce(tx: Tx, topic: string): Promise<void> {
  await tx`select pg_notify(${announceChannel}, ${topic})`
}
