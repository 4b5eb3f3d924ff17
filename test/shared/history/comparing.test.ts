// Comparing two moments of a text that three people wrote, over the whole schema: what must always hold.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Node } from '@tiptap/pm/model'
import { TableMap } from '@tiptap/pm/tables'
import { documentSchema } from '../../../shared/document/schema.ts'
import { changesOf } from '../../../shared/history/changes/changes.ts'
import { apply } from '../../../shared/history/compare/apply.ts'
import { compare } from '../../../shared/history/compare/compare.ts'
import { leavesMade } from '../../../shared/history/compare/pieces.ts'
import { jsonOf, type PageNode } from '../../../shared/history/page.ts'
import { isShownText, standingIn, type Form, type ShownNode, type ShownPart } from '../../../shared/history/shown.ts'
import { gestures, writings } from '../../support/acts-of-writing.ts'
import { compared, type Drawn } from '../../support/compared.ts'
import { sample } from '../../support/exchange-sample.ts'

/** The same histories at each run; `SEED=…` for others, `HISTORIES=…` for more of them. */
const seed = Number(process.env.SEED ?? 7)
const numRuns = Number(process.env.HISTORIES ?? 30)
const parameters = { numRuns, seed }
const timeout = 20_000 + numRuns * 200

const allActs = { ...gestures, ...writings }
const drawn = (name: string, at: number, to: number): Drawn => ({ who: 0, at, to, act: allActs[name] ?? (() => {}) })
/** Which broke one of these once. */
const found: [Drawn[], number][] = [
  [[drawn('split', 0, 0), drawn('remove', 720, 2246)], 0],
  [[drawn('addColumn', 0, 0), drawn('remove', 694, 1371), drawn('split', 0, 0)], 0],
  [[drawn('remove', 1532, 2440), drawn('split', 0, 0)], 0],
  [[drawn('merge', 0, 0), drawn('removeFew', 1539, 0)], 0],
  [[drawn('removeBlock', 678, 0), drawn('table', 0, 0), drawn('split', 0, 0)], 0],
  [[drawn('split', 884, 0), drawn('drag', 915, 0), drawn('split', 0, 0)], 0],
  [[drawn('divider', 0, 0), drawn('up', 679, 0), drawn('split', 0, 0)], 0],
  [[drawn('table', 1745, 0), drawn('down', 916, 0), drawn('split', 0, 0)], 1],
  [[drawn('split', 0, 0), drawn('split', 715, 0), drawn('removeFew', 1583, 0), drawn('split', 0, 0)], 0],
  [[drawn('down', 0, 0), drawn('split', 1, 0), drawn('down', 865, 0), drawn('split', 0, 0)], 0],
  [[drawn('deleteColumn', 0, 0), drawn('deleteColumn', 0, 0), drawn('moveRow', 0, 0)], 1],
  [
    [
      drawn('list', 633, 0),
      drawn('removeBlock', 888, 0),
      drawn('merge', 0, 0),
      drawn('table', 1683, 0),
      drawn('remove', 1465, 1424),
      drawn('split', 0, 0),
    ],
    0,
  ],
  [
    [
      drawn('details', 2400, 0),
      drawn('deleteRow', 0, 0),
      drawn('deleteColumn', 1570, 0),
      drawn('merge', 0, 0),
      drawn('split', 0, 0),
    ],
    2,
  ],
  [[drawn('split', 678, 0), drawn('up', 2404, 0), drawn('split', 0, 0)], 0],
]

const drawnOf = (acts: typeof gestures): fc.Arbitrary<Drawn> =>
  fc
    .record({ who: fc.nat(2), name: fc.constantFrom(...Object.keys(acts)), at: fc.nat(3_000), to: fc.nat(3_000) })
    .map(({ name, ...drawn }) => ({
      ...drawn,
      act: acts[name] ?? (() => {}),
      toString: () => `${name} ${JSON.stringify(drawn)}`,
    }))
const history = fc.array(drawnOf(allActs), { minLength: 1, maxLength: 12 })
const onlyGestures = fc.array(drawnOf(gestures), { minLength: 1, maxLength: 8 })

/** What a tree says, in order, of the pieces whose form is one of these; undefined is the form of what is as it was. */
function said(part: ShownPart, forms: readonly (Form | undefined)[]): string {
  if (isShownText(part)) return forms.includes(part.form) ? part.text : ''
  return part.parts.map((one) => said(one, forms)).join('')
}
const inBefore = [undefined, 'changed', 'removed', 'leaving'] as const
const inAfter = [undefined, 'changed', 'added', 'moved'] as const
const textOf = (node: PageNode): string =>
  node.parts.map((part) => ('text' in part ? part.text : textOf(part))).join('')
const letters = (text: string): string => [...text].sort().join('')

