// What may be handed on without a look at deleted text, compared with what Yjs makes of it.
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { RangeSet } from '../../../shared/history/ranges.ts'
import { bodyOf } from '../../../shared/document/shape.ts'
import { collect } from '../../../server/history/collect.ts'
import { readDeletions } from '../../../server/history/deletions.ts'
import { bringsOnlyLiving } from '../../../server/realtime/living.ts'
import { chanceFrom, type Chance } from '../../support/chance.ts'

/** Three people who write, take out, take whole paragraphs out, and hear of each other late. */
function rowsOf(seed: number, length: number): Uint8Array[] {
  const chance = chanceFrom(seed)
  const rows: Uint8Array[] = []
  const people = [1, 2, 3].map((client) => {
    const doc = new Y.Doc()
    doc.clientID = client
    doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== 'heard') rows.push(update)
    })
    return { doc, heard: 0 }
  })
  while (rows.length < length) {
    const person = people[chance(people.length)]
    if (person === undefined) continue
    // Half of them hear everything before they go on: in the order of the log nothing leans on what comes later.
    if (chance(3) === 0) {
      for (; person.heard < rows.length; person.heard++) Y.applyUpdate(person.doc, rows[person.heard]!, 'heard') // in range
    }
    edit(person.doc, chance)
  }
  return rows
}

function edit(doc: Y.Doc, chance: Chance): void {
  const body = bodyOf(doc)
  const paragraph = body.length === 0 ? undefined : body.get(chance(body.length))
  const what = chance(12)
  if (!(paragraph instanceof Y.XmlElement) || what === 0) {
    const made = new Y.XmlElement('paragraph')
    made.insert(0, [new Y.XmlText('mot')])
    return body.insert(body.length, [made])
  }
  const text = paragraph.get(0)
  if (what === 1) return body.delete(chance(body.length), 1)
  if (what === 2) return paragraph.setAttribute('align', String(chance(3)))
  if (!(text instanceof Y.XmlText)) return
  if (what < 5 && text.length > 0) return text.delete(chance(text.length), 1)
  if (what === 5 && text.length > 1) return text.format(0, 1, { bold: true })
  text.insert(chance(text.length + 1), 'abc')
}

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
