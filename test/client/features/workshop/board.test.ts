// The columns of the board, and the keys that walk and carry on it.
import { describe, expect, it } from 'vitest'
import { contribution } from '../../../../client/gallery/room-samples.ts'
import { boardOf, carry, dropAt, placeOf, walk, type Column } from '../../../../client/features/workshop/board.ts'
import type { PhaseConfig } from '../../../../shared/workshop/phases.ts'
import type { ClusterView, CommonView, ContributionView, HeadView } from '../../../../shared/workshop/view.ts'

const card = (id: string, more: Partial<ContributionView> = {}): ContributionView =>
  contribution(0, id, { id, roundId: 'now', tableId: null, ...more })

const cluster = (id: string, items: string[]): ClusterView => ({
  id,
  tableId: null,
  title: id,
  synthesis: '',
  top: false,
  disagreed: false,
  items,
})

const wall: PhaseConfig = { mechanism: 'group', scope: 'all', top: 5 }
const collect: PhaseConfig = {
  mechanism: 'collect',
  types: ['need'],
  most: 3,
  length: 200,
  visibility: 'self',
  together: 1,
  moderated: false,
  supported: false,
}

function viewOf(config: PhaseConfig, cards: ContributionView[], clusters: ClusterView[] = []) {
  const head: HeadView = {
    title: '',
    stage: 'running',
    code: null,
    meeting: null,
    phases: 1,
    phaseNumber: 1,
    phase: { id: 'p', kind: 'wall', title: '', prompt: '', identity: 'named', config },
    round: {
      id: 'now',
      revealed: false,
      locked: false,
      endsAt: null,
      remaining: null,
      length: null,
      ballot: 'none',
      resultsShown: false,
    },
    shown: { kind: 'phase' },
    message: null,
    counts: { guests: 0, here: 0, tables: 0, contributions: 0, wrote: 0, finished: 0, voted: 0 },
  }
  const keyed = <T extends { id: string }>(all: T[]) => Object.fromEntries(all.map((one) => [one.id, one]))
  return { head, contributions: keyed(cards), clusters: keyed(clusters) } satisfies Partial<CommonView>
}

const ids = (columns: readonly Column[]) => columns.map(({ items }) => items.map(({ id }) => id))

describe('the board', () => {
  it('has those of no group first, then each group in the order of its items', () => {
    const board = boardOf(viewOf(wall, [card('a'), card('b'), card('c'), card('d')], [cluster('g', ['d', 'b'])]))
    expect(ids(board.columns)).toEqual([
      ['a', 'c'],
      ['d', 'b'],
    ])
    expect(board.kind).toBe('wall')
  })

  it('goes on in groups where they were made, but for what is being written', () => {
    const queue: PhaseConfig = { mechanism: 'queue', of: 'tables', secondsEach: 120 }
    expect(boardOf(viewOf(queue, [card('a')], [cluster('g', ['a'])])).kind).toBe('wall')
    expect(boardOf(viewOf(queue, [card('a')])).kind).toBe('list')
    expect(boardOf(viewOf(collect, [card('a')], [cluster('g', ['a'])])).kind).toBe('list')
  })

  it('keeps trays, what was set aside and what lives on in another apart', () => {
    const cards = [
      card('late', { tray: 'late' }),
      card('waits', { tray: 'waiting' }),
      card('aside', { parked: true }),
      card('declined', { tray: 'declined' }),
      card('merged', { into: 'whole' }),
      card('whole'),
    ]
    const board = boardOf(viewOf(wall, cards, [cluster('g', ['merged', 'whole'])]))
    expect(ids(board.columns)).toEqual([[], ['whole']])
    expect(board.late.map(({ id }) => id)).toEqual(['late'])
    expect(board.waiting.map(({ id }) => id)).toEqual(['waits'])
    expect(board.declined.map(({ id }) => id)).toEqual(['declined'])
    expect(board.parked.map(({ id }) => id)).toEqual(['aside'])
  })

  it('shows of a phase where people write what they write in it', () => {
    const board = boardOf(viewOf(collect, [card('before', { roundId: 'earlier' }), card('now')]))
    expect(ids(board.columns)).toEqual([['now']])
    expect(board.kind).toBe('list')
  })
})

describe('keys on the board', () => {
  const { columns } = boardOf(
    viewOf(
      wall,
      ['a', 'b', 'c', 'd', 'e'].map((id) => card(id)),
      [cluster('g', []), cluster('h', ['d', 'e'])],
    ),
  )

  it('walk from card to card, over empty groups, and stop at the edges', () => {
    const at = { column: 0, index: 2 }
    expect(walk(columns, at, 'ArrowRight')).toEqual({ column: 2, index: 1 })
    expect(walk(columns, at, 'ArrowDown')).toEqual(at)
    expect(walk(columns, at, 'ArrowLeft')).toEqual(at)
    expect(walk(columns, { column: 2, index: 1 }, 'ArrowLeft')).toEqual({ column: 0, index: 1 })
  })

  it('carry a card into empty groups too, and to a new one at the end', () => {
    expect(carry(columns, 'a', { column: 0, index: 0 }, 'ArrowRight')).toEqual({ column: 1, index: 0 })
    expect(carry(columns, 'a', { column: 2, index: 0 }, 'ArrowRight')).toEqual({ column: 3, index: 0 })
    expect(carry(columns, 'a', { column: 3, index: 0 }, 'ArrowRight')).toEqual({ column: 3, index: 0 })
    expect(carry(columns, 'a', { column: 2, index: 2 }, 'ArrowDown')).toEqual({ column: 2, index: 2 })
  })

  it('drop it before what stands there, in a new group, out of its group, or nowhere', () => {
    expect(dropAt(columns, 'a', { column: 2, index: 1 })).toEqual({ to: 'cluster', clusterId: 'h', before: 'e' })
    expect(dropAt(columns, 'a', { column: 2, index: 2 })).toEqual({ to: 'cluster', clusterId: 'h', before: null })
    expect(dropAt(columns, 'a', { column: 3, index: 0 })).toEqual({ to: 'new' })
    expect(dropAt(columns, 'd', { column: 0, index: 0 })).toEqual({ to: 'cluster', clusterId: null, before: null })
    expect(dropAt(columns, 'd', { column: 2, index: 1 })).toEqual({ to: 'cluster', clusterId: 'h', before: null })
    expect(dropAt(columns, 'd', { column: 2, index: 0 })).toBeNull()
    expect(dropAt(columns, 'a', { column: 0, index: 2 })).toBeNull()
    expect(placeOf(columns, 'e')).toEqual({ column: 2, index: 1 })
  })
})
