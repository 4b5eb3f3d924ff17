// Logs that are not as they should be: what the past of such a text tells, and what it refuses.
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { bodyOf } from '../../../shared/document/shape.ts'
import { isShownText, type ShownNode } from '../../../shared/history/shown.ts'
import { Historian } from '../../../server/history/historian.ts'
import { openHistory } from '../../../server/history/open-history.ts'
import { quietLog } from '../../support/quiet-log.ts'
import { anEmptyDocument, enter, minute, monday, type, written } from '../../support/written.ts'
import { LogWriter } from '../../support/log-writer.ts'

const textOf = (node: ShownNode): string =>
  node.parts.map((part) => (isShownText(part) ? part.text : `${textOf(part)}\n`)).join('')

test('[H10] a hole and a flipped bit are refused, naming the row; other texts are told as ever', async () => {
  const { documentId, scene, ana } = await written([
    { who: 1, act: type(25, ' bien'), at: 1 },
    { who: 0, act: enter(18), at: 2 },
    { who: 0, act: type(1, 'Grand '), at: 3 },
  ])
  const { owner, app } = scene.stage.database
  const otherId = await anEmptyDocument(scene)
  const other = new Y.Doc()
  bodyOf(other).push([new Y.XmlElement('paragraph')])
  await new LogWriter(owner, otherId).add([{ actorId: ana, update: Y.encodeStateAsUpdate(other) }])
  const refusals: [alter: string, position: number, problem: string][] = [
    [
      `update document_update set update = set_bit(update, 40, 1 - get_bit(update, 40)) where position = 3`,
      3,
      'update',
    ],
    [`update document_update set update = set_bit(update, 40, 1 - get_bit(update, 40)) where position = 3`, 0, ''],
    [`update document_update set at = at + interval '1 minute' where position = 2`, 2, 'chain'],
    [`update document_update set at = at - interval '1 minute' where position = 2`, 0, ''],
    [`update document_head set position = 3`, 3, 'head'],
    [`update document_head set position = 4`, 0, ''],
    [`delete from document_update where position = 2`, 2, 'gap'],
  ]
  for (const [alter, position, problem] of refusals) {
    await owner.unsafe(
      alter
        .replace('where ', `where document_id = '${documentId}' and `)
        .replace(/(head set position = \d)$/, `$1 where document_id = '${documentId}'`),
    )
    const history = new Historian(app)
    const asked = history.moment(documentId, 1)
    if (problem === '') await asked
    else await expect(asked).rejects.toMatchObject({ code: 'brokenLog', details: { position, problem } })
    expect((await history.moment(otherId, 1)).position).toBe(1)
  }
})

test('[H10] a clock that goes back neither loses nor moves what was written: sittings go by the order of rows', async () => {
  const { documentId, history } = await written([
    { who: 1, act: type(25, ' bien'), at: 5 },
    { who: 0, act: type(1, 'Grand '), at: -600 },
    { who: 1, act: type(7, 'beau '), at: 6 },
  ])
  expect(textOf((await history.moment(documentId, 4)).text)).toBe('Grand beau Le lac\nLe schéma répond bien.\n')
  const { sittings } = await history.sittings(documentId, [])
  expect(sittings.map(({ from, to }) => [from, to])).toEqual([
    [1, 3],
    [4, 4],
  ])
})

test('[H10] an edit made offline and sent three weeks later is of the sitting in which it came, by who wrote it, relayed or not', async () => {
  const weeks = 3 * 7 * 24 * 60
  const { documentId, ana, ben, history, scene, log, rows } = await written([{ who: 0, act: type(25, ' bien'), at: 1 }])
  const offline = new Y.Doc()
  offline.clientID = 4_242
  const [first] = rows
  if (first === undefined) throw new Error('a first row')
  Y.applyUpdate(offline, first.update)
  const before = Y.encodeStateVector(offline)
  const paragraph = bodyOf(offline).get(1) as Y.XmlElement // the second block
  const text = paragraph.get(0) as Y.XmlText
  text.insert(0, 'Hier, ')
  const update = Y.encodeStateAsUpdate(offline, before)
  await log.add([{ actorId: ben, relayedBy: ana, update, at: new Date(monday + weeks * minute) }])
  const { hands, sittings } = await history.sittings(documentId, [])
  expect(sittings.map(({ from, to, startedAt }) => [from, to, startedAt])).toEqual([
    [1, 2, monday],
    [3, 3, monday + weeks * minute],
  ])
  expect(sittings[1]?.hands.map(({ hand }) => hands[hand])).toEqual([
    { actorId: ben, organisationId: null, relayedBy: ana },
  ])
  const moment = await history.moment(documentId, 3)
  expect(textOf(moment.text)).toBe('Le lac\nHier, Le schéma répond bien.\n')
  const { written: stroke } = (moment.text.parts[1] as ShownNode).parts.filter(isShownText)[0] ?? {}
  expect([moment.hands[stroke?.hand ?? -1]?.actorId, stroke?.at]).toEqual([ben, monday + weeks * minute])
  expect(scene.pilot.me.actorId).toBe(ana)
})

