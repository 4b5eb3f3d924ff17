// What changed in a sitting is told from as much of both pages as it touched, and is what comparing all of them tells.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { changesOf } from '../../../shared/history/changes/changes.ts'
import { isText, type PageNode } from '../../../shared/history/page.ts'
import { Touched } from '../../../shared/history/touched.ts'
import { gestures, writings } from '../../support/acts-of-writing.ts'
import { compared } from '../../support/compared.ts'
import { sample } from '../../support/exchange-sample.ts'

const sentences = [
  'Les projets naissent, puis cherchent un toit.',
  'D’ici à 2029, huit lieux accueillent des activités.',
  'Oui.',
]
const blocks = Array.from({ length: 24 }, (_, n) =>
  n % 6 === 0
    ? { type: 'heading', attrs: { id: `t${n}`, level: 2 }, content: [{ type: 'text', text: `Partie ${n}` }] }
    : { type: 'paragraph', attrs: { id: `p${n}` }, content: [{ type: 'text', text: sentences[n % 3] ?? '' }] },
)
const start = {
  type: 'doc',
  content: [...blocks, ...(sample.content ?? []).slice(0, 10), ...blocks.slice(1, 5).map(twin)],
}

/** The same words again, in blocks of their own. */
function twin(block: (typeof blocks)[number]) {
  return { ...block, attrs: { ...block.attrs, id: `${block.attrs.id}-again` } }
}

const acts = Object.values({ ...gestures, ...writings })
const seed = Number(process.env.SEED ?? 7)
const numRuns = Number(process.env.RUNS ?? 40)
const history = fc.array(
  fc.record({ who: fc.nat(2), act: fc.constantFrom(...acts), at: fc.nat(4_000), to: fc.nat(4_000) }),
  { minLength: 2, maxLength: 12 },
)

test('[H6] what was touched, with what outweighs it between, changed as all of the text did', async () => {
  const size = { whole: 0, touched: 0 }
  await fc.assert(
    fc.asyncProperty(history, fc.nat(10), async (list, split) => {
      const { before, after, past, replay, between, changes } = await compared(start, list, split)
      const [from, to] = between
      const touched = new Touched(replay)
      const [ranges = []] = touched.within([{ from: from + 1, to }])
      const pages = touched.pages(ranges, from, to)
      const told = changesOf(...pages, past, between)
      expect(told.changes).toEqual(changes.changes)
      expect(told.hands).toEqual(changes.hands)
      size.whole += lettersOf(before) + lettersOf(after)
      size.touched += lettersOf(pages[0]) + lettersOf(pages[1])
    }),
    { numRuns, seed },
  )
  expect(size.touched, JSON.stringify(size)).toBeLessThan(size.whole * 0.9)
})

const lettersOf = (page: PageNode): number =>
  page.parts.reduce((sum, part) => sum + (isText(part) ? part.text.length : lettersOf(part)), 0)
