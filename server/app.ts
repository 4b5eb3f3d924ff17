// The composition root: everything the process is made of, built in order and closed in reverse.
import { setTimeout as wait } from 'node:timers/promises'
import type { RequestHandler, Router } from 'express'
import type { Config } from './config.ts'
import { openChanges, type Changes } from './db/changes.ts'
import { connect, connectLog, learnTypes, type DatabaseAccess, type Sql } from './db/connect.ts'
import { openDatabase } from './db/open.ts'
import { FrontDoor, tryDoor, type TakesUpgrade } from './http/front-door.ts'
import { createHttpApp } from './http/http-app.ts'
import { metricsPage } from './http/metrics-page.ts'
import { openLog, type Log } from './log.ts'
import { addDatabaseMetrics } from './metrics/database-metrics.ts'
import { countRequests } from './metrics/http-metrics.ts'
import { addProcessMetrics } from './metrics/process-metrics.ts'
import { Registry } from './metrics/registry.ts'
import { contentType } from './metrics/text.ts'
import { AppError } from '../shared/errors.ts'
import { makeProduct, partsOf } from './parts.ts'
import type { Spreading } from './realtime/spread.ts'
import { clientDirectory, migrationsDirectory } from './project-root.ts'

/** What stands before the product is put on it. */
export interface Ground {
  config: Config
  log: Log
  access: DatabaseAccess
  /** The pool of the running product, as maillage_app. */
  sql: Sql
  /** Connections of the log of all texts. */
  logSql: Sql
  changes: Changes
  /** The figures of this process. */
  metrics: Registry
  /** Where people reach us, without a slash at the end. On port 0 it is known once listening: call it late. */
  publicUrl(): string
}

/** A piece of the product: what it adds to HTTP, to upgrades, to the start and to the end. */
export interface Part {
  routers?: Router[]
  upgrade?: TakesUpgrade
  /** Once listening: lines to print for whoever started us (a setup link). */
  greet?(): Promise<string[]>
  /** Hands its people over: lets nobody in, sends everyone away over a while. */
  drain?(pace: Spreading): Promise<void>
  /** Writes down what is still in memory; resolves within `milliseconds` to the number of edits it could not save. */
  flush?(milliseconds: number): Promise<number>
  /** Closes its sockets and timers. */
  close?(): Promise<void>
}

export interface Overrides {
  log: Log
  /** Instead of opening one. It is not stopped at the end. */
  access: DatabaseAccess
  /** Instead of the product's: tests of the ground itself. */
  parts: (ground: Ground) => Part[] | Promise<Part[]>
  /** Directory of the built client, or what serves the pages in its place (development), or null for no pages. */
  client: string | RequestHandler | null
}

export interface App {
  /** Where people reach it, without a slash at the end. */
  url: string
  ground: Ground
  /** What to print for whoever started it. */
  greetings: string[]
  /**
   * Before closing, where other processes serve the same people: says on /readyz that it is leaving, and when a third of
   * the time is over, sends everyone away bit by bit. Ends at once when `hurry` aborts. [O12]
   */
  drain(milliseconds: number, hurry: AbortSignal): Promise<void>
  /**
   * Stops accepting, writes everything down, closes. Resolves to the number of edits that could not be saved, which
   * `flushed` is told before the closing: that may wait for a database that does not answer. [O3]
   */
  close(flushed?: (unsaved: number) => void): Promise<number>
}

/** Of the ten seconds that an end may take. */
const flushTime = 6_000
const graceTime = 300

type Closing = (() => Promise<unknown>)[]

