// Several processes on one real database: they converge by notices, and without; nobody writes under another's name.
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { comeIn } from '../../support/live-client.ts'
import type { HandClient } from '../../support/live-client.ts'
import { aHouse } from '../../support/live-house.ts'
import type { House } from '../../support/live-house.ts'

/** The log can be replayed, has no gaps, and everybody reads what it says. */
async function agree(house: House, ...clients: HandClient[]): Promise<void> {
  const rows = await house.rows()
  expect(rows.map(({ position }) => position)).toEqual(rows.map((_row, index) => index + 1))
  const text = (await house.replay()).getText('text').toString()
  for (const client of clients) await client.until(() => client.text === text)
  expect(house.logged).toEqual([])
}

test('[L36] what one types at a process is read at another, and both write on', async () => {
  const house = await aHouse(['ana', 'ben'])
  const door = await house.anotherDoor()
  const ana = await comeIn(house, 'ana')
  const ben = await comeIn(door, 'ben')
  ana.type('bonjour')
  await ben.until(() => ben.text === '¶bonjour')
  ben.type(' à vous')
  await ana.until(() => ana.text === '¶bonjour à vous')
  await ben.whenSaved()
  await agree(house, ana, ben)
})

test('[L36, L6] forty people typing at two processes: everything is saved once, in an order on which all agree', async () => {
  const house = await aHouse(['ana', 'ben'])
  const door = await house.anotherDoor()
  const people: HandClient[] = []
  for (let i = 0; i < 20; i++) people.push(await comeIn(house, 'ana'), await comeIn(door, 'ben'))
  for (let round = 0; round < 15; round++) {
    for (const one of people) one.type('x')
    await new Promise((resolve) => setImmediate(resolve))
  }
  for (const one of people) await one.whenSaved()
  await agree(house, ...people)
  expect((await house.replay()).getText('text').length).toBe(1 + 15 * 40)
}, 60_000)

test('[L37] two processes that see the database but not each other’s notices converge by themselves', async () => {
  const house = await aHouse(['ana', 'ben'])
  const door = await house.anotherDoor()
  const ana = await comeIn(house, 'ana')
  const ben = await comeIn(door, 'ben')
  house.ear.isStopped = true
  door.ear.isStopped = true
  ana.type('ici')
  await ana.whenSaved()
  ben.type('là')
  await ben.whenSaved()
  await ana.until(() => ana.text === ben.text) // nobody says anything: the ends of the logs are compared
  await agree(house, ana, ben)
})

test('[L18, L38] two processes racing for one clientID: one of the two has it, and the other is refused', async () => {
  for (let round = 0; round < 12; round++) {
    const house = await aHouse(['ana', 'ben'])
    const door = await house.anotherDoor()
    const ana = await comeIn(house, 'ana')
    const ben = await comeIn(door, 'ben')
    const client = 4_000_000 + round
    ana.doc.clientID = client
    ben.doc.clientID = client
    ana.type('moi')
    ben.type('non, moi')
    const isAnswered = ({ saved, sent, refused }: HandClient) => saved >= sent || refused.length > 0
    await ana.until(() => isAnswered(ana))
    await ben.until(() => isAnswered(ben))
    const rows = (await house.rows()).slice(1)
    expect(rows.length).toBe(1)
    expect([ana, ben].map(({ refused }) => refused.map(({ reason }) => reason))).toEqual(
      // Of the same clocks a shorter edit cannot be told from a repetition.
      rows[0]?.actorId === house.resident('ana').actorId ? [[], ['forgedAuthor']] : [[], []],
    )
    const [bound] = await house.database.app`select actor_id from document_client where client = ${client}`
    expect(bound?.['actorId']).toBe(rows[0]?.actorId)
  }
}, 60_000)

