// The product on a port with a database of its own, and people to walk on: the start of most server tests.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Passphrases } from '../../server/auth/passwords.ts'
import { parseConfig } from '../../server/config.ts'
import type { Context, FileLimits, Mail, Mailer, Principal, Services, SignedIn } from '../../server/context.ts'
import { createHttpApp } from '../../server/http/http-app.ts'
import { apiRouter } from '../../server/http/bind.ts'
import { contributionsRouter } from '../../server/http/contributions.ts'
import { exchangeRouter } from '../../server/http/exchange.ts'
import { filesRouter } from '../../server/http/files.ts'
import { openChanges } from '../../server/db/changes.ts'
import type { Log } from '../../server/log.ts'
import { makeServices } from '../../server/services.ts'
import { aDatabase, type TestDatabase } from './database.ts'
import { atEndOfFile } from './end-of-file.ts'
import { fakeLive, type FakeLive } from './fake-live.ts'
import { quietLog } from './quiet-log.ts'
import { Visitor } from './visitor.ts'

export type Stage = {
  database: TestDatabase
  services: Services
  live: FakeLive
  base: string
  /** Mails sent, when the stage sends mail. */
  mails: Mail[]
  /** What `now()` says; move it to move time. */
  clock: { at: Date }
  visitor(): Visitor
}

/** argon2id at its smallest: the tests are about who may, not about how long it takes. */
const quickly = new Passphrases({ memoryCost: 8, timeCost: 1 })

export type StageOptions = {
  sendsMail?: boolean
  /** Instead of keeping mails in `mails`. */
  mailer?: Mailer
  log?: Log
  trustProxy?: number | string
  passphrases?: Passphrases
  fileLimits?: Partial<FileLimits>
  /** Of another stage: a second process, or the same one started again. */
  database?: TestDatabase
  /** Hears what other processes say of workshops. */
  follows?: boolean
  perMinute?: number
}

export async function aStage(options: StageOptions = {}): Promise<Stage> {
  const database = options.database ?? (await aDatabase())
  const live = fakeLive(database.owner)
  const mails: Mail[] = []
  const kept: Mailer = { configured: options.sendsMail ?? false, send: async (mail) => void mails.push(mail) }
  const { mailer = kept, log = quietLog, trustProxy = 0, perMinute } = options
  const clock = { at: new Date() }
  const address = { url: '' }
  const services = makeServices({
    sql: database.app,
    live,
    fileLimits: { ...parseConfig({}).fileLimits, ...options.fileLimits },
    mailer,
    log,
    publicUrl: () => address.url,
    secure: false,
    now: () => clock.at,
    passphrases: options.passphrases ?? quickly,
  })
  if (options.follows) {
    const changes = await openChanges(database.access)
    services.workshops.follow(changes)
    atEndOfFile(() => changes.close())
  }
  atEndOfFile(() => services.workshops.close())
  const app = createHttpApp({
    log,
    trustProxy,
    secure: false,
    isReady: async () => undefined,
    client: null,
    routers: [
      filesRouter(services),
      exchangeRouter(services),
      contributionsRouter(services),
      apiRouter({ services, bodyBytes: 1024 * 1024, perMinute }),
    ],
  })
  const server = createServer(app)
  atEndOfFile(() => {
    server.closeAllConnections()
    return new Promise((resolve) => server.close(resolve))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo // it listens on a port, never on a path
  address.url = `http://127.0.0.1:${port}`
  return { database, services, live, base: address.url, mails, clock, visitor: () => new Visitor(address.url) }
}

/** The context of an operation called without HTTP. */
export function contextOf(services: Services, principal: Principal): SignedIn
export function contextOf(services: Services, principal: null): Context
export function contextOf(services: Services, principal: Principal | null): Context {
  const left = () => new AbortController().signal
  const caller = { address: '127.0.0.1', device: '', cookies: '', setCookie: () => undefined, left }
  return { ...services, principal, caller }
}
