// The raw floor as a contender: what node and ws can do at best, with and without bundling.
import { join } from 'node:path'
import { end, startPinned, whenSays } from '../processes.ts'
import { roomsAt, type StartContender } from './contender.ts'

const raw =
  (way: 'echo' | 'coalesce'): StartContender =>
  async ({ core }) => {
    const server = startPinned({ core, args: [join(import.meta.dirname, 'raw-relay.mjs'), way] })
    const port = Number((await whenSays(server, /listening on (\d+)/))[1])
    return {
      name: `raw-${way}`,
      habits: { syncs: false, echoes: way === 'coalesce', acknowledges: false, bundles: way === 'coalesce' },
      pids: [server.pid],
      prepare: roomsAt(port),
      stop: () => end(server),
    }
  }

export const startRawEcho = raw('echo')
export const startRawCoalesce = raw('coalesce')
