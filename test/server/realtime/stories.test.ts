// Stories in the lab: each is one way in which live servers are known to lose, leak or lie.
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { closeCode } from '../../../shared/protocol.ts'
import { atHand } from '../../support/lab-clock.ts'
import { Lab } from '../../support/lab.ts'

async function together(...people: string[]): Promise<Lab> {
  const lab = new Lab({ people })
  await lab.join(...people)
  await lab.settle()
  return lab
}

test('[L2] a room that is loading answers nothing, and all that came meanwhile is taken once it is loaded', async () => {
  const lab = await together('ana')
  lab.type('ana', 'déjà là')
  await lab.settle()
  lab.crash()
  lab.store.isHolding = true
  lab.client('ana').startOver()
  await lab.join('ana')
  lab.client('ana').deliverUp()
  await lab.clock.pass(100)
  expect(lab.client('ana').down).toHaveLength(0)
  lab.store.letGo()
  await lab.settle()
  expect(lab.client('ana').doc.getText('text').toString()).toBe('déjà là')
})

test('[L60] a long tail is taken in while others have their turn, and nobody is let in before all of it is', async () => {
  const lab = await together('ana')
  for (let letter = 0; letter < 320; letter++) {
    lab.send('ana', 'a')
    await lab.clock.pass(5)
  }
  expect(lab.store.rows.length).toBeGreaterThan(300)
  lab.crash()
  lab.client('ana').startOver()
  await lab.join('ana')
  lab.client('ana').deliverUp()
  await atHand()
  expect(lab.rooms.states).toEqual({ loading: 1, open: 0, closing: 0 })
  expect(lab.client('ana').down).toHaveLength(0)
  await lab.settle()
  expect(lab.client('ana').doc.getText('text').toString()).toBe('a'.repeat(320))
})

test('[L2, L11] who comes back while the room closes finds what was being written', async () => {
  const lab = await together('ana', 'ben')
  lab.cut('ben')
  lab.store.isHolding = true
  lab.send('ana', 'juste avant de partir')
  await lab.clock.pass(10)
  lab.cut('ana')
  await lab.clock.pass(60_000)
  expect(lab.rooms.count, 'the room waits for its write').toBe(1)
  await lab.join('ben')
  lab.store.letGo()
  await lab.settle()
  expect(lab.client('ben').doc.getText('text').toString()).toBe('juste avant de partir')
})

test('[L14] draining a text where others never stop typing ends with what had come when it was asked', async () => {
  const lab = await together('ana')
  lab.store.isHolding = true
  /** What was typed before is being written by the time that this comes. */
  const typeOn = async () => {
    await lab.clock.pass(10)
    lab.send('ana', 'a')
  }
  await typeOn()
  await typeOn()
  let drained: number | null = null
  void lab.rooms.flush('document').then((position) => (drained = position))
  for (let turn = 0; turn < 5 && drained === null; turn++) {
    await typeOn()
    lab.store.held.shift()?.go()
    await atHand()
  }
  expect(drained).toBeGreaterThanOrEqual(2)
  lab.store.letGo()
  await lab.settle()
})

test('[L11] an empty room is closed once all is written, and the number of unsaved edits is told', async () => {
  const lab = await together('ana')
  lab.store.isHolding = true
  lab.send('ana', 'a')
  lab.send('ana', 'b')
  const unsaved = lab.rooms.flushAll(1_000)
  await lab.clock.pass(2_000)
  expect(await unsaved).toBe(2)
  lab.store.letGo()
  await atHand()
  expect(await lab.rooms.flushAll(1_000)).toBe(0)
  lab.cut('ana')
  await lab.clock.pass(60_000)
  expect(lab.rooms.count).toBe(0)
})

test('[L5] what was typed and deleted in one go stays in the log', async () => {
  const lab = await together('ana')
  const { doc } = lab.client('ana')
  doc.transact(() => {
    doc.getText('text').insert(0, 'brouillon')
    doc.getText('text').delete(0, 9)
  })
  lab.type('ana', 'xyz')
  lab.erase('ana', 0, 2)
  await lab.settle()
  const ins = lab.store.rows.flatMap((row) => row.ins).reduce((sum, [, , length]) => sum + length, 0)
  const del = lab.store.rows.flatMap((row) => row.del).reduce((sum, [, , length]) => sum + length, 0)
  expect([ins, del]).toEqual([12, 11])
  const letters = lab.store.rows
    .flatMap((row) =>
      Y.decodeUpdate(row.update).structs.map((s) =>
        'content' in s ? String((s.content as { str?: string }).str ?? '') : '',
      ),
    )
    .join('')
  expect(letters).toContain('xyz')
})

