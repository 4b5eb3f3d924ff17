// What the bench is asked, how it searches, and what it says.
import { describe, expect, it } from 'vitest'
import { readArguments } from './arguments.ts'
import { tableOf, withSection, type Line } from './report.ts'
import { kneeBy } from './scenarios/knee.ts'

const line = (more: Partial<Line> = {}): Line => ({
  scenario: 's',
  server: 'ours',
  point: 'a pair',
  figures: { 'p95 ms': 4.5678 },
  problems: [],
  ...more,
})

describe('the report', () => {
  it('has a column for every figure that any line has', () => {
    expect(tableOf([line(), line({ server: 'other', figures: { 'CPU %': 1234.5 } })])).toBe(
      [
        '| point | server | p95 ms | CPU % |',
        '| --- | --- | --- | --- |',
        '| a pair | ours | 4.57 |  |',
        '| a pair | other |  | 1,235 |',
      ].join('\n'),
    )
  })

  it('says loudly that a run failed, and why', () => {
    const table = tableOf([line({ problems: ['2 different texts'] })])
    expect(table).toContain('ours **FAILED**')
    expect(table).toContain('FAILED a pair, ours: 2 different texts')
  })

  it('replaces the section of one scenario and nothing else, and adds one that is missing', () => {
    const page = 'a\n<!-- bench:x -->\nold\n<!-- /bench:x -->\nb\n<!-- bench:y -->\n<!-- /bench:y -->\n'
    const written = withSection(page, 'x', 'X', 'new')
    expect(written).toBe(page.replace('old', 'new'))
    expect(withSection(written, 'x', 'X', 'new')).toBe(written)
    expect(withSection(page, 'z', '9. Zed', 'new')).toBe(
      `${page}\n## 9. Zed\n\n<!-- bench:z -->\nnew\n<!-- /bench:z -->\n`,
    )
  })
})

describe('the command line', () => {
  const known = [
    { number: 1, name: 'one-room' },
    { number: 2, name: 'many-rooms' },
  ]

  it('means everything when it says nothing', () => {
    expect(readArguments([], known)).toEqual({
      scenarios: known,
      servers: null,
      quick: false,
      profile: false,
      write: false,
    })
  })

  it('takes scenarios by number or name, servers and wishes', () => {
    const wish = readArguments(['many-rooms', '1', '--servers', 'ours,raw-echo', '--write'], known)
    expect(wish).toMatchObject({ scenarios: known.toReversed(), servers: ['ours', 'raw-echo'], write: true })
  })

  it('says what it does not know', () => {
    expect(readArguments(['3'], known)).toEqual({ problem: 'no scenario is called “3”: 1 one-room, 2 many-rooms' })
    expect(readArguments(['--servers', 'etherpad'], known)).toHaveProperty('problem')
  })
})

describe('the search for the largest room', () => {
  const search = async (truth: number, first = 100) => {
    const tried: number[] = []
    const knee = await kneeBy({ first, ratio: 1.1, most: 5 }, async (load) => {
      tried.push(load)
      return load <= truth
    })
    return { knee, tried }
  }

  it('goes up while it holds, and stops at the first that does not', async () => {
    expect(await search(115)).toEqual({ knee: 110, tried: [100, 110, 122] })
  })

  it('goes down until it holds', async () => {
    expect(await search(85)).toEqual({ knee: 82, tried: [100, 90, 82] })
  })

  it('gives up after so many tries, with the largest that held', async () => {
    expect((await search(10_000)).tried).toHaveLength(5)
    expect(await search(1)).toMatchObject({ knee: 0 })
  })
})