test('[H10] a row that leans on what no row wrote, and one that Yjs cannot read, are refused by their number', async () => {
  const { documentId, scene, ana, log } = await written([])
  const { owner, app } = scene.stage.database
  const far = new Y.Doc()
  far.clientID = 77
  const text = new Y.XmlText('abc')
  bodyOf(far).push([text])
  const before = Y.encodeStateVector(far)
  text.insert(3, 'def')
  const leaning = Y.encodeStateAsUpdate(far, before)
  await log.forge({ actorId: ana, update: leaning, ins: [[77, 4, 3]] })
  await expect(new Historian(app).moment(documentId, 1)).rejects.toMatchObject({
    details: { position: 2, problem: 'incomplete' },
  })
  const otherId = await anEmptyDocument(scene)
  const other = new LogWriter(owner, otherId)
  await other.forge({ actorId: ana, update: new Uint8Array([1, 1, 255]), ins: [] })
  await expect(new Historian(app).moment(otherId, 1)).rejects.toMatchObject({
    details: { position: 1, problem: 'unreadable' },
  })
})

test('[H10] characters of a squatted clientID stay of whoever wrote them first, whatever the rows say later', async () => {
  const { documentId, ana, ben, history, log, rows } = await written([{ who: 1, act: type(25, ' bien'), at: 1 }])
  const doc = new Y.Doc()
  for (const { update } of rows) Y.applyUpdate(doc, update)
  doc.clientID = 101 // of the second person, by another hand
  const block = bodyOf(doc).get(0) as Y.XmlElement // the title
  const before = Y.encodeStateVector(doc)
  const title = block.get(0) as Y.XmlText
  title.insert(0, 'Faux ')
  await log.add([{ actorId: ana, update: Y.encodeStateAsUpdate(doc, before), at: new Date(monday + 2 * minute) }])
  const { hands, text } = await history.moment(documentId, 3)
  const runs = text.parts.flatMap((part) => (isShownText(part) ? [] : part.parts.filter(isShownText)))
  const whose = (said: string) => hands[runs.find((run) => run.text.includes(said))?.written?.hand ?? -1]?.actorId
  expect([whose('Faux'), whose('bien')]).toEqual([ana, ben])
})

test('[H10] a text of an older epoch is told with what it said then', async () => {
  const { documentId, history } = await written([{ who: 0, act: type(8, 'Oui. '), at: 1 }], {
    type: 'doc',
    content: [
      { type: 'heading', attrs: { level: 1 }, content: [{ type: 'text', text: 'Ancien' }] },
      { type: 'paragraph', content: [{ type: 'text', text: 'Sans numéro' }] },
    ],
  })
  const { text } = await history.moment(documentId, 1)
  expect(textOf(text)).toBe('Ancien\nSans numéro\n')
})

test('[H10] 100,000 letters, a thousand blocks, a table of three hundred lines: all is answered, in a thread, and weighs as the text does', async () => {
  const said = (text: string) => ({ type: 'paragraph', content: [{ type: 'text', text }] })
  const cell = (text: string) => ({ type: 'tableCell', content: [said(text)] })
  const sentence = 'Il y est question de lieux, de personnes et de ce qu’elles font ensemble toute l’année'
  const keys = Array.from({ length: 10 }, (_, n) => ({
    who: 1 as const,
    act: type(3 + n, ' tout'[n % 5] ?? ''),
    at: 30,
  }))
  const { documentId, scene } = await written(keys, {
    type: 'doc',
    content: [
      ...Array.from({ length: 1_000 }, (_, n) => said(`Le bloc ${n} dit quelque chose. ${sentence}.`)),
      {
        type: 'table',
        content: Array.from({ length: 300 }, (_, n) => ({
          type: 'tableRow',
          content: [cell(`ligne ${n}`), cell(`${n * n}`)],
        })),
      },
    ],
  })
  const { access } = scene.stage.database
  const history = openHistory(access, quietLog)
  try {
    const [before, now] = [await history.moment(documentId, 1), await history.moment(documentId, 11)]
    expect(before.text.parts).toHaveLength(1_001)
    const weigh = (told: unknown) => JSON.stringify(told).length
    // ten keys are one run, and what did not change is told once beside itself
    expect(weigh(now.text) - weigh(before.text)).toBeLessThan(400)
    const comparison = await history.comparison(documentId, 1, 11)
    expect(comparison.tally).toEqual({ added: 2, removed: 0 })
    expect(comparison.beside.filter(({ after }) => after === 'same')).toHaveLength(1_000)
    expect(weigh(comparison)).toBeLessThan(2.5 * weigh(now.text))
    expect((await history.sittings(documentId, [])).sittings).toHaveLength(2)
    expect((await history.mirror(documentId, 11)).whole).toHaveLength(2)
    expect((await history.find(documentId, 'ligne 299')).found).toHaveLength(1)
    await expect(history.moment(documentId, 12)).rejects.toMatchObject({ code: 'notFound' })
  } finally {
    await history.close()
  }
}, 120_000)