/** Resolves once it listens. If anything fails on the way, what was opened is closed again. */
export async function createApp(config: Config, overrides: Partial<Overrides> = {}): Promise<App> {
  const closing: Closing = []
  const closeAll = async (): Promise<void> => {
    for (const close of closing.splice(0).reverse()) await close()
  }
  try {
    await tryDoor(config.port, config.host)
    const place = { url: config.publicUrl ?? '' }
    const leaving = new AbortController()
    const ground = await layGround(config, overrides, place, closing)
    const parts = await (overrides.parts ?? productParts)(ground)
    const door = new FrontDoor(
      httpAppOf(ground, parts, leaving.signal, overrides.client),
      parts.flatMap((part) => part.upgrade?.bind(part) ?? []),
    )
    closing.push(() => door.close(graceTime))
    closing.push(() => Promise.all(parts.map((part) => part.close?.())))
    const port = await door.open(config.port, config.host)
    place.url ||= `http://${nameOf(config.host)}:${port}`
    const greetings: string[] = []
    for (const part of parts) greetings.push(...((await part.greet?.()) ?? [])) // in order: what a later one says may rest on an earlier
    const close: App['close'] = async (flushed) => {
      door.shut()
      const counts = await Promise.all(parts.map((part) => part.flush?.(flushTime) ?? 0))
      const unsaved = counts.reduce((sum, n) => sum + n, 0)
      flushed?.(unsaved)
      await closeAll()
      return unsaved
    }
    const drain: App['drain'] = async (milliseconds, hurry) => {
      leaving.abort()
      const pause = (length: number) => untilOver(length, hurry)
      await pause(milliseconds / 3)
      const pace = { milliseconds: (milliseconds * 2) / 3, wait: pause }
      await Promise.all(parts.map((part) => part.drain?.(pace)))
    }
    return { url: place.url, ground, greetings, drain, close }
  } catch (error) {
    await closeAll()
    throw error
  }
}

/** The pieces of the product, in the order in which requests pass them. */
function productParts(ground: Ground): Part[] {
  return partsOf(makeProduct(ground), ground.config.limits.bodyBytes, ground.config.seed)
}

async function layGround(
  config: Config,
  overrides: Partial<Overrides>,
  place: { url: string },
  closing: Closing,
): Promise<Ground> {
  const log = overrides.log ?? openLog(config.logLevel)
  if (config.strays.length > 0) log.warn({ strays: config.strays }, 'variables that nobody reads')
  const access = overrides.access ?? (await ownDatabase(config, log, closing))
  const sql = connect(access, { role: 'app', max: config.databaseConnections })
  closing.push(() => sql.end({ timeout: 2 }))
  const logSql = connectLog(access)
  closing.push(() => logSql.end({ timeout: 2 }))
  await Promise.all([learnTypes(sql), learnTypes(logSql)])
  const changes = await openChanges(access, { onError: (error) => log.warn({ error }, 'listening failed') })
  closing.push(() => changes.close())
  const metrics = new Registry()
  closing.push(async () => stopLooking())
  const stopLooking = addProcessMetrics(metrics)
  addDatabaseMetrics(metrics, { changes, ask: () => aliveness(sql) })
  return { config, log, access, sql, logSql, changes, metrics, publicUrl: () => place.url }
}

async function ownDatabase({ databaseUrl, dataDir }: Config, log: Log, closing: Closing): Promise<DatabaseAccess> {
  const tell = (facts: object, message: string): void => log.info(facts, message)
  const database = await openDatabase({ databaseUrl, dataDir, migrationsDirectory, log: tell })
  closing.push(() => database.stop())
  return database.access
}

function httpAppOf(
  { config, log, sql, metrics }: Ground,
  parts: Part[],
  leaving: AbortSignal,
  client: string | RequestHandler | null = clientDirectory,
) {
  return createHttpApp({
    log,
    trustProxy: config.trustProxy,
    secure: config.publicUrl?.startsWith('https:') ?? false,
    isReady: async () => {
      if (leaving.aborted) throw new AppError('unavailable')
      await aliveness(sql)
    },
    metrics: {
      count: countRequests(metrics),
      page: metricsPage({ token: config.metricsToken, contentType, text: () => metrics.text() }),
    },
    client,
    routers: parts.flatMap((part) => part.routers ?? []),
  })
}

async function untilOver(milliseconds: number, hurry: AbortSignal): Promise<void> {
  await wait(milliseconds, undefined, { signal: hurry }).catch(() => undefined) // only the abort rejects
}

/** Resolves when the database answers. */
const aliveness = async (sql: Sql): Promise<void> => void (await sql`select 1`)

/** What a browser of this machine calls the host that we listen on. */
function nameOf(host: string): string {
  if (['127.0.0.1', '0.0.0.0', '::', '::1'].includes(host)) return 'localhost'
  return host.includes(':') ? `[${host}]` : host
}
