// Slows down guessing: counts failures, never successes, by address of mail and by network address.
import { createHash } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { AppError } from '../../shared/errors.ts'
import type { Sql } from '../db/connect.ts'
import { transaction, type Tx } from '../db/transaction.ts'

/**
 * From which failure on one waits, how long at first (then twice as long each time), and at most. `pardon`: after so
 * many seconds one failure is forgotten.
 */
type Patience = { free: number; first: number; most: number; pardon?: number }

/** One account: five tries, then a minute, two, four… up to an hour. [P5] */
const byAccount: Patience = { free: 5, first: 60, most: 3600 }
/** One network address: a whole hall may share it, so that it is given far more, and slowed down rather than shut. [P5] */
const byAddress: Patience = { free: 40, first: 15, most: 15, pardon: 15 }
/**
 * Codes of rooms: a second for each wrong one after forty. Of 2^30 codes, with a hundred workshops open, an address that never
 * stops finds one in four months; a hall whose neighbour mistypes waits a second, and nobody who has the code is refused. [A32]
 */
const byHall: Patience = { free: 40, first: 1, most: 1, pardon: 1 }
/** Failures are forgotten after this long without any. */
const memory = 24 * 60 * 60 * 1000

export type Tried = {
  what: 'signIn' | 'link' | 'reset' | 'room' | 'screen' | 'newScreen' | 'follow'
  email?: string
  address: string
}

type Clock = { sql: Sql; now(): Date }

type Slot = { key: string; patience: Patience }

/** Refuses while a lock lasts, saying how long. A refused try counts for nothing. */
export async function refuseIfLocked(clock: Clock, tried: Tried): Promise<void> {
  const keys = slots(tried).map(({ key }) => key)
  const rows = await clock.sql<{ lockedUntil: Date }[]>`
    select locked_until from throttle where key = any(${keys}) and locked_until > ${clock.now()}
    order by locked_until desc limit 1`
  const [locked] = rows
  if (locked) throw tooMany(locked.lockedUntil, clock.now())
}

/**
 * Counts a try against the account before it is made, so that a hundred at once are not a hundred free tries;
 * `forgive` takes it back when it succeeds.
 */
export async function reserve(clock: Clock, tried: Tried): Promise<void> {
  await refuseIfLocked(clock, tried)
  for (const slot of slots(tried)) if (slot.patience === byAccount) await count(clock, slot, true)
}

export async function forgive(clock: Clock, tried: Tried): Promise<void> {
  for (const { key, patience } of slots(tried)) {
    if (patience === byAccount) await clock.sql`delete from throttle where key = ${key}`
  }
}

/** A failure of the network address; the account's was counted by `reserve`. */
export async function countFailure(clock: Clock, tried: Tried): Promise<void> {
  for (const slot of slots(tried)) if (slot.patience !== byAccount) await count(clock, slot, false)
}

/** Counts what needs no proof and leaves something behind, as it is done; refuses while that was too often. */
export async function countOrRefuse(clock: Clock, tried: Tried): Promise<void> {
  for (const slot of slots(tried)) await count(clock, slot, true)
}

/** Those of each address who wait for their turn to try: how many, and the last of them. */
const lines = new Map<string, { waiting: number; last: Promise<unknown> }>()
/** A line longer than this is no hall that mistypes. */
const longestLine = 100
/** Somebody holds a telephone and waits. */
const longestWait = 10_000

/**
 * Tries a code; null is a wrong one, and counted. While the address is locked, those who try stand in a line: each in turn
 * tries once the lock has passed, a right one holds nobody up, a wrong one locks again. So one who mistypes shuts nobody out,
 * and one who guesses gets no more than a code a second out of it, however many are asked at once. [A32]
 */
export async function tryInTurn<T>(clock: Clock, tried: Tried, attempt: () => Promise<T | null>): Promise<T | null> {
  const key = slots(tried)[0]?.key ?? ''
  if (!lines.has(key) && (await lockedFor(clock, tried)) === 0) return attempted(clock, tried, attempt)
  const line = lines.get(key) ?? { waiting: 0, last: Promise.resolve() } // of those who came meanwhile there is one line
  if (line.waiting >= longestLine) throw new AppError('tooManyTries', { seconds: longestLine })
  line.waiting += 1
  lines.set(key, line)
  const before = line.last
  const until = Date.now() + longestWait
  const turn = (async () => {
    await before
    await untilFree(clock, tried, until)
    return attempted(clock, tried, attempt)
  })()
  line.last = turn.catch(() => undefined) // told to whoever tried
  try {
    return await turn
  } finally {
    line.waiting -= 1
    if (line.waiting === 0) lines.delete(key)
  }
}

