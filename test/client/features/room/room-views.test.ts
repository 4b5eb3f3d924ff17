// What a phone makes of what it knows: the code, the timer, its own part, groups, and the sentence of who sees what.
import { afterEach, describe, expect, it } from 'vitest'
import { cleanCode, spacedCode } from '../../../../client/features/room/code.ts'
import type { Queued, Refused } from '../../../../client/features/room/device-queue.ts'
import { tableGroups } from '../../../../client/features/room/grouping.ts'
import { mineOf, strayRefusals, togglesOf } from '../../../../client/features/room/own-part.ts'
import { groupsOf, readableOf } from '../../../../client/features/room/readable.ts'
import { contribution } from '../../../../client/gallery/room-samples.ts'
import { keepDraft, keptDrafts, knownGuests, rememberGuest } from '../../../../client/features/room/room-notes.ts'
import { leftOf, markPassed, sayClock } from '../../../../client/live/round-clock.ts'
import { languageSent, mayTell } from '../../../../client/features/room/tagging.ts'
import { sayWhoSees } from '../../../../client/features/room/who-sees.ts'
import { MemoryNotes } from '../../../../client/live/notes.ts'
import { speak } from '../../../../shared/text/words.ts'
import type { GuestCommand } from '../../../../shared/workshop/commands.ts'
import type { CollectConfig, Identity } from '../../../../shared/workshop/phases.ts'
import type { ClusterView, ContributionView, HeadView, OwnView } from '../../../../shared/workshop/view.ts'

const written = (id: string, more: Partial<ContributionView> = {}): ContributionView =>
  contribution(0, `text of ${id}`, { id, roundId: 'round', tableId: 'table', ...more })

const own = (contributions: OwnView['contributions'] = {}): OwnView => ({
  guestId: 'me',
  name: 'Mireille',
  organisation: null,
  tableId: null,
  isRapporteur: false,
  contributions,
  group: {},
  companions: [],
  supported: ['liked'],
  finished: false,
  inQueue: false,
  voted: false,
  vote: null,
  form: null,
  formsLeft: [],
})

let place = 0
const queued = (command: GuestCommand, refused: Refused | null = null): Queued => ({
  place: ++place,
  id: `command ${place}`,
  command,
  state: refused ? 'refused' : 'waiting',
  refused,
  revision: null,
})
const sends = (contributionId: string, text: string): GuestCommand => ({
  kind: 'send',
  roundId: 'round',
  contributionId,
  type: 'idea',
  text,
})

describe('a code', () => {
  it('is the same however it is typed, pasted or scanned [A13]', () => {
    const ways = [
      'HTK4R7',
      ' htk 4r7 ',
      'htk-4r7',
      'https://maillage.example/r/htk4r7',
      'maillage.example/r/HTK4R7?x=1',
    ]
    expect(new Set(ways.map(cleanCode))).toEqual(new Set(['HTK4R7']))
    expect(spacedCode('HTK4R7')).toBe('HTK\u00a04R7')
  })
})

describe('the timer of a phone', () => {
  const round = {
    id: 'round',
    revealed: false,
    locked: false,
    endsAt: 100_000,
    remaining: null,
    length: 60_000,
    ballot: 'none',
    resultsShown: false,
  } as const

  it('is an instant of the server: its end, the time given to the table, the pause [A12]', () => {
    expect(leftOf(round, null, 40_000)).toBe(60_000)
    expect(leftOf(round, { extra: 30_000 }, 40_000)).toBe(90_000)
    expect(leftOf(round, null, 200_000)).toBe(0)
    expect(leftOf({ ...round, endsAt: null, remaining: 5_000 }, null, 200_000)).toBe(5_000)
    expect(leftOf({ ...round, endsAt: null }, null, 0)).toBeNull()
  })

  it('shows a second that has begun, and hours where there are', () => {
    expect([250_000, 249_001, 0, 3_720_000].map(sayClock)).toEqual(['04:10', '04:10', '00:00', '1:02:00'])
  })

  it('is said at five minutes, at one and at the end, once each, and not for what was already passed', () => {
    const seen = [301_000, 300_000, 299_000, 61_000, 60_000, 59_000, 1_000, 0, 0]
    const said = seen.map((left, n) => markPassed(n === 0 ? null : (seen[n - 1] ?? null), left, 600_000))
    expect(said).toEqual([null, 'five', null, null, 'one', null, null, 'over', null])
    expect(markPassed(400_000, 30_000, 600_000)).toBe('one') // a phone that slept is told the nearest
    expect(markPassed(null, 30_000, 600_000)).toBeNull()
  })

  it('is not said of the time that one starts with; given longer, it is', () => {
    expect(markPassed(300_080, 299_900, 300_000)).toBeNull() // the clock of the phone is a little behind
    expect(markPassed(60_010, 59_000, 60_000)).toBeNull()
    expect(markPassed(300_080, 299_900, 420_000)).toBe('five')
    expect(markPassed(60_010, 59_000, 300_000)).toBe('one')
    expect(markPassed(10, 0, 300_000)).toBe('over')
  })
})

