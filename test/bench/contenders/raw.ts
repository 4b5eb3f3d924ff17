// The raw floor as a contender: what node and ws can do at best, with and without bundling.
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { end, startPinned, whenSays } from '../processes.ts'
import type { StartContender } from './contender.ts'

const raw =
  (way: 'echo' | 'coalesce'): StartContender =>
  async ({ core }) => {
    const server = startPinned({ core, args: [join(import.meta.dirname, 'raw-relay.mjs'), way] })
    const port = Number((await whenSays(server, /listening on (\d+)/))[1])
    const ticket = (path: string) => ({ port, path, headers: {}, dialect: { kind: 'y-websocket' as const } })
    return {
      name: `raw-${way}`,
      habits: { syncs: false, echoes: way === 'coalesce', acknowledges: false, bundles: way === 'coalesce' },
      pids: [server.pid],
      async prepare(rooms) {
        return rooms.map(({ typists, readers }) => {
          const path = `/${randomUUID()}`
          return {
            tickets: Array.from({ length: typists + readers }, () => ticket(path)),
            rebuild: async () => null,
          }
        })
      },
      stop: () => end(server),
    }
  }

export const startRawEcho = raw('echo')
export const startRawCoalesce = raw('coalesce')