async function attempted<T>(clock: Clock, tried: Tried, attempt: () => Promise<T | null>): Promise<T | null> {
  const found = await attempt()
  if (found === null) await countFailure(clock, tried)
  return found
}

async function untilFree(clock: Clock, tried: Tried, until: number): Promise<void> {
  for (let left = await lockedFor(clock, tried); left > 0; left = await lockedFor(clock, tried)) {
    if (Date.now() + left > until) return refuseIfLocked(clock, tried)
    await wait(left)
  }
}

/** Milliseconds for which a lock still lasts; 0: there is none. */
async function lockedFor({ sql, now }: Clock, tried: Tried): Promise<number> {
  const keys = slots(tried).map(({ key }) => key)
  const [lock] = await sql<
    { until: Date | null }[]
  >`select max(locked_until) as until from throttle where key = any(${keys})`
  return Math.max(0, (lock?.until?.getTime() ?? 0) - now().getTime())
}

/** One at a time for a key, so that each sees what those before it left. */
async function count(clock: Clock, { key, patience }: Slot, refuse: boolean): Promise<void> {
  const now = clock.now()
  await transaction(clock.sql, async (tx) => {
    await tx`select pg_advisory_xact_lock(hashtextextended(${key}, 0))`
    const [before] = await tx<Row[]>`select failures, last_at, locked_until from throttle where key = ${key}`
    const until = before?.lockedUntil
    if (refuse && until && until > now) throw tooMany(until, now)
    const { failures: earlier, at } = before ? remembered(before, patience, now) : { failures: 0, at: now }
    const failures = earlier + 1
    const lockedUntil = lockAfter(failures, patience, now)
    await tx`
      insert into throttle (key, failures, last_at, locked_until) values (${key}, ${failures}, ${at}, ${lockedUntil})
      on conflict (key) do update set failures = ${failures}, last_at = ${at}, locked_until = ${lockedUntil}`
  })
}

/** Removes the failures that no longer count. */
export async function forgetFailures(tx: Tx, now: Date): Promise<void> {
  await tx`delete from throttle where last_at < ${new Date(now.getTime() - memory)}`
}

type Row = { failures: number; lastAt: Date; lockedUntil: Date | null }

/** The failures that still count, and since when the next pardon is waited for. */
function remembered({ failures, lastAt }: Row, { pardon }: Patience, now: Date): { failures: number; at: Date } {
  const elapsed = now.getTime() - lastAt.getTime()
  if (pardon === undefined) return { failures: elapsed < memory ? failures : 0, at: now }
  const pardoned = Math.floor(elapsed / (pardon * 1000))
  if (pardoned >= failures) return { failures: 0, at: now }
  return { failures: failures - pardoned, at: new Date(lastAt.getTime() + pardoned * pardon * 1000) }
}

function lockAfter(failures: number, { free, first, most }: Patience, now: Date): Date | null {
  if (failures < free) return null
  const seconds = Math.min(most, first * 2 ** Math.min(30, failures - free))
  return new Date(now.getTime() + seconds * 1000)
}

const tooMany = (until: Date, now: Date): AppError =>
  new AppError('tooManyTries', { seconds: Math.max(1, Math.ceil((until.getTime() - now.getTime()) / 1000)) })

function slots({ what, email, address }: Tried): Slot[] {
  const patience = what === 'room' ? byHall : byAddress
  const found: Slot[] = [{ key: hashed(`${what} address ${address}`), patience }]
  if (email !== undefined)
    found.push({ key: hashed(`${what} account ${email.trim().toLowerCase()}`), patience: byAccount })
  return found
}

/** Neither addresses of mail nor of network are kept in clear. */
const hashed = (text: string): string => createHash('sha256').update(text).digest('hex')
