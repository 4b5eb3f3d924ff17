// When phrases stood: as whoever reads the text after each row would have seen.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { bodyOf } from '../../../shared/document/shape.ts'
import { pageAt } from '../../../shared/history/moment.ts'
import { isText, type PageNode } from '../../../shared/history/page.ts'
import { folded, standingsOf } from '../../../shared/history/phrases.ts'
import { Replay } from '../../../shared/history/replay.ts'
import { drawnActs, randomLog } from '../../support/random-logs.ts'

/** Every place of a phrase in a page, by its first and its last character. */
function placesIn(page: PageNode, wanted: string): string[] {
  const found: string[] = []
  const walk = (node: PageNode): void => {
    let text = ''
    let ids: string[] = []
    const look = (): void => {
      for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1))
        found.push(`${ids[at]} – ${ids[at + wanted.length - 1]}`)
      text = ''
      ids = []
    }
    for (const part of node.parts) {
      if (isText(part)) {
        text += part.text.toLowerCase()
        for (const [client, clock, length] of part.ids)
          for (let n = 0; n < length; n++) ids.push(`${client} ${clock + n}`)
      } else {
        look()
        walk(part)
      }
    }
    look()
  }
  walk(page)
  return found
}

/** The same histories at each run; `SEED=…` for others, `RUNS=…` for more. */
const seed = Number(process.env.SEED ?? 7)
const numRuns = Number(process.env.RUNS ?? 120)

test('[H5] a phrase is told to have stood exactly where and when whoever read every moment would have seen it', () => {
  let [stood, ended] = [0, 0]
  fc.assert(
    fc.property(drawnActs, fc.constantFrom('la', 'lac', 'e l', 'xx', 'abc', 'a'), (list, phrase) => {
      const replay = new Replay()
      const rows = randomLog(list)
      for (const row of rows) replay.take(row)
      const seen = new Map<string, { appeared: number; last: number }>()
      for (let position = 1; position <= rows.length; position++) {
        for (const place of placesIn(pageAt(replay, position), phrase))
          seen.set(place, { appeared: seen.get(place)?.appeared ?? position, last: position })
      }
      const expected = [...seen].map(([place, { appeared, last }]) => {
        const gone = last === rows.length ? null : last + 1
        return { place, appeared, gone }
      })
      const found = standingsOf(replay, phrase).map(({ first, last, appeared, gone, textAt }) => {
        const { text, from, length } = textAt(gone === null ? rows.length : gone - 1)
        expect(text.slice(from, from + length).toLowerCase()).toBe(phrase)
        return { place: `${first.join(' ')} – ${last.join(' ')}`, appeared, gone }
      })
      const inOrder = (places: typeof found) => [...places].sort((a, b) => (a.place < b.place ? -1 : 1))
      expect(inOrder(found)).toEqual(inOrder(expected))
      stood += found.length
      ended += found.filter(({ gone }) => gone !== null).length
    }),
    { numRuns, seed },
  )
  expect(Math.min(stood, ended), `${stood} stood, ${ended} of them no longer`).toBeGreaterThan(100)
})

test('[H5] accents, case, ligatures and typographic signs do not matter; half of a ligature is nothing', () => {
  expect(folded('L’Œuvre «\u00a0d’à côté\u00a0» – été…')).toBe('l\'oeuvre " d\'a cote " - ete...')
  expect(folded('e\u0301te\u0301')).toBe(folded('été'))
  expect(folded('co\u00adopérer')).toBe('cooperer')
})

test('[H13] a row of dots is found in as many places as hold a million letters, and takes no more memory', () => {
  const doc = new Y.Doc()
  const paragraph = new Y.XmlElement('paragraph')
  bodyOf(doc).push([paragraph])
  paragraph.push([new Y.XmlText('.'.repeat(50_000))])
  const clock = Y.getState(doc.store, doc.clientID)
  const replay = new Replay()
  const row = { position: 1, actorId: 'ana', at: 0, kind: 'edit', update: Y.encodeStateAsUpdate(doc) }
  replay.take({ ...row, ins: [[doc.clientID, 0, clock]], del: [] })
  expect(standingsOf(replay, '.'.repeat(100))).toHaveLength(10_000)
  expect(standingsOf(replay, '.')).toHaveLength(50_000)
  expect(standingsOf(replay, '..')[0]?.textAt(1)).toMatchObject({ from: 0, length: 2 })
})
