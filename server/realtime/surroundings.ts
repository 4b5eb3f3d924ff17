// What a room is given by the process it lives in: limits, how to be called back, and who looks on.
import type { Admits } from './frames.ts'
import type { Observer } from './observer.ts'
import type { Passing } from './turnstile.ts'

export interface Surroundings {
  /** Called whenever there may be something for the loop to do. */
  readonly changed: () => void
  /** Called whenever somebody moved, which may wait; the default is to call `changed`. */
  readonly moved?: () => void
  /** Most bytes that this room may hold accepted and not committed; beyond, writing is refused until the store is back. */
  readonly unsavedLimit: number
  /** Whether the process, too, may hold so many more. */
  readonly hasRoomFor: (bytes: number) => boolean
  /** What may be in a text at all; the default is anything. */
  readonly admits?: Admits | undefined
  readonly observer?: Observer | undefined
  /** Largest presence entry; the default is the protocol's. */
  readonly presenceBytes?: number | undefined
  /** When long first syncs leave; the default is at once. */
  readonly passing?: Passing | undefined
  /** Called when there is presence to say to other processes; without it there are none. */
  readonly presenceStirred?: (() => void) | undefined
}
