// Live texts for tests that need none: what begins is written down, nobody is present.
import { randomUUID } from 'node:crypto'
import type { LivePort } from '../../server/context.ts'
import type { Sql } from '../../server/db/connect.ts'
import { collect } from '../../server/history/collect.ts'
import { beginLog } from '../../server/realtime/update-log.ts'
import { LogWriter } from './log-writer.ts'

export type FakeLive = LivePort & {
  /** Who is said to be present, by document. */
  here: Map<string, string[]>
  /** Documents that were drained, in order. */
  flushed: string[]
  /** One more row at the end of the log, as if someone had written; `update` says what, else nothing. */
  write(documentId: string, actorId: string, update?: Uint8Array): Promise<void>
}

export function fakeLive(owner: Sql): FakeLive {
  const here = new Map<string, string[]>()
  const flushed: string[] = []
  let client = 1000
  return {
    here,
    flushed,
    async flush(documentId) {
      flushed.push(documentId)
      const [head] = await owner<{ position: bigint }[]>`
        select position from document_head where document_id = ${documentId}`
      return head?.position ?? 0n
    },
    collect: async (updates) => collect(updates).state,
    begin: (tx, documentId, row) => beginLog(tx, documentId, row, new Date(), randomUUID()),
    handOutClient: async () => ++client,
    present: (ids) => new Map([...here].filter(([id]) => ids.includes(id))),
    write: (documentId, actorId, update = Buffer.from([0, 0])) =>
      new LogWriter(owner, documentId).add([{ actorId, update }]),
  }
}
