// Edits that the server makes in somebody's name, through the room, among people who type.
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { AppError } from '../../../shared/errors.ts'
import { comeIn } from '../../support/live-client.ts'
import { aHouse, type House } from '../../support/live-house.ts'

/** Writes at the end of the text of a house, as somebody of it. */
async function write(house: House, name: string, words: string): Promise<bigint> {
  const { actorId } = house.resident(name)
  const { port } = house.live
  const doc = await house.replay()
  doc.clientID = await port.handOutClient(house.documentId, actorId)
  const before = Y.encodeStateVector(doc)
  const text = doc.getText('text')
  text.insert(text.length, words)
  const update = Y.encodeStateAsUpdate(doc, before)
  return port.edit(house.documentId, { actorId, organisationId: null, kind: 'restore', update })
}

test('[H94] it arrives at those who have the text open, is theirs in the log, and of its kind', async () => {
  const house = await aHouse(['ana', 'ben'])
  const ana = await comeIn(house, 'ana')
  const position = await write(house, 'ben', 'revenu')
  await ana.until(() => ana.text.includes('revenu'))
  const row = (await house.rows()).find((one) => BigInt(one.position) === position)
  expect(row).toMatchObject({
    actorId: house.resident('ben').actorId,
    kind: 'restore',
    verified: true,
    relayedBy: null,
  })
  ana.type('!')
  await ana.until(() => ana.saved >= ana.sent)
  expect((await house.rows()).at(-1)).toMatchObject({ kind: 'edit', actorId: house.resident('ana').actorId })
})

test('[H94] in a text that nobody has open too', async () => {
  const house = await aHouse(['ana'])
  await write(house, 'ana', 'seule')
  expect((await house.replay()).getText('text').toString()).toContain('seule')
})

test('[H94] a frozen text takes none, and says so', async () => {
  const house = await aHouse(['ana'])
  await house.setState('adopted')
  const before = await house.rows()
  await expect(write(house, 'ana', 'trop tard')).rejects.toMatchObject(new AppError('frozen'))
  expect(await house.rows()).toEqual(before)
})

test('[H94] among twenty people who type, nobody loses a letter', async () => {
  const names = Array.from({ length: 20 }, (_, n) => `p${n}`)
  const house = await aHouse(names)
  const hall = await Promise.all(names.map((name) => comeIn(house, name)))
  const writing = Promise.all([1, 2, 3].map((n) => write(house, 'p0', `<${n}>`)))
  for (let round = 0; round < 10; round++) {
    for (const [n, person] of hall.entries()) person.type(String.fromCharCode(97 + n))
    await new Promise((resolve) => setImmediate(resolve))
  }
  await writing
  await Promise.all(hall.map((person) => person.until(() => person.saved >= person.sent)))
  const text = (await house.replay()).getText('text').toString()
  for (const n of [1, 2, 3]) expect(text).toContain(`<${n}>`)
  for (const n of names.keys()) expect(text.split(String.fromCharCode(97 + n))).toHaveLength(11)
  await Promise.all(hall.map((person) => person.until(() => person.text === text)))
})
