// A moment of the past, read from one replay of the whole log, is the text as it stood then.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { bodyOf } from '../../../shared/document/shape.ts'
import { pageAt } from '../../../shared/history/moment.ts'
import { isText, pageOf, type PageNode } from '../../../shared/history/page.ts'
import { Replay } from '../../../shared/history/replay.ts'
import { Logged } from '../../support/logged.ts'
import { drawnActs, randomLog } from '../../support/random-logs.ts'

/** The same histories at each run; `SEED=…` for others, `RUNS=…` for more. */
const seed = Number(process.env.SEED ?? 7)
const numRuns = Number(process.env.RUNS ?? 120)

test('[H1] the page at any row is the page of the log up to it, whatever was written at once, deleted or taken back', () => {
  const shown = { blocks: 0, marked: 0, attributes: 0 }
  fc.assert(
    fc.property(drawnActs, (list) => {
      const rows = randomLog(list)
      const whole = new Replay()
      for (const row of rows) whole.take(row)
      const upTo = new Replay()
      expect(pageAt(whole, 0).parts).toEqual([])
      for (const row of rows) {
        upTo.take(row)
        const page = pageAt(whole, row.position)
        expect(page).toEqual(pageOf(upTo.doc))
        count(page, shown)
      }
      expect(pageAt(whole, rows.length)).toEqual(pageOf(whole.doc))
    }),
    { numRuns, seed },
  )
  expect(Math.min(...Object.values(shown)), JSON.stringify(shown)).toBeGreaterThan(100)
})

function count(node: PageNode, shown: { blocks: number; marked: number; attributes: number }): void {
  for (const part of node.parts) {
    if (isText(part)) shown.marked += Object.keys(part.marks).length
    else {
      shown.blocks += 1
      shown.attributes += Object.keys(part.attrIds ?? {}).length
      count(part, shown)
    }
  }
}

test('[H1] each attribute and each mark says what wrote it, also where a mark was taken off again', () => {
  const doc = new Y.Doc()
  doc.clientID = 5
  const logged = new Logged()
  doc.on('update', (update: Uint8Array) => logged.add('alice', update))
  const block = new Y.XmlElement('heading')
  const text = new Y.XmlText()
  doc.transact(() => {
    bodyOf(doc).insert(0, [block])
    block.insert(0, [text])
    text.insert(0, 'Le bassin')
  })
  block.setAttribute('level', 2 as unknown as string) // Yjs takes any value
  text.format(0, 9, { bold: {} })
  text.format(3, 6, { bold: null })
  const replay = new Replay()
  for (const row of logged.rows) replay.take(row)
  const [heading] = pageAt(replay, 4).parts as PageNode[] // the only block
  const rowOf = (id: readonly [number, number] | undefined) => id && replay.written.at(...id)
  expect(rowOf(heading?.attrIds?.['level'])).toBe(2)
  expect(
    heading?.parts.map((part) => isText(part) && [part.text, 'bold' in part.marks, rowOf(part.markIds?.['bold'])]),
  ).toEqual([
    ['Le ', true, 3],
    ['bassin', false, 4],
  ])
})
