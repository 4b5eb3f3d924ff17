// What PostgreSQL gives of a text is what was stored of it, however long it is and however many wrote it.
import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { writeDeletions } from '../../../server/history/deletions.ts'
import type { Snapshot } from '../../../server/realtime/ledger.ts'
import { update } from '../../../server/realtime/messages.ts'
import { PostgresUpdateLog } from '../../../server/realtime/update-log.ts'
import { RangeSet } from '../../../shared/history/ranges.ts'
import { yearOfHistory } from '../../bench/documents/year.ts'
import { storeDocument } from '../../bench/documents/storing.ts'
import { aHouse } from '../../support/live-house.ts'

const slice = 256 * 1024

test('[L10, L60] a state comes back as it was stored, in however many slices', async () => {
  const house = await aHouse(['ana'])
  const log = new PostgresUpdateLog(house.database.app)
  for (const [index, length] of [1, slice - 1, slice, slice + 1, 3 * slice + 17].entries()) {
    const stored: Snapshot = {
      position: index + 1,
      state: randomBytes(length),
      clocks: new Map([[7, 40 + index]]),
      deletes: writeDeletions(RangeSet.of([[7, index, 2]])),
    }
    await log.saveSnapshot(house.documentId, stored, 1)
    const { snapshot } = (await log.load(house.documentId)) ?? {}
    expect(Buffer.compare(snapshot?.state ?? new Uint8Array(), stored.state)).toBe(0)
    expect(Buffer.compare(snapshot?.message ?? new Uint8Array(), update(stored.state))).toBe(0)
    expect(snapshot?.position).toBe(stored.position)
    expect(snapshot?.clocks).toEqual(stored.clocks)
    expect(Buffer.from(snapshot?.deletes ?? [])).toEqual(Buffer.from(stored.deletes))
  }
})

test('[L60] a tail of many pages comes whole and in order, with the owner of each clientID', async () => {
  const house = await aHouse(['ana', 'ben'])
  const { sql, documentId } = { sql: house.database.app, documentId: house.documentId }
  const actors = await house.database.owner<{ id: string }[]>`select id from actor where kind = 'person'`
  const actorIds = actors.map(({ id }) => id)
  const made = yearOfHistory({ tabs: 60, keystrokesPerTab: 20 })
  const before = await new PostgresUpdateLog(sql).load(documentId)
  await storeDocument(made, { sql, documentId, actorIds, snapshot: 'none', until: new Date() })
  const loaded = await new PostgresUpdateLog(sql).load(documentId)
  const positions = loaded?.tail.map(({ position }) => position)
  expect(positions).toEqual(Array.from({ length: loaded?.position ?? 0 }, (_, index) => index + 1))
  expect(loaded?.position).toBeGreaterThan(1_000)
  const bound = await house.database.owner<{ client: bigint; actorId: string }[]>`
    select client, actor_id from document_client where document_id = ${documentId}`
  expect(loaded?.bound).toEqual(new Map(bound.map(({ client, actorId }) => [Number(client), actorId])))
  expect(loaded?.bound.size).toBe((before?.bound.size ?? 0) + made.tabs)
})
