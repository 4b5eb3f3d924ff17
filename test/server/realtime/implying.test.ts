// Which deletions are known to be their sender's without the whole text being made, compared with what Yjs makes of it.
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { RangeSet, type Range } from '../../../shared/history/ranges.ts'
import { readDeletions } from '../../../server/history/deletions.ts'
import { bodyOf } from '../../../shared/document/shape.ts'
import { collect } from '../../../server/history/collect.ts'
import { decodeContent, isDead, newsIn, rangeOf } from '../../../server/realtime/frames.ts'
import { Implying } from '../../../server/realtime/implying.ts'
import { kindsIn } from '../../../server/realtime/kinds.ts'
import { chanceFrom } from '../../support/chance.ts'
import { edit, rowsOf } from '../../support/paragraphs.ts'

const structsOf = (update: Uint8Array) => [...decodeContent(update).structs.values()].flat()
const isText = (struct: Y.Item | Y.GC) => struct instanceof Y.Item && struct.content instanceof Y.ContentString
const wholly = (struct: Y.Item | Y.GC): Range => rangeOf({ struct, offset: 0 })

/** What rows say is deleted. */
function saidIn(rows: readonly Uint8Array[]): RangeSet {
  const said = new RangeSet()
  for (const row of rows) {
    said.addAll(decodeContent(row).deletes)
    said.addAll(structsOf(row).filter(isDead).map(wholly))
  }
  return said
}

test('[L66] where it is certain, no text is deleted that the rows do not say, in whatever order people write', () => {
  const seen = { certain: 0, doubtful: 0, deleting: 0, implied: 0 }
  for (let seed = 1; seed <= 30; seed++) {
    const rows = rowsOf(seed, 60)
    const text = RangeSet.of(rows.flatMap((row) => structsOf(row).filter(isText).map(wholly)))
    for (let at = 0; at < rows.length; at += 10) {
      const implying = new Implying(at === 0 ? null : { position: at, ...collect(rows.slice(0, at)) })
      const then = readDeletions(collect(rows.slice(0, at)).deletes)
      for (let upTo = at + 1; upTo <= Math.min(at + 8, rows.length); upTo++) {
        implying.take(rows[upTo - 1]!) // in range
        const said = saidIn(rows.slice(at, upTo))
        said.addAll(then)
        const implied = [...readDeletions(collect(rows.slice(0, upTo)).deletes)].flatMap((range) => said.missing(range))
        const letters = implied.filter((range) => text.missing(range)[0]?.[2] !== range[2])
        if (letters.length > 0) seen.implied++
        if (implying.isCertain) expect(letters).toEqual([])
        seen[implying.isCertain ? 'certain' : 'doubtful']++
        if (implying.isCertain && !saidIn(rows.slice(at, upTo)).isEmpty) seen.deleting++
      }
    }
  }
  expect(Math.min(seen.certain, seen.doubtful, seen.deleting)).toBeGreaterThan(50)
  expect(seen.implied).toBeGreaterThan(10)
})

/** A paragraph that two have, and what each writes without the other. */
function two() {
  const [ana, ben] = [new Y.Doc(), new Y.Doc()]
  edit(ana, () => 0)
  Y.applyUpdate(ben, Y.encodeStateAsUpdate(ana))
  const first = Y.encodeStateAsUpdate(ana)
  const written: Uint8Array[] = []
  ana.on('update', (update: Uint8Array) => written.push(update))
  return { ana, ben, first, written, before: Y.encodeStateVector(ben) }
}

const textIn = (doc: Y.Doc) => (bodyOf(doc).get(0) as Y.XmlElement).get(0) as Y.XmlText // as `edit` makes it

/** What is new in a sync reply to someone who has the first row and what was written since. */
function replyOf(doc: Y.Doc, before: Uint8Array, rows: readonly Uint8Array[]) {
  const has = collect(rows)
  const deleted = readDeletions(has.deletes)
  const known = { clock: (client: number) => has.clocks.get(client) ?? 0, undeleted: (r: Range) => deleted.missing(r) }
  return newsIn(decodeContent(Y.encodeStateAsUpdate(doc, before)), known)
}

