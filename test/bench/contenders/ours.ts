// This server as a contender: rooms made by its own operations.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { connect, databaseAt, type Sql } from '../../../server/db/connect.ts'
import { root } from '../../support/paths.ts'
import { updatesIn } from '../../support/rebuilt.ts'
import { end } from '../processes.ts'
import type { PreparedRoom, RoomPlan, StartContender } from './contender.ts'
import { inhabit, startServer, ticketTo, type Inhabited } from './installation.ts'

/** Builds what is stale. */
export function build(): void {
  const built = spawnSync(process.execPath, [join(root, 'server', 'cli', 'start.mjs'), 'build'], { stdio: 'inherit' })
  if (built.status !== 0) throw new Error('the server does not build')
}

export const startOurs: StartContender = async ({ ground, core, profileTo, env }) => {
  const databaseUrl = await ground.database()
  const node = profileTo === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${profileTo}`]
  const server = startServer({ ground, core, databaseUrl, node, env })
  const inhabited = await inhabit(server, databaseUrl)
  const sql = connect(databaseAt(databaseUrl), { role: 'owner', max: 1 })
  return {
    name: 'ours',
    habits: { syncs: true, echoes: true, acknowledges: true },
    pids: [server.pid],
    prepare: (rooms) => prepare(rooms, inhabited, sql),
    async stop() {
      await Promise.all([inhabited.people.away(), sql.end({ timeout: 2 })])
      await end(server)
    },
  }
}

/** A document for each room. Nobody is in two rooms at once; over the runs of a bench people are the same. */
async function prepare(rooms: readonly RoomPlan[], { people, nadia, demarcheId, port }: Inhabited, sql: Sql) {
  const all = (key: keyof RoomPlan) => rooms.reduce((sum, room) => sum + room[key], 0)
  const writers = await people.cookies('writer', all('typists'))
  const observers = await people.cookies('observer', all('readers'))
  const prepared: PreparedRoom[] = []
  for (const { typists, readers } of rooms) {
    const room = { demarcheId, title: `Salle ${prepared.length + 1}`, template: 'note', restricted: false } as const
    const { documentId } = await nadia.call('createDocument', room)
    // observers are not shown a draft
    if (readers > 0) await nadia.call('moveDocumentState', { documentId, from: 'draft', to: 'consultation' })
    prepared.push({
      tickets: [...writers.splice(0, typists), ...observers.splice(0, readers)].map((cookie) =>
        ticketTo(port, documentId, cookie),
      ),
      rebuild: () => updatesIn(sql, documentId),
    })
  }
  return prepared
}
