// What of the wall fits on the screen of the room, and what it shows of a view.
import { expect, test } from 'vitest'
import { contribution, head } from '../../../../client/gallery/room-samples.ts'
import { fitGroups, fitList } from '../../../../client/features/screen/fit.ts'
import { fitRows } from '../../../../client/features/screen/fit-results.ts'
import { sayVoted, sayWho } from '../../../../client/features/screen/say-results.ts'
import {
  ballotOf,
  consentResults,
  dotsResults,
  formConfig,
  formResults,
} from '../../../../client/gallery/ballot-samples.ts'
import { ranked } from '../../../../client/features/screen/ranked.ts'
import { sceneOf } from '../../../../client/features/screen/scene.ts'
import { turnBeside } from '../../../../client/features/screen/turn.ts'
import { wallOf, type WallGroup } from '../../../../client/features/screen/wall-items.ts'
import type { BallotConfig } from '../../../../shared/workshop/phases.ts'
import type { ClusterView, CommonView, HeadView } from '../../../../shared/workshop/view.ts'
import { spacedCode } from '../../../../shared/workshop/code.ts'

const cluster = (n: number, items: string[]): ClusterView => ({
  id: `c${n}`,
  tableId: null,
  title: `Groupe ${n}`,
  synthesis: '',
  top: false,
  disagreed: false,
  items,
})
const group = (n: number, size = 1): WallGroup => ({
  cluster: cluster(n, []),
  items: Array.from({ length: size }, (_, i) => contribution(100 * n + i, 'Un local stable')),
})
const groups = (count: number) => Array.from({ length: count }, (_, n) => group(n, count - n))
const hall = { lines: 14.8, letters: 84 }

const viewOf = (of: HeadView, more: Partial<CommonView> = {}): CommonView => ({
  head: of,
  contributions: {},
  clusters: {},
  tables: {},
  people: {},
  floor: null,
  panels: [],
  subjects: [],
  results: null,
  form: null,
  plan: [],
  undoable: null,
  consoleOf: null,
  ...more,
})
const writing = head({
  mechanism: 'collect',
  types: ['need'],
  most: 3,
  length: 200,
  visibility: 'self',
  together: 1,
  moderated: false,
  supported: false,
})
const grouping = head({ mechanism: 'group', scope: 'all', top: 3 })

test('few groups: the largest stands large beside the others, with all of its contributions that fit', () => {
  const { columns, hidden } = fitGroups(groups(4), hall)
  expect(hidden).toBe(0)
  expect(columns.map((cards) => cards.map(({ group: { cluster: of } }) => of.id))).toEqual([['c0'], ['c1', 'c2', 'c3']])
  expect(columns[0]?.[0]).toMatchObject({ isLead: true, items: [{}, {}, {}, {}] })
})

test('many groups: three columns in their order, and how many are not shown is told', () => {
  const { columns, hidden } = fitGroups(groups(40), hall)
  const shown = columns.flat()
  expect(columns).toHaveLength(3)
  expect(shown.map(({ group: of }) => of.cluster.id)).toEqual(shown.map((_, n) => `c${n}`))
  expect(shown.length).toBeGreaterThan(8)
  expect(hidden).toBe(40 - shown.length)
})

test('titles are whole before anything else is shown, smaller if need be, and cut where not all fit; the number of the table has its line too', () => {
  const titled = (count: number, tableId: string | null, title = 'Financer le temps d’avant, de l’idée à l’étude') =>
    groups(count).map(({ cluster: of, items }) => ({
      cluster: {
        ...of,
        tableId,
        title,
        synthesis: 'Un accord. '.repeat(8),
      },
      items,
    }))
  expect(fitGroups(titled(7, null), hall)).toMatchObject({ hidden: 0, titles: 'large' })
  expect(fitGroups(titled(12, null, 'Financer le temps d’avant, de l’idée au'), hall)).toMatchObject({
    hidden: 0,
    titles: 'small',
  })
  expect(fitGroups(titled(30, null), hall).titles).toBe('cut')
  const shown = (tableId: string | null) => fitGroups(titled(30, tableId), hall).columns.flat().length
  expect(shown('t')).toBeLessThan(shown(null))
})

