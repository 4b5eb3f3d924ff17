// One process in the lab: its rooms, its timers, and what it has not heard yet of the others.
import { Nodes } from '../../server/realtime/nodes.ts'
import { Rooms } from '../../server/realtime/rooms.ts'
import type { LabClock } from './lab-clock.ts'
import type { LabStore } from './lab-store.ts'

export interface LabProcessOptions {
  readonly index: number
  /** There are others. */
  readonly isShared: boolean
  readonly store: LabStore
  readonly clock: LabClock
  readonly roomBufferBytes: number
  /** A notice leaves for all processes. */
  readonly announced: (notice: string) => void
  readonly failed: (error: unknown, facts: object, message: string) => void
}

export class LabProcess {
  readonly rooms: Rooms
  readonly nodes: Nodes | null
  /** Notices under way to it. */
  readonly inbox: string[] = []
  /** Partitioned from the others: what is said meanwhile it never hears. */
  isDeaf = false

  constructor({ index, isShared, store, clock, roomBufferBytes, announced, failed }: LabProcessOptions) {
    const node = `process-${index}`
    const pace = clock.of(this)
    const log = store.of(this, (position) => isShared && announced(`${node} document:${position}`))
    this.rooms = new Rooms({
      log,
      pace,
      offThread: log.offThread,
      limits: { roomBufferBytes, bufferBytes: 1e9 },
      failed,
    })
    this.nodes = isShared ? new Nodes({ node, rooms: this.rooms, pace, failed }) : null
  }

  /** Takes so many of the notices that are under way. */
  hear(count: number): void {
    for (const notice of this.inbox.splice(0, count)) if (!this.isDeaf) this.nodes?.heardAppend(notice)
  }

  /** It listens again, and knows that it may have missed something. */
  heal(): void {
    this.isDeaf = false
    void this.nodes?.compare()
  }
}
