// The pure parts of the page of history: its address, its line of time, its colours, who wrote what, the table.
import { describe, expect, test } from 'vitest'
import { activityDays } from '../../../client/features/history/activity-days.ts'
import { readAddress, writeAddress, type Address } from '../../../client/features/history/address.ts'
import { authorsOf, percents, wholeOf } from '../../../client/features/history/authors.ts'
import { rowsOf, sorted } from '../../../client/features/history/change-rows.ts'
import { daysOf, momentsOf, sayHands, usualComparison } from '../../../client/features/history/lines.ts'
import { joinPages } from '../../../client/features/history/pages.ts'
import { byParty, paintOf, sayNamed } from '../../../client/features/history/paint.ts'
import { footnotesOf, runsOf } from '../../../client/features/history/shown/runs.ts'
import { tickAfterKey, tickNear } from '../../../client/features/history/ticks.ts'
import { mentionedIn } from '../../../client/features/history/use-names-of.ts'
import { instantAt } from '../../../shared/local-instant.ts'
import type { Change } from '../../../shared/history/change.ts'
import type { ShownNode, ShownText, Stroke } from '../../../shared/history/shown.ts'
import type { ActivityLine, HistoryLine, NamedHand } from '../../../shared/schemas/history.ts'

const hand = (name: string, organisation: string | null, more: Partial<NamedHand> = {}): NamedHand => ({
  actorId: `actor of ${name}`,
  name,
  isSystem: false,
  isMe: false,
  hue: 4,
  organisation: organisation === null ? null : { id: organisation, name: organisation, hue: 2, pattern: 3 },
  relayedBy: null,
  ...more,
})
const nadia = hand('Nadia Ferhat', 'La Remise')
const paul = hand('Paul Vigne', 'La Remise')
const sekou = hand('Sékou Diarra', null)

const sitting = (from: number, to: number, endedAt: string, hands: readonly number[]): HistoryLine => ({
  kind: 'sitting',
  from,
  to,
  startedAt: endedAt,
  endedAt,
  hands: hands.map((one) => ({ hand: one, words: { added: 1, removed: 0 } })),
  sections: [],
  changes: 1,
})
const version = (position: number, at: string, name: string): HistoryLine => ({
  kind: 'version',
  version: {
    id: name,
    position,
    at,
    name,
    description: '',
    createdAt: at,
    by: 0,
    isAutomatic: false,
    lock: null,
    hash: null,
    head: null,
    erased: null,
  },
})
const text = (words: string, more: Partial<ShownText> = {}): ShownText => ({ text: words, marks: {}, ...more })
const node = (type: string, parts: ShownNode['parts'], attrs = {}): ShownNode => ({ type, attrs, parts })
const stroke = (of: number, position = 1): Stroke => ({ hand: of, position, at: 1_000 * position })

describe('the address', () => {
  const usual: Address = {
    shows: { what: 'default' },
    view: 'inline',
    colouring: 'organisation',
    filter: {},
    sought: '',
  }
  const cases: [string, Address][] = [
    ['', usual],
    ['de=12&a=30', { ...usual, shows: { what: 'comparison', from: 12, to: 30 } }],
    [
      'moment=7&couleurs=personne',
      { ...usual, shows: { what: 'moment', position: 7, blockId: null }, colouring: 'person' },
    ],
    ['bloc=b1', { ...usual, shows: { what: 'moment', position: null, blockId: 'b1' } }],
    [
      'de=0&a=3&vue=cote-a-cote&personne=p&du=2026-03-01&visite=1&cherche=guichet+unique',
      {
        ...usual,
        shows: { what: 'comparison', from: 0, to: 3 },
        view: 'beside',
        filter: { actorId: 'p', since: '2026-03-01', sinceMyVisit: true },
        sought: 'guichet unique',
      },
    ],
  ]
  test.each(cases)('[H71] « %s » says all that is shown, and is said by it', (query, address) => {
    expect(readAddress(new URLSearchParams(query))).toEqual(address)
    expect(readAddress(new URLSearchParams(writeAddress(address)))).toEqual(address)
  })

  test('[H71] what it says amiss is left out', () => {
    expect(readAddress(new URLSearchParams('de=-1&a=1e3&vue=rien&couleurs=12'))).toEqual(usual)
  })
})