test('columns are of about one height', () => {
  const { columns, hidden } = fitGroups(groups(6), { lines: 14.8, letters: 84 })
  expect([columns.map((cards) => cards.length), hidden]).toEqual([[2, 2, 2], 0])
})

test('however small the screen, the first group and the first contribution are shown', () => {
  expect(fitGroups(groups(3), { lines: 1, letters: 10 }).columns.flat().length).toBeGreaterThan(0)
  expect(fitList([contribution(1, 'Un local')], { lines: 0, letters: 4 })).toMatchObject({ hidden: 0 })
})

test('contributions without a group fill two columns; what does not fit is counted', () => {
  const all = Array.from({ length: 60 }, (_, n) => contribution(n, 'Un local stable'))
  const { columns, hidden } = fitList(all, hall)
  expect(columns).toHaveLength(2)
  expect(columns.flat().length + hidden).toBe(60)
  expect(columns.flat().length).toBeLessThanOrEqual(2 * hall.lines)
})

test('the wall has groups by their size; what was set aside or merged is not on it', () => {
  const contributions = Object.fromEntries(
    [
      contribution(1, 'a'),
      contribution(2, 'b'),
      contribution(3, 'c', { parked: true }),
      contribution(4, 'd', { into: 'x' }),
      contribution(5, 'e'),
    ].map((one) => [one.id, one]),
  )
  const [a = '', b = '', c = '', d = ''] = Object.keys(contributions)
  const clusters = { c1: cluster(1, [a]), c2: cluster(2, [b, c, d]), c3: cluster(3, []) }
  const { groups: up, loose } = wallOf(viewOf(grouping, { contributions, clusters }))
  expect(up.map(({ cluster: { id }, items }) => [id, items.length])).toEqual([
    ['c1', 1],
    ['c2', 1],
  ])
  expect(loose.map(({ text }) => text)).toEqual(['e'])
})

test('what the console shows wins over the phase; what the view does not hold is not shown', () => {
  const one = contribution(1, 'a')
  const shown = { ...writing, shown: { kind: 'contribution' as const, contributionId: one.id } }
  expect(sceneOf(viewOf(shown, { contributions: { [one.id]: one } }))).toEqual({
    is: 'contribution',
    contribution: one,
  })
  expect(sceneOf(viewOf(shown))).toEqual({ is: 'phase' })
  expect(sceneOf(viewOf({ ...grouping, shown: { kind: 'blank' } }))).toEqual({ is: 'blank' })
  expect(sceneOf(viewOf({ ...grouping, shown: { kind: 'welcome' } }))).toEqual({ is: 'welcome' })
})

test('the phase calls for its scene: an instruction, the wall once revealed, a pause, the welcome before and thanks after', () => {
  const revealed = writing.round && { ...writing.round, revealed: true }
  const paused = writing.round && { ...writing.round, remaining: 1_000, endsAt: null }
  const scene = (of: HeadView) => sceneOf(viewOf(of)).is
  expect(scene(writing)).toBe('phase')
  expect(scene({ ...writing, round: revealed })).toBe('wall')
  expect(scene({ ...writing, round: paused })).toBe('paused')
  expect(scene(grouping)).toBe('wall')
  expect(scene(head(null, { stage: 'open' }))).toBe('welcome')
  expect(scene(head(null, { stage: 'closed' }))).toBe('closed')
  expect(scene(head(null, { stage: 'closed', shown: { kind: 'blank' } }))).toBe('closed')
  expect(scene(head(null, { stage: 'cancelled' }))).toBe('cancelled')
})

test('subjects that got as much share a rank', () => {
  const subject = (id: string, total: number) => ({
    id,
    label: id,
    total,
    answers: [],
    place: null,
    places: [],
    given: [],
  })
  const all = ranked([subject('a', 3), subject('b', 6), subject('c', 3), subject('d', 0)])
  expect(all.map(({ id, rank, share }) => [id, rank, share])).toEqual([
    ['b', 1, 1],
    ['a', 2, 0.5],
    ['c', 2, 0.5],
    ['d', 4, 0],
  ])
})

