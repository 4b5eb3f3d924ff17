// Hand-made sync replies that speak for another: who is here is asked first, and nobody is called saved for what others said.
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { syncType } from '../../../shared/protocol.ts'
import { inTheNameOf } from '../../support/in-the-name-of.ts'
import { Lab } from '../../support/lab.ts'

async function together(...people: string[]): Promise<Lab> {
  const lab = new Lab({ people })
  await lab.join(...people)
  await lab.settle()
  return lab
}

const textOf = (lab: Lab, name: string): string => lab.client(name).doc.getText('text').toString()

/** Delivers what is under way, once in each direction. */
async function exchange(lab: Lab, ...names: string[]): Promise<void> {
  for (const name of names) {
    const client = lab.client(name)
    client.deliverAllUp()
    await lab.clock.pass(60)
  }
  for (const name of names) lab.client(name).deliverAllDown()
}

test('[L47] a sync reply that takes the next clocks of somebody who is here is refused, and what that one types is kept', async () => {
  const lab = await together('ana', 'ben')
  lab.type('ana', 'moi')
  await lab.settle()
  const ana = lab.client('ana')
  lab.client('ben').sayByHand(syncType.step2, inTheNameOf(ana.doc.clientID, lab.client('ben').doc, 'faux'))
  await exchange(lab, 'ben')
  expect(lab.client('ben').saved, 'nothing is called saved while the author is asked').toBe(
    lab.client('ben').sent.length - 1,
  )
  lab.type('ana', ' vrai')
  await lab.settle()
  expect(lab.text).toBe('moi vrai')
  expect(ana.setAside).toBe(0)
  expect(lab.client('ben').closedWith).toBeNull()
  expect(lab.store.rows.every((row) => row.verified)).toBe(true)
})

test('[L47] what the author’s other page has is given by the author, under its own name, and the reply is then saved', async () => {
  const lab = await together('ana', 'ben')
  lab.type('ana', 'su')
  await lab.settle()
  const ana = lab.client('ana')
  // Ben's page and Ana's know what the log does not: it was put back to an earlier state.
  const lost = inTheNameOf(ana.doc.clientID, ana.doc, 'perdu, ')
  const kept = new Y.Doc()
  Y.applyUpdate(kept, Y.encodeStateAsUpdate(ana.doc))
  Y.applyUpdate(kept, lost)
  ana.doc.clientID = 99_999 // as a page that was loaded again from its local copy
  lab.store.bound.set(99_999, 'actor-ana')
  Y.applyUpdate(ana.doc, lost, ana)
  Y.applyUpdate(lab.client('ben').doc, lost, lab.client('ben'))
  lab.client('ben').sayByHand(syncType.step2, lost)
  await lab.settle()
  expect(lab.text).toBe('perdu, su')
  expect(lab.store.rows.every((row) => row.verified && row.actorId === 'actor-ana')).toBe(true)
  expect([ana.setAside, lab.client('ben').setAside]).toEqual([0, 0])
})

test.each(['leaves', 'has another page only'])(
  '[L47] what an author does not supply who %s is kept as relayed, so that nobody waits for ever',
  async (what) => {
    const lab = await together('ana', 'ben')
    lab.type('ana', 'su')
    await lab.settle()
    const former = lab.client('ana').doc.clientID
    lab.cut('ana')
    lab.client('ana').startOver()
    await lab.join('ana')
    await exchange(lab, 'ana')
    const ben = lab.client('ben')
    const lost = inTheNameOf(former, ben.doc, 'perdu, ')
    Y.applyUpdate(ben.doc, lost, ben)
    ben.sayByHand(syncType.step2, lost)
    lab.type('ben', ', et moi')
    await exchange(lab, 'ben')
    expect(lab.text, 'the author is asked first').toBe('su, et moi')
    if (what === 'leaves') {
      lab.cut('ana')
      await lab.clock.pass(1_500)
      await exchange(lab, 'ben')
      await exchange(lab, 'ben')
    }
    await lab.settle()
    expect(lab.text).toBe('perdu, su, et moi')
    const relayed = lab.store.rows.filter((row) => !row.verified)
    expect(relayed.map(({ actorId, relayedBy }) => [actorId, relayedBy])).toEqual([['actor-ana', 'actor-ben']])
    expect(ben.setAside).toBe(0)
  },
)

