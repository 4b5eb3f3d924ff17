// The pieces of the product put on the ground: the API, the live texts, the notices. Composition only.
import type { IncomingMessage } from 'node:http'
import type { Ground, Part } from './app.ts'
import { principalOf } from './auth/auth.ts'
import { purgeHourly } from './auth/purge.ts'
import { isSameOrigin, provenanceOf } from './auth/same-origin.ts'
import type { Config } from './config.ts'
import type { Services } from './context.ts'
import type { DatabaseAccess } from './db/connect.ts'
import { Accesses } from './domain/access.ts'
import { setupLink } from './domain/accounts/set-up.ts'
import { forgetContacts } from './domain/directory/contacts.ts'
import { settleMerges } from './domain/directory/merging.ts'
import { takeAwayFiles } from './domain/files/taking-away.ts'
import { removeWhatIsDue } from './domain/organising/trash.ts'
import { mayWatch } from './domain/watching.ts'
import { endOldRehearsals } from './domain/workshops/rehearsals.ts'
import { applyRetention } from './domain/workshops/retention.ts'
import { forgetScreens } from './domain/workshops/screens.ts'
import { addressReader } from './http/address.ts'
import { apiRouter } from './http/bind.ts'
import { contributionsRouter } from './http/contributions.ts'
import { exchangeRouter } from './http/exchange.ts'
import { filesRouter } from './http/files.ts'
import { indexContinuously } from './indexing/indexer.ts'
import type { TextToIndex } from './indexing/reader.ts'
import { keepContinuously } from './history/keeper.ts'
import { openHistory } from './history/open-history.ts'
import { OffThread } from './off-thread.ts'
import { openMailer } from './mailer.ts'
import { addLiveMetrics, liveObserver } from './metrics/live-metrics.ts'
import { addWorkshopMetrics } from './metrics/workshop-metrics.ts'
import { createLive, type Live } from './realtime/live.ts'
import { Notices } from './realtime/notices.ts'
import { seed } from './seed/seed.ts'
import { makeServices } from './services.ts'
import { playRehearsals } from './workshop/rehearsal/driver.ts'
import { admits } from '../shared/document/admission.ts'
import { consoleWords } from '../shared/text/fr/console.ts'
import { words } from '../shared/text/words.ts'

const t = words(consoleWords)

/** `isShared`: other processes may serve the same instance. */
export type Product = {
  services: Services
  live: Live
  notices: Notices
  isShared: boolean
  access: DatabaseAccess
}

/** Everything that serves people, made but not yet listening. */
export function makeProduct(
  { config, log, access, sql, logSql, changes, metrics, publicUrl }: Ground,
  now = () => new Date(),
): Product {
  const isOurs = (request: IncomingMessage) => isSameOrigin(provenanceOf(request), publicUrl())
  const isShared = config.databaseUrl !== undefined
  const whoAsks = (request: IncomingMessage) => principalOf(services.sessions, request)
  const accesses = new Accesses(sql)
  const live = createLive({
    sql,
    logSql,
    changes,
    isShared,
    log,
    limits: config.limits,
    principalOf: whoAsks,
    accessOf: (principal, documentId) => accesses.of(principal, documentId),
    isOurOrigin: isOurs,
    admits,
    observer: liveObserver(metrics),
    addressOf: addressReader(config.trustProxy),
    now,
    id: () => services.id(),
  })
  const services = makeServices({
    sql,
    log,
    live: live.port,
    history: openHistory(access, log),
    fileLimits: config.fileLimits,
    mailer: openMailer(config.mail),
    publicUrl,
    secure: config.publicUrl?.startsWith('https:') ?? false,
    now,
  })
  const notices = new Notices({
    changes,
    principalOf: whoAsks,
    mayWatch: (principal, topic) => mayWatch(sql, principal, topic),
    isOwnOrigin: isOurs,
    perPerson: config.limits.socketsPerPerson,
    sockets: config.limits.sockets,
    onError: (error) => log.error({ error }, 'a notice could not be given'),
  })
  services.workshops.follow(changes)
  addWorkshopMetrics(metrics, () => services.workshops.facts())
  addLiveMetrics(metrics, { facts: live.facts, notices: () => notices.size, now })
  return { services, live, notices, isShared, access }
}

/** The pieces in the order in which requests pass them. */
export function partsOf(
  { services, live, notices, isShared, access }: Product,
  bodyBytes: number,
  seeding: Config['seed'] = 'none',
): Part[] {
  return [
    {
      routers: [live.router],
      upgrade: (request, socket, head) => live.upgrade(request, socket, head),
      drain: (pace) => live.drain(pace),
      flush: (milliseconds) => live.flushAll(milliseconds),
      close: () => live.close(),
    },
    {
      upgrade: (request, socket, head) => notices.upgrade(request, socket, head),
      drain: (pace) => notices.drain(pace),
      close: () => notices.close(),
    },
    {
      routers: [
        filesRouter(services),
        exchangeRouter(services),
        contributionsRouter(services),
        apiRouter({ services, bodyBytes }),
      ],
      greet: () => greet(services, seeding, isShared),
      close: async () =>
        void (await Promise.all([services.exchange.close(), services.history.close(), services.workshops.close()])),
    },
    rehearsing(services),
    housekeeping(services),
    indexing(services, access),
    checkpoints(services),
  ]
}

/** People of rehearsals, who act while somebody looks. */
function rehearsing(services: Services): Part {
  let stop: (() => Promise<void>) | null = null
  return {
    async greet() {
      stop = playRehearsals(services)
      return []
    },
    close: async () => stop?.(),
  }
}

function housekeeping(services: Services): Part {
  let stop: (() => Promise<void>) | null = null
  return {
    async greet() {
      stop = purgeHourly(services, async () => {
        await forgetContacts(services)
        await settleMerges(services)
        await removeWhatIsDue(services)
        await takeAwayFiles(services)
        await forgetScreens(services)
        await endOldRehearsals(services)
        await applyRetention(services)
      })
      return []
    },
    close: async () => stop?.(),
  }
}

/** Before the thread of the past is closed with the services: what is under way there fails, and is made another time. */
function checkpoints(services: Services): Part {
  let stop: (() => Promise<void>) | null = null
  return {
    async greet() {
      stop = keepContinuously(services)
      return []
    },
    close: async () => stop?.(),
  }
}

/** What texts say is read beside the rooms, in a thread with a connection of its own. */
function indexing(services: Services, access: DatabaseAccess): Part {
  const reader = new OffThread<TextToIndex, void>({
    program: 'reader',
    source: new URL('./indexing/reader.ts', import.meta.url),
  })
  const index = (documentId: string) => reader.ask({ login: access.login('app'), documentId })
  let stop: (() => Promise<void>) | null = null
  return {
    async greet() {
      stop = indexContinuously({ ...services, index })
      return []
    },
    async close() {
      const stopped = stop?.()
      await reader.close()
      await stopped
    },
  }
}

/** The seeded people of an instance that was empty, or the link by which somebody sets it up. */
async function greet(services: Services, seeding: Config['seed'], isShared: boolean): Promise<string[]> {
  const seeded = await seed(services, seeding)
  if (seeded.length > 0) return [t('console.seeded'), ...seeded]
  const link = await setupLink(services, isShared)
  return link === null ? [] : [t('console.setUp', { link })]
}
