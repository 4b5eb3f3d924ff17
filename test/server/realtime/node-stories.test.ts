// Stories of several processes in the lab: deaths, lost notices, another generation, each at the worst instant.
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { syncType } from '../../../shared/protocol.ts'
import { inTheNameOf } from '../../support/in-the-name-of.ts'
import { atHand } from '../../support/lab-clock.ts'
import { Lab } from '../../support/lab.ts'
import type { LabClient } from '../../support/lab-client.ts'

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
        client.deliverAllUp()
        client.deliverAllDown()
      }
      await atHand()
    }
  }
  await lab.joinAt('ana', 0)
  await lab.joinAt('ben', 1)
  await pass(1)
  return { lab, ana, ben, pass }
}

type Story = Awaited<ReturnType<typeof twoProcesses>>

/** Ana wrote the first row and Ben the second; the archive made in between is put back, and Ana comes to process `at`. */
async function restoreBetween({ lab, pass }: Story, first: string, second: string, at: number): Promise<void> {
  lab.type('ana', first)
  await pass(2)
  lab.type('ben', second)
  await pass(2)
  lab.store.restore(1)
  lab.cut('ana')
  await lab.joinAt('ana', at)
}

test('[L46] those of a process that died without a word leave when nothing is heard of it', async () => {
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

test('[L46] a departure that was lost is found by silence', async () => {
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

test('[L36] what is appended while a room is being loaded is not missed, though nothing more is said of it', async () => {
  const { lab, ana, pass } = await twoProcesses()
  lab.cut('ben')
  lab.crash(() => false, 1)
  lab.store.isHolding = true
  await lab.joinAt('ben', 1)
  // The rows were read before the append, and the answer came after the notice of it.
  const [load] = lab.store.held.splice(0)
  lab.store.isHolding = false
  const stale = lab.store.rows.length
  lab.type('ana', 'entre-temps')
  ana.deliverAllUp()
  await lab.clock.pass(20)
  expect(lab.store.rows.length).toBe(stale + 1)
  lab.process(1).hear(Infinity)
  lab.store.answerAsOf(stale, () => load?.go())
  await lab.clock.pass(50)
  const room = lab.process(1).rooms.find('document')
  expect(room?.position).toBe(stale + 1)
  await pass(1)
})

test('[L38] a clientID that another process handed out: the live edit of somebody else under it is refused', async () => {
  const { lab, ben, pass } = await twoProcesses()
  lab.store.bound.set(9_999, 'actor-ana')
  ben.doc.clientID = 9_999
  lab.type('ben', 'faux')
  await pass(3)
  expect([...ben.refused.values()]).toEqual(['forgedAuthor'])
  expect(lab.store.rows).toHaveLength(0)
})

test('[L40] the archive is put back under running processes: who was there is sent away, who comes is in the new text', async () => {
  const story = await twoProcesses()
  const { lab, ana, ben, pass } = story
  await restoreBetween(story, 'avant', ' après', 1) // a process that has not noticed yet
  await pass(5)
  expect(ben.closedWith).toBe(4501)
  await lab.settle()
  expect(ana.doc.getText('text').toString()).toBe('avant')
  expect(lab.text).toBe('avant')
})

test('[L37] a process that hears nothing finds by itself what others appended', async () => {
  const { lab, ben, pass } = await twoProcesses()
  lab.process(1).isDeaf = true
  lab.type('ana', 'sans un mot')
  await pass(6)
  expect(ben.doc.getText('text').toString()).toBe('sans un mot')
})

test('[L40] a room of an older generation is not filled with rows of the new one', async () => {
  const story = await twoProcesses()
  const { lab, ana, ben, pass } = story
  await restoreBetween(story, 'un', 'deux', 0)
  for (let i = 0; i < 3; i++) {
    lab.type('ana', 'neuf')
    ana.deliverAllUp()
    ana.deliverAllDown()
    await lab.clock.pass(60)
  }
  expect(lab.store.rows.length).toBeGreaterThan(2)
  await pass(1)
  expect(ben.closedWith).toBe(4501)
  expect(ben.doc.getText('text').toString()).toBe('undeux')
})

test('[L51] a process that was late once is not late again: whoever else appends meanwhile, its next turn is its own', async () => {
  const { lab, ana, ben, pass } = await twoProcesses()
  let inARow = 0
  let most = 0
  lab.store.said = (owner, outcomes) => {
    if (owner === lab.process(1)) inARow = outcomes.includes('stale') ? inARow + 1 : 0
    most = Math.max(most, inARow)
  }
  for (let round = 0; round < 30; round++) {
    lab.type('ben', 'b')
    ben.deliverAllUp()
    lab.store.isHolding = true
    // Before each answer to the second process, the first appends.
    for (let asked = 0; asked < 6; asked++) {
      await lab.clock.pass(20)
      const held = lab.store.held.splice(0)
      const late = held.find(({ owner }) => owner === lab.process(1))
      lab.store.isHolding = false
      for (const one of held) if (one !== late) one.go()
      if (late === undefined) break
      lab.type('ana', 'a')
      ana.deliverAllUp()
      await lab.clock.pass(5)
      lab.store.isHolding = true
      late.go()
    }
    lab.store.letGo()
    await pass(1)
  }
  expect(most).toBe(1)
  await lab.settle()
  expect([...lab.text].filter((letter) => letter === 'b')).toHaveLength(30)
})

test('[L47] a reply that is looked at anew, since another process appended, is no answer to what was asked after it', async () => {
  const lab = new Lab({ people: ['ana', 'ben', 'cleo'], processes: 2 })
  const [ana, ben, cleo] = [lab.client('ana'), lab.client('ben'), lab.client('cleo')]
  await lab.joinAt('ana', 0)
  await lab.joinAt('ben', 0)
  await lab.joinAt('cleo', 1)
  await lab.settle()
  lab.type('ana', 'su')
  await lab.settle()
  // Ana's page and Ben's know what the log does not, under the clientID of Ana's page.
  const lost = inTheNameOf(ana.doc.clientID, ana.doc, 'perdu, ')
  for (const one of [ana, ben]) Y.applyUpdate(one.doc, lost, one)
  lab.process(0).isDeaf = true
  lab.type('cleo', ' et dit')
  cleo.deliverAllUp()
  await lab.clock.pass(60)
  lab.store.bound.set(99_998, 'actor-ana')
  ana.sayByHand(syncType.step2, inTheNameOf(99_998, new Y.Doc(), 'ailleurs'))
  ana.deliverAllUp()
  ben.sayByHand(syncType.step2, lost)
  ben.deliverAllUp()
  for (let n = 0; n < 3; n++) {
    await lab.clock.pass(60) // it is too late, reads on, and looks at what waits anew
    ben.deliverAllDown()
    ben.deliverAllUp()
  }
  expect([ben.refused.size, ben.closedWith]).toEqual([0, null])
  await lab.settle()
  expect(lab.text).toContain('perdu, ')
  expect([ana.setAside, ben.setAside]).toEqual([0, 0])
})