describe('my part', () => {
  it('shows what waits beside what is kept, and each once when both are known', () => {
    const view = own({ b: { ...written('b'), editable: true, late: false } })
    const mine = mineOf(view, [queued(sends('b', 'known')), queued(sends('c', 'new'))])
    expect(mine.map(({ id, state, text }) => [id, state, text])).toEqual([
      ['c', 'waiting', 'new'],
      ['b', 'kept', 'text of b'],
    ])
  })

  it('lays changes, withdrawals and what is set aside over what the server last told', () => {
    const view = own({
      a: { ...written('a'), editable: true, late: false },
      b: { ...written('b'), editable: true, late: false },
    })
    const mine = mineOf(view, [
      queued({ kind: 'reword', contributionId: 'a', type: 'lever', text: 'better' }),
      queued({ kind: 'park', contributionId: 'a', parked: true }),
      queued({ kind: 'withdraw', contributionId: 'b' }),
    ])
    expect(mine).toMatchObject([{ id: 'a', type: 'lever', text: 'better', state: 'waiting', isParked: true }])
  })

  it('keeps the words of what was refused, and says why', () => {
    const view = own({ a: { ...written('a'), editable: false, late: false } })
    const items = [
      queued(sends('c', 'too many'), 'tooMany'),
      queued({ kind: 'reword', contributionId: 'a', type: 'need', text: 'meant' }, 'roundLocked'),
      queued({ kind: 'finish', roundId: 'round', finished: true }, 'roundOver'),
    ]
    expect(mineOf(view, items)).toMatchObject([
      { id: 'c', text: 'too many', state: 'refused', refusals: [{ refused: 'tooMany' }] },
      { id: 'a', text: 'text of a', state: 'kept', refusals: [{ refused: 'roundLocked', text: 'meant' }] },
    ])
    expect(strayRefusals(items).map(({ refused }) => refused)).toEqual(['roundOver'])
  })

  it('shows what was switched as it will be, for the round in hand', () => {
    const items = [
      queued({ kind: 'finish', roundId: 'round', finished: true }),
      queued({ kind: 'finish', roundId: 'other', finished: false }),
      queued({ kind: 'support', contributionId: 'liked', supported: false }),
      queued({ kind: 'support', contributionId: 'new', supported: true }),
      queued({ kind: 'sit', tableId: 'table' }),
      queued({ kind: 'askFloor', roundId: 'round' }, 'notNow'),
    ]
    const { finished, supported, tableId, inQueue } = togglesOf(own(), items, 'round')
    expect({ finished, supported: [...supported], tableId, inQueue }).toEqual({
      finished: true,
      supported: ['new'],
      tableId: 'table',
      inQueue: false,
    })
  })
})

