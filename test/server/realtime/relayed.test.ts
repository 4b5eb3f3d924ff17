// What was relayed is remembered whatever becomes of the room: it comes with the log, and has an end in size.
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { collect } from '../../../server/history/collect.ts'
import { decodeContent } from '../../../server/realtime/frames.ts'
import { piecesOf, Relayed, relayedLimit } from '../../../server/realtime/relayed.ts'
import { PostgresUpdateLog } from '../../../server/realtime/update-log.ts'
import { syncType } from '../../../shared/protocol.ts'
import { inTheNameOf } from '../../support/in-the-name-of.ts'
import { Lab } from '../../support/lab.ts'
import { comeIn } from '../../support/live-client.ts'
import { aHouse } from '../../support/live-house.ts'

test('[L70] a forgery made while the author is away is found although the room was closed and opened from a snapshot', async () => {
  const lab = new Lab({ people: ['ana', 'ben'] })
  await lab.join('ana', 'ben')
  lab.type('ana', 'moi')
  await lab.settle()
  const [ana, ben] = [lab.client('ana'), lab.client('ben')]
  lab.cut('ana')
  ben.sayByHand(syncType.step2, inTheNameOf(ana.doc.clientID, ben.doc, 'faux'))
  while (ben.up.length > 0) ben.deliverUp()
  await lab.clock.pass(60)
  ben.cut()
  lab.store.snapshot = { position: lab.store.rows.length, ...collect(lab.store.rows.map(({ update }) => update)) }
  lab.crash()
  ana.doc.getText('text').insert(3, ' vrai')
  await lab.join('ana')
  for (let round = 0; round < 3; round++) {
    while (ana.up.length > 0) ana.deliverUp()
    await lab.clock.pass(60)
    while (ana.down.length > 0) ana.deliverDown()
  }
  expect([...ana.refused.values()]).toContain('forgedAuthor')
  await lab.settle()
  expect(ana.setAside).toBe(1)
})

test('[L70] the log gives what was relayed of a text whose snapshot holds it, and nothing else of it', async () => {
  const house = await aHouse(['ana', 'ben'])
  const ana = await comeIn(house, 'ana')
  ana.type('moi')
  await ana.whenSaved()
  ana.ws.terminate()
  const ben = await comeIn(house, 'ben')
  ben.sendUpdate(inTheNameOf(ana.doc.clientID, ben.doc, 'faux'), syncType.step2)
  await ben.whenSaved()
  ben.type('à moi')
  await ben.whenSaved()
  const rows = await house.rows()
  const [forged] = rows.filter(({ verified }) => !verified)
  const log = new PostgresUpdateLog(house.database.app)
  expect((await log.load(house.documentId))?.relayed).toEqual([])
  const snapshot = { position: rows.length, ...collect(rows.map(({ update }) => update)) }
  await log.saveSnapshot(house.documentId, snapshot, 1)
  const loaded = await log.load(house.documentId)
  expect(loaded?.tail).toEqual([])
  expect(loaded?.relayed.map(({ ins }) => ins)).toEqual([[[ana.doc.clientID, 3, 4]]])
  expect(Buffer.compare(loaded?.relayed[0]?.update ?? Buffer.of(), forged?.update ?? Buffer.of(1))).toBe(0)
})

test('[L70] what is remembered has an end: the latest rows stay, and many small ones count for what they take', () => {
  const doc = new Y.Doc()
  doc.clientID = 7
  doc.getText('text').insert(0, 'x')
  const update = Y.encodeStateAsUpdate(doc)
  const mine = piecesOf(decodeContent(update), 7)
  const forged = update.slice()
  forged[forged.lastIndexOf('x'.charCodeAt(0))] = 'y'.charCodeAt(0)
  const relayed = new Relayed()
  relayed.add({ update: forged, ins: [[7, 0, 1]] })
  expect(relayed.contradicts(7, mine)).toBe(true)
  expect(relayed.contradicts(8, mine)).toBe(false)
  const large = new Uint8Array(relayedLimit.bytes)
  relayed.add({ update: large, ins: [[9, 0, 1]] })
  expect(relayed.contradicts(7, mine), 'it was the oldest').toBe(false)
  relayed.add({ update: forged, ins: [[7, 0, 1]] })
  expect(relayed.contradicts(7, mine)).toBe(true)
  for (let n = 0; n <= relayedLimit.bytes / relayedLimit.row; n++) {
    relayed.add({ update: new Uint8Array(), ins: [[9, n, 1]] })
  }
  expect(relayed.contradicts(7, mine)).toBe(false)
})