test('[L38] a clientID that another process handed out is its owner’s: a live edit under it is refused, a sync reply is relayed', async () => {
  const house = await aHouse(['ana', 'ben', 'cleo'])
  const door = await house.anotherDoor()
  const ben = await comeIn(door, 'ben')
  const client = await house.live.port.handOutClient(house.documentId, house.resident('ana').actorId)
  ben.doc.clientID = client
  ben.type('faux')
  await ben.until(() => ben.refused.length > 0)
  expect(ben.refused.map(({ reason }) => reason)).toEqual(['forgedAuthor'])
  expect((await house.rows()).length).toBe(1)

  const other = await house.live.port.handOutClient(house.documentId, house.resident('ana').actorId)
  const doc = new Y.Doc()
  doc.clientID = other
  doc.getText('text').insert(0, 'relayé')
  const cleo = await comeIn(door, 'cleo', doc)
  await cleo.whenSaved()
  const last = (await house.rows()).at(-1)
  expect([last?.actorId, last?.relayedBy, last?.verified]).toEqual([
    house.resident('ana').actorId,
    house.resident('cleo').actorId,
    false,
  ])
})

test('[L14, L39] a text that freezes while two processes write: what waits anywhere is in it or is refused', async () => {
  const house = await aHouse(['ana', 'ben'])
  const door = await house.anotherDoor()
  for (let round = 0; round < 10; round++) {
    await house.setState('draft')
    const ana = await comeIn(house, 'ana')
    const ben = await comeIn(door, 'ben')
    ana.type('a')
    ben.type('b')
    const freezing = house.live.port.flush(house.documentId).then(() => house.setState('submitted'))
    for (let i = 0; i < 12; i++) {
      ana.type('x')
      ben.type('y')
      if (i % (1 + (round % 4)) === 0) await new Promise((resolve) => setImmediate(resolve))
    }
    await freezing
    const rows = (await house.rows()).length
    ben.type('!')
    const isAnswered = ({ saved, sent, refused }: HandClient) =>
      saved >= sent || refused.some(({ frame }) => frame === sent)
    await ana.until(() => isAnswered(ana))
    await ben.until(() => isAnswered(ben))
    expect(ben.refused.at(-1)?.reason).toBe('frozen')
    expect((await house.rows()).length).toBe(rows)
    for (const client of [ana, ben]) {
      client.ws.close()
      await client.whenClosed()
    }
  }
  expect(house.logged).toEqual([])
}, 60_000)

test('[L39] draining a text tells how far it goes, also what another process wrote', async () => {
  const house = await aHouse(['ana', 'ben'])
  const door = await house.anotherDoor()
  await comeIn(house, 'ana')
  const ben = await comeIn(door, 'ben')
  house.ear.isStopped = true
  ben.type('ailleurs')
  await ben.whenSaved()
  expect(await house.live.port.flush(house.documentId)).toBe(2n)
})

test('[L44] when listening was lost each right is looked up again: who still may stays, hears and is saved; who may not is sent away', async () => {
  const house = await aHouse(['ana', 'ben', 'cleo', 'lea'])
  const door = await house.anotherDoor()
  const ana = await comeIn(house, 'ana')
  const [ben, cleo, lea] = [await comeIn(door, 'ben'), await comeIn(door, 'cleo'), await comeIn(door, 'lea')]
  door.ear.isStopped = true
  house.rights.set('cleo', null)
  house.sessions.delete(house.resident('lea').sessionId)
  ana.type('bonjour')
  await ana.whenSaved()
  door.ear.heal()
  ben.type('!')
  for (const client of [ben, cleo, lea]) client.heard.length = 0
  await ben.whenSaved()
  await cleo.whenClosed()
  await lea.whenClosed()
  expect([ben, cleo, lea].map(({ closedWith }) => closedWith)).toEqual([null, 4501, 4401])
  expect([cleo.text, lea.text], 'what was written meanwhile is not for them').toEqual(['¶', '¶'])
  await agree(house, ana, ben)
})