test('[L5] two authors of one turn have a row each', async () => {
  const lab = await together('ana', 'ben')
  lab.store.isHolding = true
  lab.send('ana', 'a')
  await lab.clock.pass(10)
  lab.type('ana', 'b')
  lab.type('ben', 'c')
  lab.type('ana', 'd')
  for (const name of ['ana', 'ben', 'ana'] as const) lab.client(name).deliverUp()
  await lab.settle()
  expect(lab.store.rows.map((row) => row.actorId)).toEqual(['actor-ana', 'actor-ana', 'actor-ben'])
})

test('[L7] after a gap nothing is called saved until the reply that repairs it is durable', async () => {
  const lab = await together('ana')
  const ana = lab.client('ana')
  ana.doc.transact(() => ana.doc.getText('text').insert(0, 'a'), ana) // an edit that its page fails to send
  lab.send('ana', 'b')
  await lab.clock.pass(100)
  ana.deliverDown()
  expect(ana.saved).toBe(1)
  await lab.settle()
  expect(lab.text).toBe('ab')
  expect(ana.saved).toBe(ana.sent.length)
})

test('[L8] a failed write is put back in order and tried again', async () => {
  const lab = await together('ana', 'ben')
  lab.store.isHolding = true
  lab.send('ana', '1')
  await lab.clock.pass(10)
  lab.send('ana', '2')
  lab.store.held.shift()?.fail()
  await lab.clock.pass(10)
  lab.client('ben').deliverDown()
  expect(lab.client('ben').doc.getText('text').toString()).toBe('')
  await lab.clock.pass(10_000)
  await lab.settle()
  expect(lab.text).toBe('12')
})

test('[L12] a write whose answer was lost is not written twice', async () => {
  const lab = await together('ana', 'ben')
  lab.store.isHolding = true
  lab.send('ana', 'une fois')
  await lab.clock.pass(10)
  lab.store.held.shift()?.lose()
  await lab.settle()
  expect(lab.store.rows).toHaveLength(1)
  expect(lab.client('ben').doc.getText('text').toString()).toBe('une fois')
})

test('[L9] while the store is away writing is refused beyond a limit, and nothing of it is lost', async () => {
  const lab = new Lab({ people: ['ana'], roomBufferBytes: 200 })
  await lab.join('ana')
  await lab.settle()
  const ana = lab.client('ana')
  lab.store.isHolding = true
  for (let i = 0; i < 40; i++) {
    lab.send('ana', `mot ${i} `)
    await atHand()
    ana.deliverAllDown()
  }
  expect([...ana.refused.values()]).toContain('overloaded')
  const { refused } = ana
  refused.clear()
  await lab.settle()
  expect(lab.text).toContain('mot 0 mot 1 ')
  expect(lab.text).toContain('mot 39 ')
})

test('[L10] a document opens the same with its snapshot and without, and no row is gone', async () => {
  const lab = await together('ana')
  for (let i = 0; i < 40; i++) {
    lab.type('ana', 'a')
    await lab.settle()
  }
  lab.cut('ana')
  await lab.clock.pass(60_000)
  expect(lab.store.snapshot?.position).toBe(40)
  expect(lab.store.rows).toHaveLength(40)
  for (const snapshot of [lab.store.snapshot, null]) {
    lab.store.snapshot = snapshot
    lab.crash()
    lab.client('ana').startOver()
    await lab.settle()
    expect(lab.client('ana').doc.getText('text').length).toBe(40)
    lab.cut('ana')
  }
})

test('[L14] what waits when the document freezes is refused by name, and shown to nobody', async () => {
  const lab = await together('ana', 'ben')
  lab.store.isHolding = true
  lab.send('ana', 'trop tard')
  await lab.clock.pass(10)
  lab.store.state = 'submitted'
  lab.store.isHolding = false
  for (const one of lab.store.held.splice(0)) one.go()
  await lab.clock.pass(100)
  lab.client('ana').deliverAllDown()
  lab.client('ben').deliverAllDown()
  expect([...lab.client('ana').refused]).toEqual([[2, 'frozen']])
  expect(lab.client('ben').doc.getText('text').toString()).toBe('')
  expect(lab.store.rows).toHaveLength(0)
})

test('[L18] an unknown clientID is bound to its first writer with its first row', async () => {
  const lab = await together('ana')
  lab.store.bound.clear()
  lab.crash()
  await lab.settle()
  lab.type('ana', 'a')
  await lab.settle()
  expect([...lab.store.bound]).toEqual([[lab.client('ana').doc.clientID, 'actor-ana']])
})