describe('what is read of others', () => {
  const cluster = (id: string, items: string[], tableId: string | null = null): ClusterView => ({
    id,
    tableId,
    title: id,
    synthesis: '',
    top: false,
    disagreed: false,
    items,
  })

  it('leaves out what is hidden, what waits, and what lives on in another [A10]', () => {
    const all = [
      written('a'),
      written('b', { hidden: 'personal' }),
      written('c', { into: 'a' }),
      written('d', { tray: 'late' }),
    ]
    const readable = readableOf(Object.fromEntries(all.map((one) => [one.id, one])))
    expect(readable.map(({ id }) => id)).toEqual(['a'])
  })

  it('comes by groups in their order, then what is in none', () => {
    const groups = groupsOf({ clusters: { one: cluster('one', ['b', 'gone']), none: cluster('none', []) } }, [
      written('a'),
      written('b'),
    ])
    expect(groups.map(({ cluster: of, items }) => [of?.id, items.map(({ id }) => id)])).toEqual([
      ['one', ['b']],
      [undefined, ['a']],
    ])
  })

  it('shows the groups of a table as its rapporteur has just made them [A11]', () => {
    const groups = tableGroups(
      { one: cluster('one', ['a'], 'table'), other: cluster('other', ['x'], 'else') },
      'table',
      [
        queued({ kind: 'makeCluster', clusterId: 'two', title: 'New', contributions: ['b', 'c'] }),
        queued({ kind: 'place', contributionId: 'a', clusterId: 'two', before: null }),
        queued({ kind: 'place', contributionId: 'b', clusterId: null, before: null }),
        queued({ kind: 'choose', clusterId: 'two', top: true }),
        queued({ kind: 'removeCluster', clusterId: 'one' }),
        queued({ kind: 'removeCluster', clusterId: 'two' }, 'notYours'),
      ],
    )
    expect(groups).toMatchObject([{ id: 'two', title: 'New', items: ['c', 'a'], top: true }])
  })
})

describe('who sees what', () => {
  const config: CollectConfig = {
    mechanism: 'collect',
    types: ['need'],
    most: 5,
    length: 280,
    visibility: 'self',
    together: 1,
    moderated: false,
    supported: false,
  }

  it('is said for each visibility and identity, and changes once revealed [A4]', () => {
    const sentences = (['self', 'group', 'table', 'all'] as const).flatMap((visibility) =>
      (['named', 'pseudonym', 'nameless'] as const).map((identity) =>
        sayWhoSees({ ...config, visibility }, identity, false, false),
      ),
    )
    expect(new Set(sentences).size).toBe(12)
    expect(sayWhoSees(config, 'named', true, false)).toBe(sentences[9])
    expect(sayWhoSees(config, 'named', false, true)).toContain('sans nom')
  })
})

describe('what a phone remembers', () => {
  it('keeps a text in the making, round by round, until it is sent or emptied', () => {
    const notes = new MemoryNotes()
    const draft = {
      roundId: 'r1',
      title: 'Seul',
      types: ['need' as const],
      length: 280,
      type: 'need' as const,
      text: 'Un',
    }
    keepDraft(notes, 'me', draft)
    keepDraft(notes, 'me', { ...draft, roundId: 'r2', text: 'Deux' })
    keepDraft(notes, 'other', { ...draft, text: 'Trois' })
    expect(keptDrafts(notes, 'me').map(({ text }) => text)).toEqual(['Un', 'Deux'])
    keepDraft(notes, 'me', { ...draft, text: '' })
    expect(keptDrafts(notes, 'me').map(({ text }) => text)).toEqual(['Deux'])
  })

  it('knows its people again, the last first', () => {
    const notes = new MemoryNotes()
    const guest = (guestId: string) => ({ workshopId: 'w', guestId, name: guestId, title: 'Atelier' })
    for (const id of ['a', 'b', 'a']) rememberGuest(notes, 'HTK4R7', guest(id))
    expect(knownGuests(notes, 'HTK4R7').map(({ guestId }) => guestId)).toEqual(['a', 'b'])
    expect(knownGuests(notes, 'ABCDEF')).toEqual([])
  })
})

describe('the language of what is sent', () => {
  const tagging = (isSent: boolean) => ({ isSent, turn: () => undefined })
  const head = (identity: Identity) => ({ phase: { identity } }) as HeadView
  afterEach(() => speak('fr', {}))

  it('may be left out where nobody is told who writes, on a phone in another language, and nowhere else [A115]', () => {
    expect(mayTell(head('nameless'), 'Greta')).toBe(false) // in French nothing is to be told
    speak('de', {})
    expect(mayTell(head('nameless'), 'Greta')).toBe(true)
    expect(mayTell(head('named'), '')).toBe(true)
    for (const identity of ['named', 'pseudonym'] as const) expect(mayTell(head(identity), 'Greta')).toBe(false)
    expect(mayTell(null, undefined)).toBe(false)
    expect(languageSent(true, tagging(false))).toEqual({})
    expect(languageSent(true, tagging(true))).toEqual({ language: 'de' })
    for (const tells of [false, undefined]) expect(languageSent(tells, tagging(false))).toEqual({ language: 'de' })
  })
})
