// What may be handed on without a look at deleted text, compared with what Yjs makes of it.
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { RangeSet } from '../../../shared/history/ranges.ts'
import { bodyOf } from '../../../shared/document/shape.ts'
import { collect } from '../../../server/history/collect.ts'
import { readDeletions } from '../../../server/history/deletions.ts'
import { bringsOnlyLiving } from '../../../server/realtime/living.ts'
import { edit, rowsOf } from '../../support/paragraphs.ts'

const deletesOf = (rows: readonly Uint8Array[]) => [...readDeletions(collect(rows).deletes)]

test('[L26] what is said to bring only what lives brings nothing that Yjs deletes, in whatever order people write', () => {
  const said = { living: 0, hiding: 0 }
  for (let seed = 1; seed <= 60; seed++) {
    const rows = rowsOf(seed, 60)
    for (let at = 10; at < rows.length; at += 5) {
      const deleted = RangeSet.of(deletesOf(rows.slice(0, at)))
      const before = [...deleted]
      let upTo = at
      while (upTo < rows.length && bringsOnlyLiving(rows[upTo]!, deleted)) upTo++ // in range
      said.living += upTo - at
      if (upTo < rows.length) said.hiding++
      if (upTo > at) expect(deletesOf(rows.slice(0, upTo))).toEqual(before)
    }
  }
  expect(said.living).toBeGreaterThan(200)
  expect(said.hiding).toBeGreaterThan(200)
})

test('[L26] what was typed meanwhile into a paragraph that someone took out is not handed on', () => {
  const rows: Uint8Array[] = []
  const [ana, ben] = [new Y.Doc(), new Y.Doc()]
  ana.on('update', (update: Uint8Array) => rows.push(update))
  edit(ana, () => 0)
  Y.applyUpdate(ben, Y.encodeStateAsUpdate(ana))
  bodyOf(ana).delete(0, 1)
  const before = Y.encodeStateVector(ben)
  const text = (bodyOf(ben).get(0) as Y.XmlElement).get(0) as Y.XmlText // as just made
  text.insert(1, 'SECRET')
  const late = Y.encodeStateAsUpdate(ben, before)
  expect(bringsOnlyLiving(late, new RangeSet())).toBe(true)
  expect(bringsOnlyLiving(late, RangeSet.of(deletesOf(rows)))).toBe(false)
})
