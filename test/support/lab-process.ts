// One process in the lab: its rooms, its timers, and what it has not heard yet of the others.
import { Nodes } from '../../server/realtime/nodes.ts'
import { Rooms } from '../../server/realtime/rooms.ts'
import { Whereabouts } from '../../server/realtime/whereabouts.ts'
import type { LabClock } from './lab-clock.ts'
import type { LabStore } from './lab-store.ts'

/** Tells notices of presence from those of the log. */
export const presenceMark = 'presence:'

export interface LabProcessOptions {
  readonly index: number
  /** There are others. */
  readonly isShared: boolean
  readonly store: LabStore
  readonly clock: LabClock
  readonly roomBufferBytes: number
  /** A notice leaves for all processes. */
  readonly announced: (notice: string) => void
  /** The same, of who is there. */
  readonly said: (notices: readonly string[]) => void
  readonly failed: (error: unknown, facts: object, message: string) => void
}

let lives = 0

export class LabProcess {
  readonly rooms: Rooms
  readonly nodes: Nodes | null
  /** Notices under way to it. */
  readonly inbox: string[] = []
  readonly whereabouts: Whereabouts | null
  /** Partitioned from the others: what is said meanwhile it never hears. */
  isDeaf = false

  constructor({ index, isShared, store, clock, roomBufferBytes, announced, said, failed }: LabProcessOptions) {
    const node = `process-${index}-${++lives}`
    const pace = clock.of(this)
    const log = store.of(this, (position) => isShared && announced(`${node} document:${position}`))
    this.rooms = new Rooms({
      log,
      pace,
      offThread: log.offThread,
      limits: { roomBufferBytes, bufferBytes: 1e9 },
      failed,
      others: isShared
        ? { stirred: (id) => this.whereabouts?.stirred(id), opened: (id) => this.whereabouts?.opened(id) }
        : undefined,
    })
    const say = (notices: readonly string[]) => Promise.resolve(said(notices))
    this.whereabouts = isShared ? new Whereabouts({ node, rooms: this.rooms, pace, say, failed }) : null
    this.nodes = isShared ? new Nodes({ node, rooms: this.rooms, pace, failed }) : null
  }

  /** Takes so many of the notices that are under way. */
  hear(count: number): void {
    for (const notice of this.inbox.splice(0, count)) {
      if (this.isDeaf) continue
      if (notice.startsWith(presenceMark)) this.whereabouts?.hear(notice.slice(presenceMark.length))
      else this.nodes?.heardAppend(notice)
    }
  }

  /** It listens again, and knows that it may have missed something. */
  heal(): void {
    this.isDeaf = false
    void this.nodes?.compare()
    this.whereabouts?.lostTrack()
  }
}