describe('the line of time', () => {
  const now = instantAt('2026-03-12T15:00')
  const lines = [
    sitting(21, 30, instantAt('2026-03-12T13:20').toISOString(), [0]),
    version(20, instantAt('2026-03-11T18:00').toISOString(), 'Après l’atelier 2'),
    sitting(11, 20, instantAt('2026-03-11T18:00').toISOString(), [1, 2]),
    sitting(1, 10, instantAt('2026-02-09T09:00').toISOString(), [0]),
  ]

  test('[H70] lines stand under their day, today and yesterday by their names', () => {
    const days = daysOf(lines, now)
    expect(days.map(({ name, lines: of }) => [name, of.length])).toEqual([
      ['Aujourd’hui', 1],
      ['Hier', 2],
      ['Lundi 9\u00a0février', 1],
    ])
  })

  test('[H61] of a démarche, a version stands on the day it was named, whatever it names; each line once', () => {
    const writing = (hour: number): ActivityLine['line'] => {
      const at = instantAt(`2026-03-12T${String(hour).padStart(2, '0')}:00`).toISOString()
      return { kind: 'writing', from: hour, to: hour, startedAt: at, endedAt: at, hands: [0] }
    }
    const named = version(20, instantAt('2026-02-09T09:00').toISOString(), 'Avant l’atelier')
    if (named.kind !== 'version') throw new Error('a version was asked for')
    const createdAt = instantAt('2026-03-12T09:00').toISOString()
    const naming: ActivityLine['line'] = { ...named, version: { ...named.version, createdAt } }
    const all = [writing(11), naming, writing(8)].map((line) => ({ documentId: 'd', title: 'Charte', line }))
    const days = activityDays(
      [
        { hands: [nadia], lines: all },
        { hands: [nadia], lines: all.slice(2) },
      ],
      now,
    )
    expect(days.map(({ name, lines: of }) => [name, of.length])).toEqual([['Aujourd’hui', 3]])
  })

  test('[H70] a sitting is called after its people: the whole name of who was alone, first names else', () => {
    const hands = [nadia, paul, sekou, hand('Inès Roca', null), hand('Ancien membre 7', null)]
    expect(sayHands([0], hands)).toBe('Nadia Ferhat')
    expect(sayHands([0, 0, 2], hands)).toBe('Nadia et Sékou')
    expect(sayHands([0, 1, 2, 3], hands)).toBe('Nadia, Paul et 2 autres')
    expect(sayHands([4, 0], hands)).toBe('Ancien membre 7 et Nadia')
  })

  test('[H79] a version speaks for the sitting that it ends: each moment is there once', () => {
    const moments = momentsOf(lines, [nadia, paul, sekou], null, now)
    expect(moments.map(({ position, isVersion, people }) => [position, isVersion, people])).toEqual([
      [30, false, 'Nadia Ferhat'],
      [20, true, 'Paul et Sékou'],
      [10, false, 'Nadia Ferhat'],
    ])
  })

  test('[H71] what opens by itself is compared with the last version before now, else with the last sitting', () => {
    expect(usualComparison(lines, 30)).toEqual({ from: 20, to: 30 })
    expect(usualComparison(lines.slice(2, 3), 20)).toEqual({ from: 10, to: 20 })
    expect(usualComparison([], 0)).toBeNull()
  })

  test('[H42] whoever sees nothing from before they came begins with the text that stood then, under its name', () => {
    const arrival = { at: new Date(now.getTime() - 4 * 86_400_000).toISOString(), position: 7 }
    const first = momentsOf(lines, [nadia, paul, sekou], arrival, now).at(-1)
    expect(first).toMatchObject({
      position: 7,
      label: expect.stringMatching(/^À votre arrivée, \d/) as string,
      people: '',
    })
    expect(momentsOf(lines, [nadia, paul, sekou], { ...arrival, position: 0 }, now)).toHaveLength(3)
    // a version of that very moment keeps its name
    const named = momentsOf(lines, [nadia, paul, sekou], { ...arrival, position: 20 }, now)
    expect(named.map(({ isVersion }) => isVersion)).toEqual([false, true, false])
    expect(usualComparison([], 9, 7)).toEqual({ from: 7, to: 9 })
    expect(usualComparison(lines, 30, 30)).toBeNull()
  })

  test('[H72] pages are joined: hands numbered anew, nothing twice', () => {
    const joined = joinPages([
      { hands: [nadia, paul], lines: [sitting(11, 20, 'b', [1])], next: 11 },
      { hands: [paul, sekou], lines: [sitting(11, 20, 'b', [0]), sitting(1, 10, 'a', [1, 0])], next: null },
    ])
    expect(joined.hands).toEqual([nadia, paul, sekou])
    expect(joined.next).toBeNull()
    expect(joined.lines.map((line) => line.kind === 'sitting' && line.hands.map((one) => one.hand))).toEqual([
      [1],
      [2, 1],
    ])
  })
})

