// Freezing races with typing on a real database: both orders, many rounds, no timing.
import { expect, test } from 'vitest'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { transaction } from '../../../server/db/transaction.ts'
import { comeIn, HandClient } from '../../support/live-client.ts'
import type { House } from '../../support/live-house.ts'
import { aHouse } from '../../support/live-house.ts'

/** As a change of state does it: drain the room, lock the document, write down where the text stands. */
async function freeze(house: House): Promise<bigint> {
  await house.live.port.flush(house.documentId)
  return transaction(house.database.app, async (tx) => {
    await tx`select 1 from document where id = ${house.documentId} for update`
    await tx`update document set state = 'submitted' where id = ${house.documentId}`
    const [head] = await tx<
      { position: bigint }[]
    >`select position from document_head where document_id = ${house.documentId}`
    return head?.position ?? 0n
  })
}

test('[L14] freezing racing with typing: nothing is appended after the position at which it froze, and nobody is lied to', async () => {
  const house = await aHouse(['ana', 'ben'])
  let [refusedRounds, savedFrames] = [0, 0]
  for (let round = 0; round < 30; round++) {
    await house.setState('draft')
    const ana = await comeIn(house, 'ana')
    const ben = await comeIn(house, 'ben')
    ana.type(`${round}a`)
    const freezing = freeze(house)
    for (let i = 0; i < 20; i++) {
      ana.type('x')
      ben.type('y')
      if (i % (1 + (round % 5)) === 0) await new Promise((resolve) => setImmediate(resolve))
    }
    const position = await freezing
    ana.type('!')
    const isAnswered = ({ saved, sent, refused }: typeof ana) =>
      saved >= sent || refused.some(({ frame }) => frame === sent)
    await ana.until(() => isAnswered(ana))
    await ben.until(() => isAnswered(ben))
    expect(BigInt((await house.rows()).length), `round ${round}`).toBe(position)
    const replay = await house.replay()
    // What nobody refused and the server called saved is in the text; what is in the text of others is in the log.
    for (const client of [ana, ben]) {
      const first = Math.min(Infinity, ...client.refused.map(({ frame }) => frame))
      if (first === Infinity) expect(client.text).toBe(replay.getText('text').toString())
      else refusedRounds++
      savedFrames += Math.min(client.saved, first - 1)
      const gained = Y.decodeStateVector(Y.encodeStateVector(client.doc))
      const own = client === ana ? ben : ana
      expect(gained.get(own.doc.clientID) ?? 0).toBeLessThanOrEqual(Y.getState(replay.store, own.doc.clientID))
      client.ws.close()
      await client.whenClosed()
    }
  }
  expect(refusedRounds).toBeGreaterThan(0)
  expect(savedFrames).toBeGreaterThan(0)
})

test('[L14] a document that was frozen when they came is read, and an edit of it refused', async () => {
  const house = await aHouse(['ana'])
  await house.setState('adopted')
  const ana = await comeIn(house, 'ana')
  expect(ana.text).toBe('¶')
  ana.type('quand même')
  await ana.until(() => ana.refused.length > 0)
  expect(ana.refused[0]?.reason).toBe('frozen')
  expect(await house.rows()).toHaveLength(1)
})

/** As a provider does: comes back with the same document until all of it is saved. */
async function untilSaved(house: House, name: string, doc: Y.Doc): Promise<HandClient> {
  for (;;) {
    const client = new HandClient(house.socket(name, { ours: '1' }), doc)
    const isSaved = () => client.asked > 0 && client.sent > 0 && client.saved >= client.sent
    await client.until(() => client.closedWith !== null || isSaved())
    if (client.closedWith === null) return client
  }
}

test('[L8] the database goes away under load and comes back: all that was typed is saved, once', async () => {
  const house = await aHouse(['ana', 'ben'])
  const docs = { ana: (await comeIn(house, 'ana')).doc, ben: (await comeIn(house, 'ben')).doc }
  const type = (doc: Y.Doc, letter: string) => doc.getText('text').insert(doc.getText('text').length, letter)
  for (let i = 0; i < 30; i++) {
    type(docs.ana, 'a')
    type(docs.ben, 'b')
    if (i % 6 === 0) await house.database.cut()
  }
  const ana = await untilSaved(house, 'ana', docs.ana)
  const ben = await untilSaved(house, 'ben', docs.ben)
  const text = (await house.replay()).getText('text').toString()
  expect([...text].filter((letter) => letter === 'a')).toHaveLength(30)
  expect([...text].filter((letter) => letter === 'b')).toHaveLength(30)
  await ana.until(() => ana.text === text)
  await ben.until(() => ben.text === text)
})

test('[L45] while a transaction holds one text, the others are saved; and it, as soon as it is free', async () => {
  const house = await aHouse(['ana', 'ben'])
  const { owner } = house.database
  const [other] = await owner<{ id: string }[]>`
    insert into document (id, demarche_id, title, template, template_version, state_since, created_by, created_at)
    select gen_random_uuid(), demarche_id, 'Autre', template, template_version, state_since, created_by, created_at
    from document where id = ${house.documentId} returning id`
  await owner`insert into document_head (document_id, position, hash) select ${other?.id ?? ''}, 0, decode(repeat('00', 32), 'hex')`
  const ana = await comeIn(house, 'ana')
  const ben = new HandClient(
    new WebSocket(house.url({ ours: '1' }, other?.id), { headers: { cookie: house.resident('ben').cookie } }),
  )
  await ben.whenSynced()
  await transaction(house.database.app, async (tx) => {
    await tx`select 1 from document where id = ${house.documentId} for update`
    ana.type('retenu')
    ben.type('libre')
    await ben.whenSaved()
    expect(ana.saved).toBe(1) // the reply of its first sync
  })
  await ana.whenSaved()
  expect((await house.replay()).getText('text').toString()).toBe('¶retenu')
})

test('[G9] of a text in the trash nothing is taken, whatever state it is in, and what came before stays', async () => {
  const house = await aHouse(['ana'])
  const ana = await comeIn(house, 'ana')
  ana.type('avant')
  await ana.until(() => ana.saved >= ana.sent)
  await house.database.owner`
    update document set trashed_at = now(), trash_root = id where id = ${house.documentId}`
  ana.type(' après')
  await ana.until(() => ana.refused.length > 0)
  expect((await house.replay()).getText('text').toString()).toBe('¶avant')
})
