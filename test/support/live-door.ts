// One process of the house: a live server on a port, and the ear by which it hears what the others commit.
import { createServer } from 'node:http'
import type { IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import express from 'express'
import { onTestFinished } from 'vitest'
import { WebSocket } from 'ws'
import { isSameOrigin, provenanceOf } from '../../server/auth/same-origin.ts'
import { parseConfig } from '../../server/config.ts'
import type { Changes } from '../../server/db/changes.ts'
import { openChanges } from '../../server/db/changes.ts'
import { collect } from '../../server/history/collect.ts'
import type { Access } from '../../server/realtime/connection.ts'
import type { Live, LiveLimits, LiveOptions } from '../../server/realtime/live.ts'
import { createLive } from '../../server/realtime/live.ts'
import { uuidv7 } from '../../shared/ids.ts'
import { EPOCH } from '../../shared/protocol.ts'
import { everything } from '../../shared/topics.ts'
import type { TestDatabase } from './database.ts'
import type { Resident } from './live-house.ts'

export interface Door {
  readonly live: Live
  readonly address: string
  readonly ear: Ear
  url(params?: Record<string, string>, documentId?: string): string
  socket(name: string, params?: Record<string, string>): WebSocket
  /** The process is gone, without a word to anybody. */
  kill(): Promise<void>
  /** Open TCP connections, as the server counts them. */
  connectionsOfServer(): Promise<number>
}

export interface Household {
  readonly database: TestDatabase
  readonly residents: ReadonlyMap<string, Resident>
  readonly sessions: ReadonlyMap<string, Resident>
  readonly rights: ReadonlyMap<string, Partial<Access> | null>
  readonly logged: string[]
  readonly demarcheId: string
  readonly documentId: string
  readonly limits: Partial<LiveLimits>
  readonly more: Partial<Pick<LiveOptions<Resident>, 'times' | 'admits'>>
}

/** The changes of the database, which a test can keep from a process. */
export class Ear implements Pick<Changes, 'listen' | 'hear'> {
  readonly #changes: Changes
  readonly #relisteners = new Set<() => void>()
  isStopped = false

  constructor(changes: Changes) {
    this.#changes = changes
  }

  listen(prefix: string, heard: (topic: string) => void): () => void {
    this.#relisteners.add(() => heard(everything))
    return this.#changes.listen(prefix, (topic) => this.isStopped || heard(topic))
  }

  hear: Changes['hear'] = (channel, heard) => this.#changes.hear(channel, (text) => this.isStopped || heard(text))

  /** As after a lost connection: anything may have been missed. */
  heal(): void {
    this.isStopped = false
    for (const relisten of this.#relisteners) relisten()
  }
}

const newId = (): string => uuidv7(Date.now(), crypto.getRandomValues(new Uint8Array(10)))
const fullAccess = {
  mayWrite: true,
  seesHistory: true,
  showsPresence: true,
  organisationId: null,
  generation: 1,
} as const

export async function openDoor(household: Household): Promise<Door> {
  const { database, residents, documentId } = household
  const changes = await openChanges(database.access)
  const ear = new Ear(changes)
  const live = liveOf(household, ear)
  const app = express()
  app.use(live.router)
  const server = createServer(app)
  server.on('upgrade', (request, socket, head) => {
    if (!live.upgrade(request, socket, head)) socket.destroy()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = `127.0.0.1:${(server.address() as AddressInfo).port}` // a port, never a path
  onTestFinished(async () => {
    await live.close()
    await changes.close()
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  })
  const url: Door['url'] = (params = {}, id = documentId) =>
    `ws://${address}/live/document/${id}?${new URLSearchParams({ epoch: String(EPOCH), ...params }).toString()}`
  return {
    live,
    address,
    ear,
    url,
    socket: (name, params) => new WebSocket(url(params), { headers: { cookie: residents.get(name)?.cookie ?? '' } }),
    connectionsOfServer: () =>
      new Promise((resolve, reject) =>
        server.getConnections((error, count) => (error === null ? resolve(count) : reject(error))),
      ),
    async kill() {
      ear.isStopped = true
      server.closeAllConnections()
      await changes.close()
    },
  }
}

function liveOf({ database, sessions, rights, logged, demarcheId, limits, more }: Household, ear: Ear): Live {
  return createLive({
    sql: database.app,
    principalOf: (request) => Promise.resolve(sessions.get(sessionIn(request)) ?? null),
    accessOf: async (resident, id) => {
      const given = rights.get(resident.name)
      const [document] = await database.app<{ state: Access['state']; generation: number }[]>`
        select state, generation from document where id = ${id}`
      if (given === null || document === undefined) return null
      const { actorId, personId, sessionId, name } = resident
      const stamp = { name, initials: name.slice(0, 2), hue: 3, organisation: null }
      return { ...fullAccess, actorId, personId, sessionId, demarcheId, stamp, ...document, ...given }
    },
    changes: ear,
    isShared: true,
    isOurOrigin: (request) => isSameOrigin(provenanceOf(request), ''),
    now: () => new Date(),
    id: newId,
    log: {
      info: () => undefined,
      warn: (_facts, message) => logged.push(message),
      error: (facts, message) =>
        logged.push(`${message} ${'error' in facts ? String((facts.error as Error).stack) : ''}`),
    },
    limits: { ...parseConfig({}).limits, ...limits },
    offThread: (updates) => Promise.resolve().then(() => collect(updates)),
    ...more,
  })
}

const sessionIn = ({ headers }: IncomingMessage): string => /session=([^;]*)/.exec(headers.cookie ?? '')?.[1] ?? ''