describe('colours', () => {
  test('[H73] people of one organisation share its colour, and bear their own where people are told apart', () => {
    const hands = [nadia, paul, sekou]
    const by = paintOf(hands, 'organisation')
    expect(by.partyOf(0)).toEqual(by.partyOf(1))
    expect(by.partyOf(0)).toMatchObject({ name: 'La Remise', initials: 'LR', mark: { hue: 2, pattern: 3 } })
    expect(by.partyOf(2)).toMatchObject({ name: 'Sékou Diarra', mark: { hue: 0 } })
    const each = paintOf(hands, 'person')
    // The same hue, woven otherwise: nobody is taken for another.
    expect([0, 1, 2].map((one) => each.partyOf(one)?.mark)).toEqual([
      { hue: 4, pattern: 4 },
      { hue: 4, pattern: 5 },
      { hue: 4, pattern: 6 },
    ])
    expect(paintOf(hands, 'none').partyOf(0)).toBeNull()
  })

  test('[H73] a hand is said with whom it writes for and by whom it was sent', () => {
    expect(sayNamed(nadia)).toBe('Nadia Ferhat, pour La Remise')
    expect(sayNamed({ ...sekou, isMe: true, relayedBy: 'Paul Vigne' })).toBe(
      'Sékou Diarra (vous), transmis par Paul Vigne',
    )
  })

  test('[H73] what several hands did is put together by colour, whoever did most first', () => {
    const shares = [0, 1, 2].map((one) => ({ hand: one, n: one === 2 ? 5 : 3 }))
    const parties = byParty(paintOf([nadia, paul, sekou], 'organisation'), shares, ({ n }) => n)
    expect(parties.map(({ party, words }) => [party.name, words])).toEqual([
      ['La Remise', 6],
      ['Sékou Diarra', 5],
    ])
  })
})

describe('a shown text', () => {
  const change = (id: number, by: number): [number, Change] => [
    id,
    {
      id,
      kind: 'replaced',
      by: [stroke(by)],
      section: null,
      blockId: null,
      before: '',
      after: '',
      words: { added: 0, removed: 0 },
    },
  ]

  test('[H74] neighbours of one form and one hand are one run; a removal is of who removed it', () => {
    const runs = runsOf(
      [
        text('Un '),
        text('grand ', { form: 'added', changes: [1], written: stroke(2) }),
        text('fonds', { form: 'added', changes: [1], written: stroke(2), marks: { bold: {} } }),
        text('', { form: 'removed', changes: [2] }),
        text('guichet', { form: 'removed', changes: [2], written: stroke(2) }),
      ],
      new Map([change(1, 0), change(2, 1)]),
    )
    expect(runs.map(({ form, strokes, parts }) => [form, strokes.map((one) => one.hand), parts.length])).toEqual([
      [null, [], 1],
      ['added', [2], 2],
      ['removed', [1], 1],
    ])
  })

  test('[H75] footnotes are numbered as they are read, and mentions asked for by their ids only', () => {
    const id = '0f8fad5b-d9cb-469f-a165-70867728950e'
    const [first, second] = [node('footnote', [text('a')]), node('footnote', [text('b')])]
    const doc = node('doc', [
      node('paragraph', [text('x'), first, node('mention', [], { id, kind: 'person' })]),
      node('blockquote', [node('paragraph', [second, node('mention', [], { id: 'javascript:1', kind: 'person' })])]),
    ])
    expect(footnotesOf(doc)).toEqual([first, second])
    expect(mentionedIn(doc)).toEqual({ people: [id], organisations: [] })
  })
})

