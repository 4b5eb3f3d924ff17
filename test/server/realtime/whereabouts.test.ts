// Who is there at other processes, on a real database. Processes that die without a word: node-stories.test.ts.
import { expect, test } from 'vitest'
import type { Awareness } from 'y-protocols/awareness'
import type { HandClient } from '../../support/live-client.ts'
import { comeIn } from '../../support/live-client.ts'
import { aHouse } from '../../support/live-house.ts'

const nameOf = (awareness: Awareness, client: number): unknown =>
  (awareness.getStates().get(client)?.['user'] as { name?: string } | undefined)?.name

function show(client: HandClient, caret: string): void {
  client.awareness.setLocalState({ user: { name: 'quelqu’un d’autre' }, caret })
  client.sendPresence()
}

test('[L46, L30] who is at one process is seen at another, with the name that their process knows, also by who comes later', async () => {
  const house = await aHouse(['ana', 'ben', 'cleo'])
  const door = await house.anotherDoor()
  const ana = await comeIn(house, 'ana')
  show(ana, 'a')
  const ben = await comeIn(door, 'ben')
  show(ben, 'b')
  await ben.until(() => nameOf(ben.awareness, ana.doc.clientID) === 'ana')
  await ana.until(() => nameOf(ana.awareness, ben.doc.clientID) === 'ben')
  const cleo = await comeIn(door, 'cleo')
  await cleo.until(() => nameOf(cleo.awareness, ana.doc.clientID) === 'ana')
  ana.awareness.setLocalStateField('caret', 'ailleurs')
  ana.sendPresence()
  await ben.until(() => ben.awareness.getStates().get(ana.doc.clientID)?.['caret'] === 'ailleurs')
  ana.ws.close()
  await ben.until(() => !ben.awareness.getStates().has(ana.doc.clientID))
  expect(house.logged).toEqual([])
})

test('[L46, L33] who goes from one process to another is seen there at once, and not removed by the one they left', async () => {
  const house = await aHouse(['ana', 'ben'])
  const door = await house.anotherDoor()
  const ben = await comeIn(house, 'ben')
  const ana = await comeIn(house, 'ana')
  show(ana, 'ici')
  await ben.until(() => nameOf(ben.awareness, ana.doc.clientID) === 'ana')
  ana.ws.terminate()
  const again = await comeIn(door, 'ana', ana.doc)
  again.awareness.clientID = ana.doc.clientID
  again.awareness.meta.set(ana.doc.clientID, { clock: 8, lastUpdated: 0 })
  show(again, 'là')
  await ben.until(() => ben.awareness.getStates().get(ana.doc.clientID)?.['caret'] === 'là')
})

test('[L46] those of a process that says goodbye leave at once', async () => {
  const house = await aHouse(['ana', 'ben'])
  const door = await house.anotherDoor()
  const ana = await comeIn(door, 'ana')
  const ben = await comeIn(house, 'ben')
  show(ana, 'a')
  await ben.until(() => nameOf(ben.awareness, ana.doc.clientID) === 'ana')
  await door.live.close()
  await ben.until(() => !ben.awareness.getStates().has(ana.doc.clientID))
})

test('[O36] who has a text open at another process is present for its lists too, as long as they are there', async () => {
  const house = await aHouse(['ana', 'ben', 'cleo', 'dan'])
  const door = await house.anotherDoor()
  house.rights.set('dan', { showsPresence: false })
  const of = (name: string) => house.resident(name).actorId
  const present = () => house.live.port.present([house.documentId]).get(house.documentId)?.sort()
  const here = await comeIn(house, 'ana')
  show(here, 'a')
  const [ben, cleo, dan] = [await comeIn(door, 'ben'), await comeIn(door, 'cleo'), await comeIn(door, 'dan')]
  show(dan, 'd')
  show(cleo, 'c')
  show(ben, 'b')
  await here.until(() => [ben, cleo].every(({ doc }) => nameOf(here.awareness, doc.clientID) !== undefined))
  expect(present()).toEqual([of('ana'), of('ben'), of('cleo')].sort())
  expect(house.live.port.present(['of nobody']).get('of nobody')).toEqual([])
  cleo.ws.close()
  await here.until(() => !here.awareness.getStates().has(cleo.doc.clientID))
  expect(present()).toEqual([of('ana'), of('ben')].sort())
  await door.live.close()
  await here.until(() => !here.awareness.getStates().has(ben.doc.clientID))
  expect(present()).toEqual([of('ana')])
})
