// What is left of any history in which a passage was blanked: all but the passage, at every moment.
import * as Y from 'yjs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { blankedUpdate } from '../../../server/history/redaction/rewriting.ts'
import { bodyOf } from '../../../shared/document/shape.ts'
import { leastPartOfGesture } from '../../../shared/history/carry.ts'
import { pageAt } from '../../../shared/history/moment.ts'
import { isText, type PageNode } from '../../../shared/history/page.ts'
import { lettersOf } from '../../../shared/history/phrases.ts'
import { blank, passageIn, withoutPhrases } from '../../../shared/history/redaction.ts'
import { RangeSet } from '../../../shared/history/ranges.ts'
import { Replay, type LoggedEdit } from '../../../shared/history/replay.ts'
import { Logged } from '../../support/logged.ts'
import { drawnActs, randomLog } from '../../support/random-logs.ts'

const seed = Number(process.env.SEED ?? 7)
const numRuns = Number(process.env.RUNS ?? 60)

function played(rows: readonly LoggedEdit[], leastPart?: number): Replay {
  const replay = new Replay(undefined, leastPart)
  for (const row of rows) replay.take(row)
  return replay
}

function blankedRows(rows: readonly LoggedEdit[], phrases: readonly string[]) {
  const letters = passageIn(played(rows, leastPartOfGesture), phrases)
  const said = (text: string): string => withoutPhrases(text, phrases)
  const blanked = rows.map((row) => ({ ...row, update: blankedUpdate(row.update, { letters, said }) ?? row.update }))
  return { letters, rows: blanked }
}

/** Each letter with which one it is. */
function lettersIn(page: PageNode): [id: string, letter: string][] {
  return page.parts.flatMap((part) => {
    if (!isText(part)) return lettersIn(part)
    const ids = part.ids.flatMap(([client, clock, n]) =>
      Array.from({ length: n }, (_, at) => `${client} ${clock + at}`),
    )
    return ids.map((id, at): [string, string] => [id, part.text[at] ?? ''])
  })
}

test('[H100] in any history the passage stands at no moment any more, and every other letter is where and what it was', () => {
  let blankedLetters = 0
  fc.assert(
    fc.property(drawnActs, fc.constantFrom('la', 'lac', 'e l', 'abc'), (list, phrase) => {
      const before = randomLog(list)
      const { letters, rows } = blankedRows(before, [phrase])
      const [was, is] = [played(before), played(rows)]
      expect([...lettersOf(is, phrase)]).toEqual([])
      for (let position = 1; position <= rows.length; position++) {
        const expected = lettersIn(pageAt(was, position)).map(([id, letter]) => {
          const [client = 0, clock = 0] = id.split(' ').map(Number)
          return [id, letters.has(client, clock) ? blank : letter]
        })
        expect(lettersIn(pageAt(is, position))).toEqual(expected)
        blankedLetters += expected.filter(([, letter]) => letter === blank).length
      }
      for (const [at, { update }] of rows.entries()) {
        const [now, then] = [Y.decodeUpdate(update), Y.decodeUpdate(before[at]?.update ?? update)]
        const idsOf = ({ structs }: typeof now) => structs.map(({ id, length }) => [id.client, id.clock, length])
        expect(idsOf(now)).toEqual(idsOf(then))
        expect(Y.equalDeleteSets(now.ds, then.ds)).toBe(true)
      }
    }),
    { seed, numRuns },
  )
  expect(blankedLetters).toBeGreaterThan(1_000)
})

/** One paragraph, whose acts are a row each. */
function aParagraph(...acts: ((text: Y.XmlText) => void)[]): LoggedEdit[] {
  const doc = new Y.Doc({ gc: false })
  doc.clientID = 7
  const block = new Y.XmlElement('paragraph')
  const text = new Y.XmlText()
  const logged = new Logged()
  doc.on('update', (update: Uint8Array) => logged.add('ana', update))
  doc.transact(() => {
    bodyOf(doc).push([block])
    block.push([text])
  })
  for (const act of acts) doc.transact(() => act(text))
  return logged.rows
}

const textAfter = (rows: readonly LoggedEdit[], position: number): string =>
  lettersIn(pageAt(played(rows), position))
    .map(([, letter]) => letter)
    .join('')

/** All that the rows say in letters, whether or not it ever stood. */
const saidBy = (rows: readonly LoggedEdit[]): string =>
  rows
    .flatMap(({ update }) => Y.decodeUpdate(update).structs)
    .map((struct) => (struct instanceof Y.Item && struct.content instanceof Y.ContentString ? struct.content.str : ''))
    .join(' ')

test('[H100] what was corrected in the midst of it goes with it, what was written around or into it later stays', () => {
  const rows = aParagraph(
    (text) => text.insert(0, 'Appeler Jeane'),
    (text) => text.delete(12, 1),
    (text) => text.insert(12, 'ne Dupont demain'),
    (text) => text.insert(14, ' (une phrase qui est à quelqu’un d’autre)'),
    (text) => text.delete(8, 6),
  )
  const { rows: blanked } = blankedRows(rows, ['jeanne dupont'])
  expect(textAfter(blanked, 4)).toBe(`Appeler ${blank.repeat(13)} demain`)
  expect(textAfter(blanked, 6)).toBe(`Appeler  (une phrase qui est à quelqu’un d’autre)${blank.repeat(7)} demain`)
  expect(saidBy(blanked)).not.toMatch(/Jean|Dup/)
})

test('[H100] also what was written and deleted within one row, as in three weeks without a network', () => {
  const rows = aParagraph((text) => {
    text.insert(0, 'Rendez-vous avec Jeanne Dupont. Puis à Lyon.')
    text.delete(16, 14)
  })
  const { rows: blanked } = blankedRows(rows, ['Jeanne Dupont'])
  expect(textAfter(blanked, 2)).toBe('Rendez-vous avec. Puis à Lyon.')
  expect(saidBy(rows)).toContain('Jeanne Dupont')
  expect(saidBy(blanked)).not.toMatch(/Jeanne|Dupont/)
})

test('[H100] accents, case and a letter of two units; titles, addresses and descriptions by the same rule', () => {
  const rows = aParagraph((text) => text.insert(0, 'Zoé 👩🏽 ŒUVRE, fin'))
  const { rows: blanked } = blankedRows(rows, ['zoe 👩🏽 oeuvre'])
  expect(textAfter(blanked, 2)).toBe(`${blank.repeat(14)}, fin`)
  expect(withoutPhrases('mailto:Zoé@exemple.fr', ['zoe@exemple'])).toBe(`mailto:${blank.repeat(11)}.fr`)
  expect(withoutPhrases('Rien', ['zoe'])).toBe('Rien')
  const none = blankedUpdate(rows[1]?.update ?? new Uint8Array(), { letters: new RangeSet(), said: (text) => text })
  expect(none).toBeNull()
})
