// What judges the faults: it must see what is missing, what differs and what grows, and nothing else.
import { describe, expect, it } from 'vitest'
import { apart, missing, tokensOf } from './support/acts.ts'
import { differences } from './support/patience.ts'
import { growthOf } from './torture/live.ts'
import { withCounts, type Report } from './torture/report.ts'
import { flatness } from './torture/slope.ts'

describe('what someone typed and a text does not show', () => {
  const promised = { sent: ['+<a.1>', '+<a.2>', '-<a.2>', '+<a.3>'], saved: ['+<a.1>', '+<a.2>', '-<a.2>'] }
  const seen = (text: string) => missing(promised, tokensOf(text))

  it('is nothing where all insertions stand and no deletion is back', () => {
    expect(seen('<a.3> <a.1>')).toEqual({ gone: [], lost: [] })
  })

  it('is what was sent, and lost where it had been called saved', () => {
    expect(seen('<a.1>')).toEqual({ gone: ['+<a.3>'], lost: [] })
    expect(seen('<a.3>')).toEqual({ gone: ['+<a.1>'], lost: ['+<a.1>'] })
  })

  it('is also a deletion that came back', () => {
    expect(seen('<a.1> <a.2> <a.3>')).toEqual({ gone: ['-<a.2>'], lost: ['-<a.2>'] })
  })
})

describe('two texts', () => {
  it('differ by tokens, and by their order', () => {
    expect(apart('<a> <b>', '<a> <b>')).toEqual([])
    expect(apart('<a> <b>', '<a> <c>')).toEqual(['the texts differ', '<b>', '<c>'])
    expect(apart('<a> <b>', '<b> <a>')).toEqual(['the texts differ'])
  })

  it('are given time to become the same', async () => {
    let looks = 0
    expect(await differences('<a>', () => (++looks < 3 ? '' : '<a>'))).toEqual([])
    expect(looks).toBe(3)
  })
})

describe('a figure over time', () => {
  const over = (valueAt: (minute: number) => number) =>
    flatness(Array.from({ length: 60 }, (_, minute) => [minute, valueAt(minute)] as const)).growth

  it('is flat with peaks in it, and grows where it grows', () => {
    expect(over((minute) => (minute % 10 === 0 ? 900 : 100))).toBeCloseTo(0)
    expect(over((minute) => 100 + minute)).toBeCloseTo(0.59)
  })
})

it('live memory may grow by so much; what is held for a while and let go is no growth', () => {
  expect(growthOf('it', [20, 20.1, 31, 20.9], 1).failure).toEqual([])
  expect(growthOf('it', [20, 19.5, 19, 20], 1).growth).toBe(-0.5)
  expect(growthOf('it', [20, 20.5, 21.5, 22], 1).failure).toEqual([
    'it holds 1.5 MB more than before: 20.0 20.5 21.5 22.0',
  ])
})

it('the counts of one part are replaced on the page, and those of the others left', () => {
  const report: Report = {
    part: 'kill',
    about: 'kill -9',
    form: 'long',
    seed: 1,
    at: '2026-11-22T07:36:00.000Z',
    seconds: 3,
    machine: 'a machine',
    counts: { rounds: 2_000 },
    failures: [],
  }
  const page =
    '<!-- counts of kill -->\nold\n<!-- end of kill -->\n<!-- counts of soak -->\nkept\n<!-- end of soak -->\n'
  const written = withCounts(page, report)
  expect(written).not.toContain('old')
  expect(written).toContain('| rounds | 2,000 |')
  expect(written).toContain('<!-- counts of soak -->\nkept\n<!-- end of soak -->')
  expect(withCounts('# Faults\n', report)).toContain('## kill: kill -9')
})
