// Who is there at other processes: on a real database, and in the lab where processes die without a word.
import { expect, test } from 'vitest'
import type { Awareness } from 'y-protocols/awareness'
import { atHand } from '../../support/lab-clock.ts'
import { Lab } from '../../support/lab.ts'
import type { LabClient } from '../../support/lab-client.ts'
import type { HandClient } from '../../support/live-client.ts'
import { comeIn } from '../../support/live-client.ts'
import { aHouse } from '../../support/live-house.ts'

const nameOf = (awareness: Awareness, client: number): unknown =>
  (awareness.getStates().get(client)?.['user'] as { name?: string } | undefined)?.name

function show(client: HandClient, caret: string): void {
  client.awareness.setLocalState({ user: { name: 'quelqu’un d’autre' }, caret })
  client.sendPresence()
}

test('[L45, L30] who is at one process is seen at another, with the name that their process knows, also by who comes later', async () => {
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

test('[L45, L33] who goes from one process to another is seen there at once, and not removed by the one they left', async () => {
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

test('[L45] those of a process that says goodbye leave at once', async () => {
  const house = await aHouse(['ana', 'ben'])
  const door = await house.anotherDoor()
  const ana = await comeIn(door, 'ana')
  const ben = await comeIn(house, 'ben')
  show(ana, 'a')
  await ben.until(() => nameOf(ben.awareness, ana.doc.clientID) === 'ana')
  await door.live.close()
  await ben.until(() => !ben.awareness.getStates().has(ana.doc.clientID))
})

/** Two processes, ana at the first and ben at the second, who hear what is under way each second. */
async function twoProcesses(): Promise<{
  lab: Lab
  ana: LabClient
  ben: LabClient
  pass: (seconds: number) => Promise<void>
}> {
  const lab = new Lab({ people: ['ana', 'ben'], processes: 2 })
  const [ana, ben] = [lab.client('ana'), lab.client('ben')]
  const pass = async (seconds: number): Promise<void> => {
    for (let i = 0; i < seconds; i++) {
      await lab.clock.pass(1_000)
      for (const process of lab.processes) process.hear(Infinity)
      for (const client of [ana, ben]) {
        while (client.up.length > 0) client.deliverUp()
        while (client.down.length > 0) client.deliverDown()
      }
      await atHand()
    }
  }
  await lab.joinAt('ana', 0)
  await lab.joinAt('ben', 1)
  await pass(1)
  return { lab, ana, ben, pass }
}

test('[L45] those of a process that died without a word leave when nothing is heard of it', async () => {
  const { lab, ana, ben, pass } = await twoProcesses()
  ana.showPresence()
  await pass(3)
  expect([...ben.seen.keys()]).toContain(ana.doc.clientID)
  const dead = lab.process(0)
  lab.crash(() => false, 0)
  dead.inbox.length = 0
  await pass(10)
  expect([...ben.seen.keys()], 'a pause is no death').toContain(ana.doc.clientID)
  await pass(12)
  expect([...ben.seen.keys()]).not.toContain(ana.doc.clientID)
})

test('[L45] a departure that was lost is found by silence', async () => {
  const { lab, ana, ben, pass } = await twoProcesses()
  ana.showPresence()
  await pass(3)
  expect([...ben.seen.keys()]).toContain(ana.doc.clientID)
  lab.process(1).isDeaf = true
  ana.cut()
  await pass(3)
  lab.process(1).isDeaf = false
  await pass(45)
  expect([...ben.seen.keys()]).not.toContain(ana.doc.clientID)
})
