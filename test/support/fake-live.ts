// Live texts for tests that need none: what begins is written down, nobody is present.
import { createHash } from 'node:crypto'
import type { LivePort } from '../../server/context.ts'
import type { Sql } from '../../server/db/connect.ts'

export type FakeLive = LivePort & {
  /** Who is said to be present, by document. */
  here: Map<string, string[]>
  /** Documents that were drained, in order. */
  flushed: string[]
  /** One more row at the end of the log, as if someone had written. */
  write(documentId: string, actorId: string): Promise<void>
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
    async begin(tx, documentId, row) {
      const hash = createHash('sha256').update(row.update).digest()
      await tx`insert into document_head (document_id, position, hash) values (${documentId}, 1, ${hash})`
      await appendRow(tx, documentId, 1n, row, hash)
      return 1n
    },
    handOutClient: async () => ++client,
    present: (ids) => new Map([...here].filter(([id]) => ids.includes(id))),
    async write(documentId, actorId) {
      await owner.begin(async (tx) => {
        const [head] = await tx<{ position: bigint; hash: Uint8Array }[]>`
          update document_head set position = position + 1 where document_id = ${documentId} returning position, hash`
        if (!head) throw new Error(`no log of ${documentId}`)
        const row = { actorId, organisationId: null, kind: 'edit', update: new Uint8Array([0, 0]) }
        await appendRow(tx, documentId, head.position, row, head.hash)
      })
    },
  }
}

type Row = { actorId: string; organisationId: string | null; kind: string; update: Uint8Array }

async function appendRow(
  tx: Parameters<LivePort['begin']>[0],
  documentId: string,
  position: bigint,
  row: Row,
  _hash: Uint8Array,
): Promise<void> {
  await tx`
    insert into document_update (document_id, position, actor_id, organisation_id, at, kind, update)
    values (${documentId}, ${position}, ${row.actorId}, ${row.organisationId}, now(), ${row.kind}, ${Buffer.from(row.update)})`
}
