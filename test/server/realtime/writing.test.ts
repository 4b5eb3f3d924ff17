// Real sockets on a real database: writing together, acknowledgements, refusals, whose text it is.
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { chainHash, genesis } from '../../../server/history/chain.ts'
import { comeIn } from '../../support/live-client.ts'
import { aHouse } from '../../support/live-house.ts'

test('[L1] what one types the other reads, and it is in the log before that', async () => {
  const house = await aHouse(['ana', 'ben'])
  const ana = await comeIn(house, 'ana')
  const ben = await comeIn(house, 'ben')
  ana.type('bonjour')
  await ben.until(() => ben.text === '¶bonjour')
  expect((await house.replay()).getText('text').toString()).toBe('¶bonjour')
  await ana.whenSaved()
  const rows = await house.rows()
  expect(rows.map((row) => [row.position, row.actorId, row.kind])).toEqual([
    [1, house.resident('ana').actorId, 'template'],
    [2, house.resident('ana').actorId, 'edit'],
  ])
  expect(house.logged).toEqual([])
})

test('[L3] the rows of a document are chained, and the head is the last of them', async () => {
  const house = await aHouse(['ana'])
  const ana = await comeIn(house, 'ana')
  for (const word of ['un', 'deux', 'trois']) {
    ana.type(word)
    await ana.whenSaved()
  }
  const rows = await house.database.app`select * from document_update order by position`
  let previous = genesis
  for (const row of rows) {
    expect(row['prevHash'].equals(previous)).toBe(true)
    const chained = { ...row, position: Number(row['position']), updateHash: row['updateHash'] }
    // The columns are those of a chained row, by name.
    previous = chainHash(previous, chained as unknown as Parameters<typeof chainHash>[1])
    expect(row['hash'].equals(previous)).toBe(true)
  }
  const [head] = await house.database.app`select position, hash from document_head`
  expect(head?.['position']).toBe(BigInt(rows.length))
  expect(head?.['hash'].equals(previous)).toBe(true)
})

test('[L4] the product cannot change or remove a row of the log', async () => {
  const { database } = await aHouse(['ana'])
  for (const table of ['document_update', 'document_client']) {
    await expect(database.app.unsafe(`delete from ${table}`)).rejects.toThrow('permission denied')
    await expect(database.app.unsafe(`truncate ${table}`)).rejects.toThrow('permission denied')
  }
  await expect(database.app`update document_update set kind = 'api'`).rejects.toThrow('permission denied')
})

test('[L13] a reader’s edit made by hand is refused, and neither stored nor shown', async () => {
  const house = await aHouse(['ana', 'lea'])
  house.rights.set('lea', { mayWrite: false })
  const lea = await comeIn(house, 'lea')
  const ana = await comeIn(house, 'ana')
  lea.type('faux')
  await lea.until(() => lea.refused.length > 0)
  expect(lea.refused).toEqual([{ frame: 2, reason: 'readOnly' }])
  ana.type('vrai')
  await ana.whenSaved()
  expect(ana.text).toBe('¶vrai')
  expect((await house.replay()).getText('text').toString()).toBe('¶vrai')
})

test('[L15] live structs under a clientID that is another’s are refused', async () => {
  const house = await aHouse(['ana', 'ben'])
  const ana = await comeIn(house, 'ana')
  ana.type('moi')
  await ana.whenSaved()
  const forged = new Y.Doc()
  Y.applyUpdate(forged, Y.encodeStateAsUpdate(ana.doc))
  forged.clientID = ana.doc.clientID
  const ben = await comeIn(house, 'ben')
  const before = Y.encodeStateVector(forged)
  forged.getText('text').insert(0, 'pas moi')
  ben.sendUpdate(Y.encodeStateAsUpdate(forged, before))
  await ben.until(() => ben.refused.length > 0)
  expect(ben.refused).toEqual([{ frame: 2, reason: 'forgedAuthor' }])
  ana.type(', encore')
  await ana.whenSaved()
  expect((await house.replay()).getText('text').toString()).toBe('¶moi, encore')
})

test('[L16] what a dead author never got through is taken from whoever has it, under the author’s name, unverified', async () => {
  const house = await aHouse(['ana', 'ben'])
  const ana = await comeIn(house, 'ana')
  ana.type('su')
  await ana.whenSaved()
  ana.ws.terminate()
  ana.type(' perdu')
  const kept = new Y.Doc()
  Y.applyUpdate(kept, Y.encodeStateAsUpdate(ana.doc))
  kept.getText('text').insert(0, 'ben: ')
  const ben = await comeIn(house, 'ben', kept)
  await ben.whenSaved()
  const relayed = (await house.rows()).filter((row) => !row.verified)
  expect(relayed).toHaveLength(1)
  expect(relayed[0]?.actorId).toBe(house.resident('ana').actorId)
  expect(relayed[0]?.relayedBy).toBe(house.resident('ben').actorId)
  expect((await house.replay()).getText('text').toString()).toBe('ben: ¶su perdu')
})

test('[L7] an update that leans on what nobody has is not kept, and is asked for again', async () => {
  const house = await aHouse(['ana'])
  const ana = await comeIn(house, 'ana')
  await ana.whenSaved()
  const apart = new Y.Doc()
  apart.getText('text').insert(0, 'un')
  const before = Y.encodeStateVector(apart)
  apart.getText('text').insert(2, 'deux')
  const asked = ana.asked
  ana.sendUpdate(Y.encodeStateAsUpdate(apart, before))
  await ana.until(() => ana.asked > asked)
  await ana.until(() => ana.saved === ana.sent)
  expect(await house.rows()).toHaveLength(1)
  expect(house.live.stats().gaps).toBe(1)
})

test('[L17] opening and reading a document write nothing', async () => {
  const house = await aHouse(['ana', 'lea'])
  house.rights.set('lea', { mayWrite: false, seesHistory: false })
  const looks = () => house.database.app`
    select (select count(*) from document_update) as rows, (select count(*) from document_client) as clients,
      (select count(*) from document_snapshot) as snapshots, (select xmin::text from document_head) as head`
  const before = await looks()
  for (const name of ['ana', 'lea', 'ana']) {
    const client = await comeIn(house, name)
    await client.whenSaved()
    client.ws.close()
    await client.whenClosed()
  }
  expect(await looks()).toEqual(before)
})