test('a code is shown in two groups of three', () => {
  expect(spacedCode('HTK4R7')).toBe('HTK\u00a04R7')
})

test('results are as large as all of their rows may be; what fits at no size is counted', () => {
  const rows = (n: number) => Array.from({ length: n }, (_, i) => i)
  const height = { large: 4, compact: 2, line: 1 }
  const fit = (n: number) => fitRows(rows(n), 20, (_, size) => height[size])
  expect([fit(5).size, fit(6).size, fit(10).size, fit(11).size]).toEqual(['large', 'compact', 'compact', 'line'])
  expect(fit(30)).toMatchObject({ size: 'line', hidden: 10 })
  expect(fitRows(rows(3), 0, () => 1)).toMatchObject({ shown: [0], hidden: 2 })
})

test('what a ballot gave is shown once it is sent: live, or once its results are shown; before, how many voted [A39]', () => {
  const open = (more: Partial<BallotConfig> = {}): HeadView => {
    const of = head(ballotOf('dots', more))
    return { ...of, round: of.round && { ...of.round, ballot: 'open' } }
  }
  expect(sceneOf(viewOf(open())).is).toBe('phase')
  expect(sceneOf(viewOf(open({ live: true }), { results: dotsResults })).is).toBe('results')
  const form = head(formConfig)
  expect(sceneOf(viewOf(form)).is).toBe('phase')
  expect(sceneOf(viewOf(form, { form: formResults })).is).toBe('results')
  expect(sayVoted({ ...open().counts, voted: 31 }, false)).toBe('31 sur 42 ont voté')
  expect(sayVoted({ ...open().counts, voted: 9 }, true)).toBe('9 organisations ont répondu')
})

test('who had reservations is named by answer, and nobody where names are not told [A39]', () => {
  const [first] = consentResults.subjects
  if (!first) throw new Error('a subject was expected')
  expect(sayWho('consent', first)).toEqual([
    'Consentement avec réserve\u202f: SCIC La Remise, Département de la Lisse',
    'Objection\u202f: Toits du Val',
  ])
  const nameless = { ...first, given: first.given.map((one) => ({ ...one, name: '' })) }
  expect(sayWho('consent', nameless)).toEqual([])
})

test('the largest group is told by what was made of it, and that it is disputed takes its place', () => {
  const long = 'Des lots à la taille de nos coopératives, et des délais de réponse que trois personnes peuvent tenir. '
  const made = (disagreed: boolean): WallGroup => {
    const { cluster: of, items } = group(1, 20)
    return { cluster: { ...of, synthesis: long.repeat(3), disagreed }, items }
  }
  const shown = (one: WallGroup) => fitGroups([one], hall).columns[0]?.[0]?.items.length ?? 0
  expect(shown(made(false))).toBeLessThan(shown(group(1, 20)))
  expect(shown(made(true))).toBeLessThanOrEqual(shown(made(false)))
})

test('who speaks is told beside whatever fills the screen, and once where the phase itself says it [A69]', () => {
  const t1 = { id: 't1', number: 3, rapporteur: null, people: 0, wrote: 0, finished: 0, extra: 0 }
  const speaks = (speaker: { tableId: string } | { guestId: string }, name: string) => ({
    tables: { t1 },
    floor: { speaker: { who: { speaker, name, college: null, spoken: 0 }, since: 0 }, waiting: [], heard: [] },
  })
  expect(turnBeside(speaks({ tableId: 't1' }, ''), { is: 'wall' })).toBe('Table 3')
  expect(turnBeside(speaks({ guestId: 'g' }, 'Awa'), { is: 'results' })).toBe('Awa')
  expect(turnBeside(speaks({ tableId: 't1' }, ''), { is: 'phase' })).toBeNull()
  expect(turnBeside({ tables: { t1 }, floor: { speaker: null, waiting: [], heard: [] } }, { is: 'wall' })).toBeNull()
})