test('[L66] letters taken out by someone who was away are theirs while others only write and take out letters', () => {
  const { ana, ben, first, written, before } = two()
  textIn(ana).insert(3, ' de plus')
  textIn(ana).delete(4, 2)
  textIn(ben).insert(1, 'long')
  textIn(ben).delete(3, 2)
  const news = replyOf(ben, before, [first, ...written])
  expect(news.deletes.length).toBeGreaterThan(0)
  for (const base of [null, { position: 1, ...collect([first]) }]) {
    const implying = new Implying(base)
    for (const row of base === null ? [first, ...written] : written) implying.take(row)
    expect(implying.tells(news)).toBe(true)
  }
})

test('[L66] once somebody has taken out a paragraph, nobody is called the author of what went with it', () => {
  const { ana, ben, first, written, before } = two()
  bodyOf(ana).delete(0, 1)
  textIn(ben).insert(1, 'long')
  for (const update of written) Y.applyUpdate(ben, update)
  const implying = new Implying({ position: 1, ...collect([first]) })
  for (const row of written) implying.take(row)
  expect(implying.isCertain).toBe(false)
  expect(implying.tells(replyOf(ben, before, [first, ...written]))).toBe(false)
  // The same when the paragraph was gone when the state was made.
  const later = new Implying({ position: 2, ...collect([first, ...written]) })
  expect(later.isCertain).toBe(true)
  expect(later.tells(replyOf(ben, before, [first, ...written]))).toBe(false)
})

test('[L66] who takes out a mark or a paragraph is looked at with the whole text', () => {
  for (const act of [
    (doc: Y.Doc) => bodyOf(doc).delete(0, 1),
    (doc: Y.Doc) => textIn(doc).format(0, 2, { bold: null }),
  ]) {
    const { ana, ben, before } = two()
    textIn(ben).format(0, 2, { bold: true })
    Y.applyUpdate(ana, Y.encodeStateAsUpdate(ben))
    const rows = [Y.encodeStateAsUpdate(ana)]
    act(ben)
    const news = replyOf(ben, before, rows)
    expect(news.deletes.length).toBeGreaterThan(0)
    expect(new Implying({ position: 1, ...collect(rows) }).tells(news)).toBe(false)
  }
})

test('[L66] what a state holds is read from its bytes as Yjs reads it', () => {
  for (let seed = 1; seed <= 20; seed++) {
    const chance = chanceFrom(seed)
    const doc = new Y.Doc()
    for (const row of rowsOf(seed, 40)) Y.applyUpdate(doc, row)
    doc.getText('autre').insert(0, ['é', '🌍 ville', 'ﬁ'][chance(3)] ?? '')
    doc.getText('autre').insertEmbed(0, { image: 'x' })
    doc.getText('autre').applyDelta([{ retain: 1 }, { insert: '𝄞', attributes: { a: { b: 'ü' } } }])
    doc.getMap('carte').set('clé', [{ a: 1.5, b: [null, true, 'é'] }, 2 ** 40, -3][chance(3)])
    doc.getArray('suite').push([1, 'deux', { trois: 3 }, new Uint8Array([1, 2, 3])])
    doc.getArray('suite').push([new Uint8Array([1, 2, 3]), new Y.Doc(), new Y.Map(), new Y.XmlHook('h')])
    const state = Y.encodeStateAsUpdate(doc)
    const living = Y.decodeUpdate(state).structs.filter((struct) => struct instanceof Y.Item)
    const types = living.filter(({ content }) => content instanceof Y.ContentType)
    const others = living.filter(
      ({ content }) =>
        ![Y.ContentType, Y.ContentString, Y.ContentDeleted].some((letters) => content instanceof letters),
    )
    expect(kindsIn(state)).toEqual({
      types: RangeSet.of(types.map(wholly)),
      others: RangeSet.of(others.map(wholly)),
    })
  }
})
