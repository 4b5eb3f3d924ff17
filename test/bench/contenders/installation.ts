// This server as people install it, started for a bench: built, in a process of its own, real accounts, a real PostgreSQL.
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { EPOCH } from '../../../shared/protocol.ts'
import { aTeam } from '../../support/instance.ts'
import { root } from '../../support/paths.ts'
import type { Visitor } from '../../support/visitor.ts'
import type { Ground } from '../ground.ts'
import type { Ticket } from '../load/orders.ts'
import { startPinned, whenSays, type Pinned } from '../processes.ts'
import { People } from './people.ts'

const limits = { MAX_SOCKETS: '20000', MAX_SOCKETS_PER_PERSON: '10000' }

export type Start = {
  ground: Ground
  core: number | null
  databaseUrl: string
  /** Any free one when none is given. */
  port?: number
  /** What node is given before the program. */
  node?: readonly string[]
  env?: Record<string, string>
}

export function startServer({ ground, core, databaseUrl, port = 0, node = [], env = {} }: Start): Pinned {
  return startPinned({
    core,
    args: [...node, join(root, 'dist', 'server', 'main.js')],
    env: {
      NODE_ENV: 'production',
      PORT: String(port),
      HOST: '127.0.0.1',
      DATA_DIR: join(ground.folder, `ours-${randomUUID()}`),
      DATABASE_URL: databaseUrl,
      LOG_LEVEL: 'warn',
      ...limits,
      ...env,
    },
  })
}

/** Once it answers. */
export async function portOf(server: Pinned): Promise<number> {
  const [address] = await whenSays(server, /https?:\/\/[^\s/]+/)
  return Number(new URL(address).port)
}

export type Inhabited = { port: number; demarcheId: string; nadia: Visitor; people: People }

/** Sets up a server that was never used: Nadia, her démarche, and people to come. */
export async function inhabit(server: Pinned, databaseUrl: string): Promise<Inhabited> {
  const [, base = '', token = ''] = await whenSays(server, /(https?:\/\/[^\s/]+)[\s\S]*?(#\S+)/)
  const { demarcheId, nadia } = await aTeam(base, `${base}/${token}`)
  const { me } = await nadia.call('readMe', {})
  const people = new People(databaseUrl, demarcheId, me?.organisations[0]?.id ?? '')
  return { port: Number(new URL(base).port), demarcheId, nadia, people }
}

/** The way of one person into a document. */
export const ticketTo = (port: number, documentId: string, cookie: string): Ticket => ({
  port,
  path: `/live/document/${documentId}?epoch=${EPOCH}&ours=1`,
  headers: { cookie },
  dialect: { kind: 'y-websocket' },
})
