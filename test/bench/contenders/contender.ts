// What the bench needs of a server that it measures, whichever it is.
import { randomUUID } from 'node:crypto'
import type { Ground } from '../ground.ts'
import type { Habits, Ticket } from '../load/orders.ts'

export const contenderNames = ['ours', 'hocuspocus', 'y-websocket', 'raw-echo', 'raw-coalesce'] as const
export type ContenderName = (typeof contenderNames)[number]

export type RoomPlan = { typists: number; readers: number }

/** One ticket for each person of a room: the typists first, then the readers. */
export type PreparedRoom = {
  tickets: Ticket[]
  /** Every update that the database holds of it, in order; null: this server keeps nothing there. Once settled. */
  rebuild(): Promise<Uint8Array[] | null>
}

export type StartOptions = {
  ground: Ground
  core: number | null
  /** Ours only: where a CPU profile is written when it ends. */
  profileTo?: string
  /** Ours only: added to its environment. */
  env?: Record<string, string>
}

export interface Contender {
  readonly name: ContenderName
  readonly habits: Habits
  /** Processes whose CPU and memory are the server's. */
  readonly pids: readonly number[]
  /** Rooms that nobody was in before. */
  prepare(rooms: readonly RoomPlan[]): Promise<PreparedRoom[]>
  /** Ends it as its operator would. */
  stop(): Promise<void>
}

export type StartContender = (options: StartOptions) => Promise<Contender>

/** Rooms of a server that keeps nothing, so that there is nothing to compare with: a path each, open to everyone. */
export const roomsAt =
  (port: number): Contender['prepare'] =>
  async (rooms) =>
    rooms.map(({ typists, readers }): PreparedRoom => {
      const ticket: Ticket = { port, path: `/${randomUUID()}`, headers: {}, dialect: { kind: 'y-websocket' } }
      return { tickets: Array.from({ length: typists + readers }, () => ticket), rebuild: async () => null }
    })