describe('what changed between two moments', { timeout }, () => {
  test('applied to the earlier text, it makes the later one; the other way round too [H20]', () =>
    fc.assert(
      fc.asyncProperty(history, fc.nat(6), async (list, split) => {
        const { before, after, past } = await compared(sample, list, split)
        const there = compare(before, after, past.origins)
        expect(jsonOf(apply(there.before, leavesMade(there)))).toEqual(jsonOf(after))
        const back = compare(after, before, past.origins)
        expect(jsonOf(apply(back.before, leavesMade(back)))).toEqual(jsonOf(before))
      }),
      { ...parameters, examples: found },
    ))

  test('seen from the other side, as many words were added as were removed [H21]', () =>
    fc.assert(
      fc.asyncProperty(history, fc.nat(6), async (list, split) => {
        const { before, after, past, between, changes } = await compared(sample, list, split)
        const back = changesOf(after, before, past, [between[1], between[0]])
        expect(back.tally).toEqual({ added: changes.tally.removed, removed: changes.tally.added })
      }),
      { ...parameters, examples: found },
    ))

  test('between a text and itself there is nothing [H22]', () =>
    fc.assert(
      fc.asyncProperty(history, async (list) => {
        const { after, past } = await compared(sample, list)
        const same = changesOf(after, after, past, [1, 1])
        expect(same.changes).toEqual([])
        expect(same.tally).toEqual({ added: 0, removed: 0 })
        expect(said(same.inline, [undefined])).toBe(textOf(after))
      }),
      parameters,
    ))

  test('splits, joins, titles, lists, quotations, marks and moves add no word and take none away [H23]', () =>
    fc.assert(
      fc.asyncProperty(onlyGestures, async (list) => {
        const { changes } = await compared(sample, list)
        expect(changes.tally, JSON.stringify(changes.changes)).toEqual({ added: 0, removed: 0 })
      }),
      {
        ...parameters,
        examples: [[[drawn('split', 299, 0), drawn('ordered', 886, 0), drawn('split', 2815, 0), drawn('split', 0, 0)]]],
      },
    ))

  test('every character of both texts is shown, once in both as one and once on its own side [H24]', () =>
    fc.assert(
      fc.asyncProperty(history, fc.nat(6), async (list, split) => {
        const { before, after, changes } = await compared(sample, list, split)
        expect(said(changes.inline, inAfter)).toBe(textOf(after))
        const withMoved = said(changes.inline, [undefined, 'changed', 'removed', 'leaving'])
        expect(letters(withMoved)).toBe(letters(textOf(before)))
        const side = (which: 'before' | 'after'): string =>
          changes.beside
            .map((row) => standingIn(row, which))
            .map((node) => (node === null ? '' : said(node, which === 'before' ? inBefore : inAfter)))
            .join('')
        expect(side('after')).toBe(textOf(after))
        expect(side('before')).toBe(textOf(before))
      }),
      { ...parameters, examples: found },
    ))

  test('both texts as one are a text that the schema allows, whose tables have a cell for every place [H25]', () =>
    fc.assert(
      fc.asyncProperty(history, fc.nat(6), async (list, split) => {
        const { before, after, changes } = await compared(sample, list, split)
        const root = Node.fromJSON(documentSchema(), jsonOfShown(changes.inline))
        root.check()
        const tables = (node: PageNode): PageNode[] =>
          node.type === 'table' ? [node] : node.parts.flatMap((part) => ('text' in part ? [] : tables(part)))
        const wereWhole = [before, after].every((page) => tables(page).every(isWhole))
        if (wereWhole)
          root.descendants(
            (node) => void (node.type.name === 'table' && expect(TableMap.get(node).problems).toBeNull()),
          )
      }),
      { ...parameters, examples: found },
    ))

  test('each change is shown, what is shown is in the list, and its words are those of the whole [H26]', () =>
    fc.assert(
      fc.asyncProperty(history, fc.nat(6), async (list, split) => {
        const { changes } = await compared(sample, list, split)
        const shown = new Set(idsIn(changes.inline))
        expect([...shown].sort((a, b) => a - b)).toEqual(changes.changes.map(({ id }) => id))
        for (const one of changes.changes) expect(one.by.length, JSON.stringify(one)).toBeGreaterThan(0)
      }),
      { ...parameters, examples: found },
    ))
})

/** A concurrent edit may leave holes. */
const isWhole = (table: PageNode): boolean =>
  TableMap.get(Node.fromJSON(documentSchema(), jsonOf(table))).problems === null

const idsIn = (part: ShownPart): number[] => [
  ...(part.changes ?? []),
  ...(isShownText(part) ? [] : part.parts.flatMap(idsIn)),
]

function jsonOfShown(part: ShownPart): { type: string; [key: string]: unknown } {
  if (isShownText(part)) {
    const marks = Object.entries(part.marks).map(([type, attrs]) => ({ type, attrs }))
    return { type: 'text', text: part.text, ...(marks.length > 0 ? { marks } : {}) }
  }
  const { type, attrs, parts }: ShownNode = part
  return { type, attrs, content: parts.map(jsonOfShown) }
}