test('[L19] deletions that concurrent edits imply are nobody’s: coming back writes nothing, and a reader is not refused', async () => {
  const lab = await together('ana', 'ben')
  lab.reader('lea')
  await lab.join('lea')
  const tree = lab.client('ana').doc.getXmlFragment('tree')
  const node = new Y.XmlElement('paragraph')
  node.insert(0, [new Y.XmlText('seul')])
  tree.insert(0, [node])
  await lab.settle()
  tree.delete(0, 1)
  const theirs = (lab.client('ben').doc.getXmlFragment('tree').get(0) as Y.XmlElement).get(0) as Y.XmlText
  theirs.insert(4, ', vraiment')
  await lab.settle()
  const rows = lab.store.rows.length
  for (const name of ['ana', 'ben', 'lea']) lab.cut(name)
  await lab.clock.pass(60_000)
  await lab.settle()
  expect(lab.store.rows).toHaveLength(rows)
  expect([...lab.client('lea').refused]).toEqual([])
})

test('[L25] who joins while others write gets committed text only, then the rest', async () => {
  const lab = await together('ana')
  lab.type('ana', 'écrit')
  await lab.settle()
  lab.store.isHolding = true
  lab.send('ana', ' et à peine tapé')
  await lab.clock.pass(10)
  lab.reader('lea')
  await lab.join('lea')
  const lea = lab.client('lea')
  lea.deliverUp()
  lea.deliverAllDown()
  expect(lea.doc.getText('text').toString()).toBe('écrit')
  expect(lea.synced).toBe(true)
  await lab.settle()
  expect(lea.doc.getText('text').toString()).toBe('écrit et à peine tapé')
})

test('[L25] who has everything is sent next to nothing', async () => {
  const lab = await together('ana')
  lab.type('ana', 'x'.repeat(10_000))
  await lab.settle()
  lab.cut('ana')
  await lab.join('ana')
  lab.client('ana').deliverUp()
  expect(lab.client('ana').down.reduce((sum, message) => sum + message.length, 0)).toBeLessThan(100)
})

test('[L26] who may not see the history is sent no text that was deleted before they came', async () => {
  const lab = await together('ana')
  lab.type('ana', 'avant SECRET après')
  await lab.settle()
  lab.erase('ana', 6, 7)
  await lab.settle()
  const frames: Uint8Array[] = []
  lab.reader('lea', false)
  await lab.join('lea')
  const lea = lab.client('lea')
  lea.deliverUp()
  await lab.clock.pass(100)
  frames.push(...lea.down)
  await lab.settle()
  expect(lea.doc.getText('text').toString()).toBe('avant après')
  expect(Buffer.concat(frames).includes('SECRET')).toBe(false)
})

test('[L27] who does not take what is sent is skipped, brought up to date once drained, or closed after a minute', async () => {
  const lab = await together('ana', 'ben', 'cleo')
  const [ben, cleo] = [lab.client('ben'), lab.client('cleo')]
  ben.unread = cleo.unread = 2 * 1024 * 1024
  lab.send('ana', 'pendant ce temps')
  await lab.clock.pass(5_000)
  expect(ben.down).toHaveLength(0)
  ben.unread = 0
  await lab.clock.pass(2_000)
  ben.deliverAllDown()
  expect(ben.doc.getText('text').toString()).toBe('pendant ce temps')
  await lab.clock.pass(60_000)
  expect(cleo.closedWith).toBe(closeCode.tooSlow)
  expect(ben.closedWith).toBeNull()
  cleo.unread = 0
  await lab.settle()
})

test('[L28] whoever is alone hears something at least every 25 seconds', async () => {
  const lab = await together('ana')
  const { down } = lab.client('ana')
  for (let i = 0; i < 5; i++) {
    down.length = 0
    await lab.clock.pass(27_000)
    expect(down.length).toBeGreaterThan(0)
  }
})

test('[L15] whoever writes under another’s clientID is told no, and does not take the other’s place', async () => {
  const lab = await together('ana', 'ben')
  lab.type('ana', 'moi')
  await lab.settle()
  const [ana, ben] = [lab.client('ana'), lab.client('ben')]
  ben.doc.clientID = ana.doc.clientID
  lab.send('ben', 'pas moi')
  await lab.clock.pass(100)
  ben.deliverAllDown()
  expect([...ben.refused.values()]).toEqual(['forgedAuthor'])
  lab.type('ana', ', toujours')
  await lab.settle()
  expect(lab.text).toBe('moi, toujours')
})

test('[L52] a store that never answers is not waited for for ever, and what it did after all is not done twice', async () => {
  const lab = new Lab({ people: ['ana', 'ben'] })
  await lab.join('ana', 'ben')
  lab.store.isHolding = true
  lab.type('ana', 'muet')
  lab.client('ana').deliverAllUp()
  await lab.clock.pass(50)
  const [silent] = lab.store.held.splice(0)
  expect(silent?.kind).toBe('append')
  lab.store.isHolding = false
  await lab.clock.pass(14_000)
  expect(lab.text).toBe('')
  await lab.clock.pass(2_000)
  expect(lab.text).toBe('muet')
  silent?.go()
  await lab.settle()
  expect(lab.text).toBe('muet')
})