test('[L47] an author who does not answer keeps nobody waiting for more than some seconds', async () => {
  const lab = await together('ana', 'ben')
  const ben = lab.client('ben')
  const lost = inTheNameOf(lab.client('ana').doc.clientID, ben.doc, 'perdu')
  Y.applyUpdate(ben.doc, lost, ben)
  ben.sayByHand(syncType.step2, lost)
  for (let seconds = 0; seconds < 6; seconds++) {
    await exchange(lab, 'ben')
    await lab.clock.pass(1_000)
  }
  expect(lab.text).toBe('perdu')
  expect(ben.saved).toBe(ben.sent.length)
})

test('[L48] who types what somebody has taken the clocks of is told no, and sets aside what would have been lost', async () => {
  const lab = await together('ana', 'ben')
  lab.type('ana', 'moi')
  await lab.settle()
  const ana = lab.client('ana')
  const { clientID } = ana.doc
  lab.cut('ana')
  lab.client('ben').sayByHand(syncType.step2, inTheNameOf(clientID, lab.client('ben').doc, 'faux'))
  await exchange(lab, 'ben')
  expect(lab.text).toBe('fauxmoi')
  // She typed before she came, or while the forged text was on its way to her.
  ana.doc.getText('text').insert(3, ' vrai')
  await lab.join('ana')
  await exchange(lab, 'ana')
  await exchange(lab, 'ana')
  expect([...ana.refused.values()]).toContain('forgedAuthor')
  await lab.settle()
  expect(ana.setAside).toBe(1)
})

test.each(['waiting', 'written'])(
  '[L48] a live edit whose clocks are taken by what is %s is refused, not called saved',
  async (state) => {
    const lab = await together('ana', 'ben')
    lab.type('ana', 'moi')
    await lab.settle()
    const ana = lab.client('ana')
    lab.cut('ana')
    if (state === 'waiting') lab.store.isHolding = true
    lab.client('ben').sayByHand(syncType.step2, inTheNameOf(ana.doc.clientID, lab.client('ben').doc, 'faux'))
    await exchange(lab, 'ben')
    await lab.join('ana')
    lab.type('ana', 'vraiment')
    await exchange(lab, 'ana')
    lab.store.letGo()
    await exchange(lab, 'ana')
    expect([...ana.refused.values()]).toContain('forgedAuthor')
    await lab.settle()
    expect(ana.setAside).toBe(1)
  },
)

test('[L48] the same words, however they were joined on their way, are called saved', async () => {
  const lab = await together('ana', 'ben')
  lab.type('ana', 'a')
  await lab.settle()
  const ana = lab.client('ana')
  lab.cut('ana')
  for (const letter of ['b', 'c', '👍', 'd', 'e']) lab.type('ana', letter)
  ana.doc.getText('text').delete(3, 1)
  const ben = lab.client('ben')
  const half = new Y.Doc()
  Y.applyUpdate(half, Y.encodeStateAsUpdate(ana.doc))
  const relayed = Y.encodeStateAsUpdate(half, Y.encodeStateVector(ben.doc))
  Y.applyUpdate(ben.doc, relayed, ben)
  ben.sayByHand(syncType.step2, relayed)
  await exchange(lab, 'ben')
  await lab.join('ana')
  await lab.settle()
  expect(ana.setAside).toBe(0)
  expect(textOf(lab, 'ana')).toBe(lab.text)
  expect(lab.store.rows.some((row) => !row.verified)).toBe(true)
})
