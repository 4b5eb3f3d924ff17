// Rows as they are read from a log: with their hashes, each linked to the one before.
import { randomUUID } from 'node:crypto'
import { chainHash, genesis, sha256, type LinkedRow } from '../../server/history/chain.ts'
import type { LoggedEdit } from '../../shared/history/replay.ts'

export function chained(edits: readonly LoggedEdit[], documentId: string = randomUUID()): LinkedRow[] {
  let hash = genesis
  return edits.map(({ at, ...edit }) => {
    const row = {
      ...edit,
      documentId,
      organisationId: null,
      connectionId: documentId,
      relayedBy: null,
      verified: true,
      at: new Date(at),
      updateHash: sha256(edit.update),
    }
    const previousHash = hash
    hash = chainHash(previousHash, row)
    return { ...row, previousHash, hash }
  })
}