describe('who wrote this', () => {
  test('[H78] authors by share, then who moved the words of another; what one moved of one’s own is no move', () => {
    const paragraph = node('paragraph', [
      text('abcdef', { written: stroke(0, 1) }),
      text(' gh', { written: stroke(1, 2), moved: stroke(0, 9) }),
      text('ij', { written: stroke(0, 3), moved: stroke(0, 9) }),
      text('kl'),
    ])
    const { written, moves } = authorsOf(wholeOf(paragraph))
    expect(written.map(({ hand: of, characters, first, last }) => [of, characters, first, last])).toEqual([
      [0, 8, 1_000, 3_000],
      [1, 2, 2_000, 2_000],
    ])
    expect(moves.map(({ written: by, moved }) => [by.hand, moved.hand])).toEqual([[1, 0]])
  })

  test('[H81] shares are whole percents that make a hundred', () => {
    expect(percents([1, 1, 1])).toEqual([34, 33, 33])
    expect(percents([0, 0])).toEqual([0, 0])
    expect(percents([5, 995]).reduce((sum, one) => sum + one)).toBe(100)
  })
})

describe('going along time', () => {
  const ticks = [
    { position: 5, at: instantAt('2026-03-01T09:00').toISOString() },
    { position: 9, at: instantAt('2026-03-01T17:00').toISOString() },
    { position: 14, at: instantAt('2026-03-02T09:00').toISOString() },
    { position: 20, at: instantAt('2026-03-02T11:00').toISOString() },
    { position: 30, at: instantAt('2026-03-05T09:00').toISOString() },
  ]

  test('[H79] a position between two ticks is at the one before', () => {
    expect([0, 5, 8, 30, 99].map((position) => tickNear(ticks, position))).toEqual([0, 0, 0, 4, 4])
  })

  test.each([
    ['ArrowRight', 1, 2],
    ['ArrowLeft', 0, 0],
    ['PageUp', 0, 3],
    ['PageUp', 3, 4],
    ['PageDown', 4, 3],
    ['PageDown', 3, 1],
    ['PageDown', 1, 0],
    ['Home', 3, 0],
    ['End', 1, 4],
    ['x', 1, null],
  ])('[H79] %s from tick %i leads to %s', (key, from, to) => {
    expect(tickAfterKey(ticks, from, key)).toBe(to)
  })
})

describe('the table of changes', () => {
  const changes = ['b', 'a', 'a'].map((title, id): Change => ({
    id,
    kind: id === 0 ? 'retyped' : 'added',
    by: [stroke(id === 1 ? 2 : 0, 3 - id)],
    section: { blockId: title, title },
    blockId: null,
    before: '',
    after: '',
    words: { added: 0, removed: 0 },
    ...(id === 0
      ? {
          looks: {
            before: { type: 'heading', attrs: { level: 2 }, around: [] },
            after: { type: 'heading', attrs: { level: 3 }, around: [] },
          },
        }
      : {}),
  }))

  test('[H77] lines are sorted either way, those that are alike in the order of reading', () => {
    const rows = rowsOf(changes, { hands: [nadia, paul, sekou] }, new Map())
    expect(rows[0]).toMatchObject({ kind: 'Titre 2 → Titre 3', author: 'Nadia Ferhat', organisation: 'La Remise' })
    const places = (by: Parameters<typeof sorted>[1], isDown: boolean) =>
      sorted(rows, by, isDown).map(({ place }) => place)
    expect(places('section', false)).toEqual([2, 3, 1])
    expect(places('section', true)).toEqual([1, 2, 3])
    expect(places('date', false)).toEqual([3, 2, 1])
    expect(places('author', false)).toEqual([1, 3, 2])
  })
})
