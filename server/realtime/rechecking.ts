// After a time in which nothing was heard of changes, whoever is connected may have lost their right: it is looked up again
// for everyone. Until the answer is there nothing of theirs is taken and nothing is sent to them.
import { setTimeout as wait } from 'node:timers/promises'
import type { CloseCode } from '../../shared/protocol.ts'
import { closeCode } from '../../shared/protocol.ts'
import type { Access, Connection } from './connection.ts'

/** What they may do now; null when nothing any more, 'signedOut' when nobody. */
export type Answer = Access | null | 'signedOut'

export type Look = () => Promise<Answer>

/** Questions asked at a time: others use the database too. */
const atOnce = 6
const retryMs = 500
/** The database answers no question: they come back by themselves. */
const mostTries = 20

export class Rechecking {
  readonly #failed: (error: unknown, facts: object, message: string) => void
  /** A later call does the work of an earlier one again, and ends it. */
  #run = 0

  constructor(failed: (error: unknown, facts: object, message: string) => void) {
    this.#failed = failed
  }

  /** One question for all tabs of a session on a document. Never rejects. */
  async all(connections: ReadonlyMap<Connection, { readonly look: Look }>): Promise<void> {
    const run = ++this.#run
    const groups = new Map<string, { look: Look; members: Connection[] }>()
    for (const [connection, { look }] of connections) {
      connection.hold()
      const key = `${connection.access.sessionId} ${connection.documentId}`
      const group = groups.get(key) ?? { look, members: [] }
      group.members.push(connection)
      groups.set(key, group)
    }
    const left = groups.values()
    const work = async (): Promise<void> => {
      for (const { look, members } of left) {
        const answer = await this.#ask(look, run)
        if (run !== this.#run) return
        for (const member of members) settle(member, answer)
      }
    }
    await Promise.all(Array.from({ length: atOnce }, work))
  }

  async #ask(look: Look, run: number): Promise<Answer | 'unknown'> {
    for (let tries = 1; run === this.#run; tries++) {
      try {
        return await look()
      } catch (error) {
        this.#failed(error, { tries }, 'a right could not be looked up again')
        if (tries >= mostTries) break
        await wait(retryMs, undefined, { ref: false })
      }
    }
    return 'unknown'
  }
}

function settle(connection: Connection, answer: Answer | 'unknown'): void {
  const refusal = refusalOf(connection, answer)
  if (refusal === null) connection.release()
  else connection.close(refusal)
}

function refusalOf({ access }: Connection, answer: Answer | 'unknown'): CloseCode | null {
  if (answer === 'unknown') return closeCode.overloaded
  if (answer === 'signedOut') return closeCode.signedOut
  // Whatever changed, rejoining decides; both come from the same function, with the same keys in the same order.
  return answer !== null && JSON.stringify(answer) === JSON.stringify(access) ? null : closeCode.accessChanged
}
