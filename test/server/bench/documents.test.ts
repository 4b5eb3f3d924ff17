// The heavy documents of the bench: what is stored is what an honest log would hold, and opens as what was made.
import { expect, it } from 'vitest'
import { chainHash, genesis, sha256 } from '../../../server/history/chain.ts'
import { Ledger } from '../../../server/realtime/ledger.ts'
import { PostgresUpdateLog } from '../../../server/realtime/update-log.ts'
import type { Range } from '../../../shared/history/ranges.ts'
import { heavyDocument } from '../../bench/documents/heavy.ts'
import type { Made } from '../../bench/documents/made.ts'
import { rebuildFromLog, storeDocument } from '../../bench/documents/storing.ts'
import { replayed } from '../../bench/documents/traces.ts'
import { yearOfHistory } from '../../bench/documents/year.ts'
import { aHouse, type House } from '../../support/live-house.ts'
import { comeIn } from '../../support/live-client.ts'
import { wordsOf, wordsOfUpdates } from '../../support/words.ts'

const concurrent = {
  startContent: '' as const,
  endContent: 'aXYb',
  numAgents: 2,
  txns: [
    { parents: [], agent: 0, patches: [[0, 0, 'ab'] as [number, number, string]] },
    { parents: [0], agent: 0, patches: [[1, 0, 'X'] as [number, number, string]] },
    { parents: [0], agent: 1, patches: [[1, 0, 'Y'] as [number, number, string]] },
  ],
}

const made: readonly (() => Made)[] = [
  () => heavyDocument({ edits: 400 }),
  () => yearOfHistory({ tabs: 30, keystrokesPerTab: 8 }),
  () => replayed('two at once', concurrent),
]

it.each(made)('a made document is logged edit by edit, chained, and opens whole (%#)', async (make) => {
  const house = await aHouse(['ana', 'ben'])
  const document = make()
  const stored = await keep(house, document)
  expect(stored.rows).toBe(document.edits.length)
  expect((await rebuildFromLog(house.database.app, house.documentId)).text).toBe(document.text)
  expect(wordsOfUpdates([document.state])).toBe(document.text)
  const ana = await comeIn(house, 'ana')
  expect(wordsOf(ana.doc)).toBe(document.text)
  expect(ana.sent).toBe(1) // the reply to the server's question, and it holds nothing new
  await expectChained(house)
})

it('a snapshot stands where it was asked for, and the rows after it are the tail', async () => {
  const house = await aHouse(['ana'])
  const document = yearOfHistory({ tabs: 20, keystrokesPerTab: 5 })
  const stored = await keep(house, document, 30)
  const loaded = await new PostgresUpdateLog(house.database.app).load(house.documentId)
  if (loaded === null) throw new Error('the document is gone')
  expect(loaded.snapshot?.position).toBe(stored.position - 30)
  expect(loaded.tail.length).toBe(30)
  expect(new Ledger(loaded).clocks.size).toBe(document.tabs + 1) // and the template's
})

it('a history that does not end in its text is refused', () => {
  expect(() => replayed('bent', { ...concurrent, endContent: 'aYXbc' })).toThrow('does not end in its endContent')
})

async function keep(house: House, document: Made, rowsBehind = 0) {
  const actorIds = [...house.sessions.values()].map(({ actorId }) => actorId)
  const until = new Date('2026-11-01T12:00:00Z')
  const { documentId, database } = house
  return storeDocument(document, { sql: database.app, documentId, actorIds, snapshot: { rowsBehind }, until })
}

async function expectChained({ database, documentId }: House): Promise<void> {
  interface Chained {
    position: bigint
    actorId: string
    organisationId: string | null
    connectionId: string
    relayedBy: string | null
    verified: boolean
    at: Date
    kind: string
    update: Uint8Array
    ins: Range[]
    del: Range[]
    updateHash: Uint8Array
    prevHash: Uint8Array
    hash: Uint8Array
  }
  const rows = await database.app<
    Chained[]
  >`select * from document_update where document_id = ${documentId} order by position`
  let previous = genesis
  for (const [index, { position, updateHash, ...row }] of rows.entries()) {
    expect(Number(position)).toBe(index + 1)
    expect(Buffer.from(sha256(row.update)).equals(updateHash)).toBe(true)
    expect(Buffer.from(previous).equals(row.prevHash)).toBe(true)
    previous = chainHash(previous, { ...row, documentId, position: index + 1, updateHash })
    expect(Buffer.from(previous).equals(row.hash)).toBe(true)
  }
}
