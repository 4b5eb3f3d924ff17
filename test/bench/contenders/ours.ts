// This server as people install it: built, in a process of its own, real accounts, a real PostgreSQL.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { connect, databaseAt, type Sql } from '../../../server/db/connect.ts'
import { EPOCH } from '../../../shared/protocol.ts'
import { aTeam } from '../../support/instance.ts'
import { root } from '../../support/paths.ts'
import { updatesIn } from '../../support/rebuilt.ts'
import type { Visitor } from '../../support/visitor.ts'
import type { Ticket } from '../load/orders.ts'
import { end, startPinned, whenSays } from '../processes.ts'
import type { PreparedRoom, RoomPlan, StartContender } from './contender.ts'
import { People } from './people.ts'

const limits = { MAX_SOCKETS: '20000', MAX_SOCKETS_PER_PERSON: '10000' }

/** Builds what is stale. */
export function build(): void {
  const built = spawnSync(process.execPath, [join(root, 'server', 'cli', 'start.mjs'), 'build'], { stdio: 'inherit' })
  if (built.status !== 0) throw new Error('the server does not build')
}

export const startOurs: StartContender = async ({ ground, core, profileTo, env }) => {
  const databaseUrl = await ground.database()
  const profiling = profileTo === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${profileTo}`]
  const server = startPinned({
    core,
    args: [...profiling, join(root, 'dist', 'server', 'main.js')],
    env: {
      NODE_ENV: 'production',
      PORT: '0',
      HOST: '127.0.0.1',
      DATA_DIR: join(ground.folder, 'ours'),
      DATABASE_URL: databaseUrl,
      LOG_LEVEL: 'warn',
      ...limits,
      ...env,
    },
  })
  const [, base = '', token = ''] = await whenSays(server, /(https?:\/\/[^\s/]+)[\s\S]*?(#\S+)/)
  const { demarcheId, nadia } = await aTeam(base, `${base}/${token}`)
  const { me } = await nadia.call('readMe', {})
  const people = new People(databaseUrl, demarcheId, me?.organisations[0]?.id ?? '')
  const sql = connect(databaseAt(databaseUrl), { role: 'owner', max: 1 })
  const port = Number(new URL(base).port)
  return {
    name: 'ours',
    habits: { syncs: true, echoes: true, acknowledges: true },
    pids: [server.pid],
    prepare: (rooms) => prepare({ rooms, people, nadia, demarcheId, port, sql }),
    async stop() {
      await Promise.all([people.away(), sql.end({ timeout: 2 })])
      await end(server)
    },
  }
}

type Making = { rooms: readonly RoomPlan[]; people: People; nadia: Visitor; demarcheId: string; port: number; sql: Sql }

/** A document for each room. Nobody is in two rooms at once; over the runs of a bench people are the same. */
async function prepare({ rooms, people, nadia, demarcheId, port, sql }: Making): Promise<PreparedRoom[]> {
  const all = (key: keyof RoomPlan) => rooms.reduce((sum, room) => sum + room[key], 0)
  const writers = await people.cookies('writer', all('typists'))
  const observers = await people.cookies('observer', all('readers'))
  const prepared: PreparedRoom[] = []
  for (const { typists, readers } of rooms) {
    const title = `Salle ${prepared.length + 1}`
    const { documentId } = await nadia.call('createDocument', {
      demarcheId,
      title,
      template: 'note',
      restricted: false,
    })
    // observers are not shown a draft
    if (readers > 0) await nadia.call('moveDocumentState', { documentId, from: 'draft', to: 'consultation' })
    const ticket = (cookie: string): Ticket => ({
      port,
      path: `/live/document/${documentId}?epoch=${EPOCH}&ours=1`,
      headers: { cookie },
      dialect: { kind: 'y-websocket' },
    })
    prepared.push({
      tickets: [...writers.splice(0, typists), ...observers.splice(0, readers)].map(ticket),
      rebuild: () => updatesIn(sql, documentId),
    })
  }
  return prepared
}
