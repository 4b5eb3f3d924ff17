// The two who are measured: the product as it is installed, and the same rules in memory. Each with a workshop, open.
import { randomUUID } from 'node:crypto'
import type { Answer, SteeringCommand } from '../../../shared/workshop/commands.ts'
import { phaseDefaults } from '../../../shared/workshop/library.ts'
import type { Phase } from '../../../shared/workshop/phases.ts'
import type { CommonView } from '../../../shared/workshop/view.ts'
import { Visitor } from '../../support/visitor.ts'
import { alone, aRoom, commonOf, roomOf } from '../../support/workshops.ts'
import { cores, end, startPinned, whenSays, type Pinned } from '../processes.ts'
import type { Bench } from '../scenarios/scenario.ts'
import { inhabit, startServer } from '../contenders/installation.ts'
import type { Place } from './orders.ts'

export type Measurable = {
  name: string
  place: Place
  screenCookie: string
  pids: number[]
  steer(...commands: SteeringCommand[]): Promise<Answer[]>
  view(): Promise<CommonView>
  stop(): Promise<void>
}

const tables = 60

/** What people write in before all may read it, what all read at once, a poll with names that is told live, a secret one. */
export const phases = (): Phase[] => {
  const collect = { ...alone().config, types: ['obstacle'], most: 100 } as Phase['config']
  const open = { ...collect, visibility: 'all' } as Phase['config'] // of the same mechanism
  const poll = phaseDefaults('poll')
  const named = { ...poll.config, secrecy: 'named', live: true } as Phase['config'] // of the same mechanism
  return [
    alone({ minutes: 0, config: collect }),
    alone({ minutes: 0, config: open }),
    { ...poll, id: randomUUID(), minutes: 0, config: named },
    { ...poll, id: randomUUID(), minutes: 0 },
  ]
}

export async function ours({ ground, profileTo }: Pick<Bench, 'ground' | 'profileTo'>): Promise<Measurable> {
  const databaseUrl = await ground.database()
  const node = profileTo === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${profileTo}`]
  const server = startServer({ ground, core: cores.server, databaseUrl, node })
  const { port, demarcheId, nadia, people } = await inhabit(server, databaseUrl)
  const { me } = await nadia.call('readMe', {})
  const room = await aRoom(nadia, demarcheId, me?.organisations[0]?.id ?? '', { phases: phases() })
  const { workshopId } = room
  await nadia.call('updateWorkshop', { workshopId, capacity: 5_000 })
  await room.steer({ kind: 'setTables', count: tables })
  const screen = new Visitor(nadia.base)
  const { code } = await screen.call('openScreen', {})
  await nadia.call('pairScreen', { workshopId, code })
  const view = async () => commonOf(await room.console())
  const ids = Object.keys((await view()).tables)
  return {
    name: 'ours',
    place: { port, workshopId, code: room.code, tables: ids, cookie: nadia.cookie },
    screenCookie: screen.cookie,
    pids: [server.pid],
    steer: (...commands) => room.steer(...commands),
    view,
    async stop() {
      await people.away()
      await end(server)
    },
  }
}

export async function inMemory(): Promise<Measurable> {
  const file = new URL('raw-hall.ts', import.meta.url).pathname
  const server: Pinned = startPinned({ core: cores.server, args: ['--import', 'tsx', file], env: {} })
  const [address] = await whenSays(server, /https?:\/\/[^\s/]+/)
  const room = roomOf(new Visitor(address), randomUUID())
  const { workshopId } = room
  const added = phases().map((phase) => ({ kind: 'addPhase', phase, before: null }) as const)
  await room.steer(...added, { kind: 'setTables', count: tables }, { kind: 'open' }, { kind: 'start' })
  const view = async () => commonOf(await room.console())
  const ids = Object.keys((await view()).tables)
  return {
    name: 'in memory',
    place: { port: Number(new URL(address).port), workshopId, code: 'AAAAAA', tables: ids, cookie: '' },
    screenCookie: '',
    pids: [server.pid],
    steer: (...commands) => room.steer(...commands),
    view,
    stop: () => end(server),
  }
}
