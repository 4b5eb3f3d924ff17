// What binds this process to the others on the same database: what they append, and who of theirs is where.
import { everything } from '../../shared/topics.ts'
import type { Changes } from '../db/changes.ts'
import { logChannel, presenceChannel } from '../db/changes.ts'
import { Nodes } from './nodes.ts'
import type { Rooms } from './rooms.ts'
import { Whereabouts, type WhereaboutsOptions } from './whereabouts.ts'

export class OtherProcesses {
  readonly #nodes: Nodes
  readonly #whereabouts: Whereabouts

  constructor(options: WhereaboutsOptions & { readonly rooms: Rooms }) {
    this.#nodes = new Nodes(options)
    this.#whereabouts = new Whereabouts(options)
  }

  /** There is presence of that text to say. */
  stirred(documentId: string): void {
    this.#whereabouts.stirred(documentId)
  }

  /** That text was opened here. */
  opened(documentId: string): void {
    this.#whereabouts.opened(documentId)
  }

  /** Hears what they say, from now on until what it returns is called. After a lost connection all is compared. */
  listen(changes: Pick<Changes, 'listen' | 'hear'>): (() => void)[] {
    return [
      changes.listen(everything, () => {
        void this.#nodes.compare()
        this.#whereabouts.lostTrack()
      }),
      changes.hear(presenceChannel, (notice) => this.#whereabouts.hear(notice)),
      changes.hear(logChannel, (notice) => this.#nodes.heardAppend(notice)),
    ]
  }

  /** Says farewell. */
  async close(): Promise<void> {
    this.#nodes.close()
    await this.#whereabouts.close()
  }
}
