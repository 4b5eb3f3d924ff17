// Sitting, reporting, being two or four, grouping at tables and on the wall.
import { describe, expect, it } from 'vitest'
import { phaseDefaults } from '../../../shared/workshop/library.ts'
import { Hall } from '../../support/workshop-hall.ts'

const people = ['ana', 'ben', 'chloe', 'dan', 'eve']

function seated(kinds: Parameters<typeof Hall.planned>[0], seats: Record<string, number>): Hall {
  const hall = Hall.planned(kinds, 2)
  hall.must({ kind: 'open' })
  for (const [guestId, number] of Object.entries(seats)) hall.join(guestId, number === 0 ? null : hall.table(number))
  hall.must({ kind: 'start' })
  return hall
}

const groups = (hall: Hall) => hall.state.rounds.get(hall.roundId)?.groups

describe('twos and fours', () => {
  it('are made by table; one who would be alone joins a group [A23]', () => {
    const hall = seated([{ kind: 'pairs' }], { ana: 1, ben: 2, chloe: 1, dan: 2, eve: 1 })
    expect(groups(hall)).toEqual([
      ['ana', 'chloe', 'eve'],
      ['ben', 'dan'],
    ])
  })

  it('are made across tables of those alone there, and without tables of everybody', () => {
    expect(groups(seated([{ kind: 'pairs' }], { ana: 1, ben: 2, chloe: 0 }))).toEqual([['chloe', 'ana', 'ben']])
    const all = { ana: 0, ben: 0, chloe: 0, dan: 0, eve: 0 }
    expect(groups(seated([{ kind: 'pairs' }], all))).toEqual([
      ['ana', 'ben'],
      ['chloe', 'dan', 'eve'],
    ])
  })

  it('are made of those who are here; two twos make a four', () => {
    const { config } = phaseDefaults('pairs')
    if (config.mechanism !== 'collect') throw new Error('pairs write')
    const hall = Hall.planned([{ kind: 'pairs' }, { kind: 'pairs', config: { ...config, together: 4 } }])
    hall.must({ kind: 'open' })
    for (const guestId of people) hall.join(guestId, null, { isHere: guestId !== 'ben' })
    hall.must({ kind: 'start' })
    expect(groups(hall)).toEqual([
      ['ana', 'chloe'],
      ['dan', 'eve'],
    ])
    hall.join('ben')
    hall.must({ kind: 'next', roundId: hall.roundId })
    expect(groups(hall)).toEqual([['ana', 'chloe', 'dan', 'eve', 'ben']])
  })
})

describe('a table', () => {
  it('has one rapporteur; another takes it up once they leave, move, or are heard of no more [A11]', () => {
    const hall = seated([{ kind: 'table' }], { ana: 1, ben: 1 })
    const up = (guestId: string) => hall.as(guestId, { kind: 'becomeRapporteur' })
    expect([up('ana'), up('ana'), up('ben')]).toEqual([null, null, 'notYours'])
    expect([hall.own('ana').isRapporteur, hall.sees('facilitator').tables[hall.table(1)]?.rapporteur]).toEqual([
      true,
      'name of ana',
    ])
    expect(hall.sees({ tableId: hall.table(2) }).tables[hall.table(1)]?.rapporteur).toBeNull()
    hall.as('ana', { kind: 'sit', tableId: hall.table(2) })
    expect(up('ben')).toBeNull()
    hall.as('ana', { kind: 'sit', tableId: hall.table(1) })
    hall.facts.set('ben', { name: 'ben', organisation: null, organisationId: null, college: 'ess', isHere: false })
    expect(up('ana')).toBeNull()
    hall.as('ana', { kind: 'leave' })
    expect(up('ana')).toBe('notNow')
    expect(hall.state.tables.get(hall.table(1))?.rapporteurId).toBeNull()
  })

  it('is given its rapporteur by a facilitator, among those who sit there', () => {
    const hall = seated([{ kind: 'table' }], { ana: 1, ben: 2 })
    const name = (guestId: string) => hall.steer({ kind: 'nameRapporteur', tableId: hall.table(1), guestId })
    expect([name('ben'), name('nobody'), name('ana')]).toEqual(['notNow', 'unknown', null])
  })

  it('is added or taken away; those who sat there sit nowhere', () => {
    const hall = seated([{ kind: 'table' }], { ana: 1, ben: 2 })
    const fewer = hall.must({ kind: 'setTables', count: 1 })
    expect([hall.own('ben').tableId, hall.own('ana').tableId]).toEqual([null, hall.table(1)])
    hall.must({ kind: 'undo', commandId: fewer })
    expect(hall.own('ben').tableId).toBe(hall.table(2))
    hall.must({ kind: 'setTables', count: 4 })
    expect([...hall.state.tables.values()].map(({ number }) => number).sort()).toEqual([1, 2, 3, 4])
    expect(hall.as('ana', { kind: 'sit', tableId: 'none' })).toBe('unknown')
  })

  it('counts its people, who wrote, and who finished', () => {
    const hall = seated([{ kind: 'alone' }], { ana: 1, ben: 1, chloe: 2 })
    hall.write('ana', 'a')
    hall.write('ana', 'b')
    hall.as('ben', { kind: 'finish', roundId: hall.roundId, finished: true })
    expect(hall.sees('screen').tables[hall.table(1)]).toMatchObject({ people: 2, wrote: 1, finished: 1 })
    expect(hall.sees('screen').head.counts).toMatchObject({ guests: 3, wrote: 1, finished: 1, contributions: 2 })
    hall.as('ben', { kind: 'finish', roundId: hall.roundId, finished: false })
    expect(hall.own('ben').finished).toBe(false)
  })
})

/** Each table wrote, all is revealed, and tables group; ana and ben report for theirs. */
function grouping(): Hall {
  const hall = seated([{ kind: 'alone' }, { kind: 'table' }, { kind: 'wall' }], { ana: 1, chloe: 1, ben: 2 })
  for (const [guestId, id] of ['ana a', 'chloe c', 'ben b'].map((pair) => pair.split(' ')))
    hall.write(guestId ?? '', id ?? '')
  hall.must({ kind: 'reveal', roundId: hall.roundId, revealed: true })
  hall.must({ kind: 'next', roundId: hall.roundId })
  hall.as('ana', { kind: 'becomeRapporteur' })
  hall.as('ben', { kind: 'becomeRapporteur' })
  return hall
}

const made = (clusterId: string, contributions: string[]) =>
  ({ kind: 'makeCluster', clusterId, title: `title of ${clusterId}`, contributions }) as const
const items = (hall: Hall, clusterId: string) => hall.sees('facilitator').clusters[clusterId]?.items

describe('a group', () => {
  it('is made at a table of its own contributions by its rapporteur, and read by the others later [A11, A20]', () => {
    const hall = grouping()
    expect(hall.as('chloe', made('k', ['a']))).toBe('notYours')
    expect(hall.as('ana', made('k', ['b']))).toBe('unknown')
    expect(hall.as('ana', made('k', ['a', 'c']))).toBeNull()
    expect(hall.as('ben', { kind: 'nameCluster', clusterId: 'k', title: 'ours' })).toBe('unknown')
    expect(hall.sees({ tableId: hall.table(1) }).clusters['k']).toMatchObject({
      title: 'title of k',
      items: ['a', 'c'],
    })
    expect(hall.sees({ tableId: hall.table(2) }).clusters).toEqual({})
    expect(hall.sees('screen').clusters).toEqual({})
    hall.must({ kind: 'next', roundId: hall.roundId })
    expect(Object.keys(hall.sees('screen').clusters)).toEqual(['k'])
    expect(hall.as('ana', { kind: 'removeCluster', clusterId: 'k' })).toBe('notNow')
  })

  it('is named, summed up, chosen within the limit, disagreed on, ordered and removed', () => {
    const { config } = phaseDefaults('table')
    if (config.mechanism !== 'group') throw new Error('tables group')
    const hall = seated([{ kind: 'alone' }, { kind: 'table', config: { ...config, top: 1 } }], { ana: 1 })
    for (const id of ['a', 'b', 'c']) hall.write('ana', id)
    hall.must({ kind: 'reveal', roundId: hall.roundId, revealed: true })
    hall.must({ kind: 'next', roundId: hall.roundId })
    hall.as('ana', { kind: 'becomeRapporteur' })
    hall.as('ana', made('k', ['a', 'b']))
    hall.as('ana', made('l', []))
    hall.as('ana', { kind: 'synthesise', clusterId: 'k', text: 'in short' })
    hall.as('ana', { kind: 'disagree', clusterId: 'k', disagreed: true })
    hall.as('ana', { kind: 'place', contributionId: 'c', clusterId: 'k', before: 'b' })
    expect(hall.as('ana', { kind: 'choose', clusterId: 'k', top: true })).toBeNull()
    expect(hall.as('ana', { kind: 'choose', clusterId: 'l', top: true })).toBe('tooMany')
    expect(hall.sees('facilitator').clusters['k']).toMatchObject({ synthesis: 'in short', top: true, disagreed: true })
    expect(items(hall, 'k')).toEqual(['a', 'c', 'b'])
    hall.as('ana', { kind: 'place', contributionId: 'a', clusterId: 'l', before: null })
    expect([items(hall, 'k'), items(hall, 'l')]).toEqual([['c', 'b'], ['a']])
    hall.as('ana', { kind: 'removeCluster', clusterId: 'k' })
    expect(hall.sees('facilitator').contributions['c']?.clusterId).toBeNull()
  })

  it('on the wall names nothing that is hidden', () => {
    const hall = grouping()
    hall.must(made('w', ['a', 'b']))
    hall.must({ kind: 'hide', contributionId: 'a', reason: 'offTopic' })
    expect([items(hall, 'w'), hall.sees('room').clusters['w']?.items]).toEqual([['a', 'b'], ['b']])
  })
})

describe('a merge', () => {
  it('makes a new contribution in the place of the first; the parents stay under it, with all voices [A10]', () => {
    const hall = grouping()
    hall.as('ana', made('k', ['a', 'c']))
    const merge = { kind: 'merge', contributionId: 'm', edge: 'merge', type: 'need', text: 'both' } as const
    expect(hall.as('ana', { ...merge, parents: ['a', 'b'] })).toBe('unknown')
    expect(hall.as('ana', { ...merge, parents: ['a', 'c'] })).toBeNull()
    expect(hall.as('ana', { ...merge, parents: ['a', 'c'] })).toBeNull()
    const view = hall.sees({ tableId: hall.table(1) })
    expect(view.contributions['m']).toMatchObject({ text: 'both', voices: 2, author: null, clusterId: 'k' })
    expect([view.contributions['a']?.into, view.clusters['k']?.items]).toEqual(['m', ['m', 'a', 'c']])
    expect(hall.sees({ tableId: hall.table(2) }).contributions).toMatchObject({ a: { into: null } })
    expect(hall.own('chloe').contributions['c']?.into).toBe('m')
    hall.must({ kind: 'next', roundId: hall.roundId })
    hall.must({ ...merge, contributionId: 'n', parents: ['m', 'b'] })
    expect(hall.sees('screen').contributions['n']?.voices).toBe(3)
    expect(hall.sees('screen').head.counts.contributions).toBe(3)
  })

  it('of one person’s words is one voice [A10]', () => {
    const hall = grouping()
    hall.must({
      kind: 'merge',
      contributionId: 'm',
      parents: ['a'],
      edge: 'rewording',
      type: 'need',
      text: 'a, better',
    })
    hall.must({
      kind: 'merge',
      contributionId: 'n',
      parents: ['a', 'm'],
      edge: 'merge',
      type: 'need',
      text: 'all of a',
    })
    expect(hall.sees('facilitator').contributions['n']?.voices).toBe(1)
  })

  it('of what is not revealed is not revealed either [A24]', () => {
    const hall = seated([{ kind: 'alone' }], { ana: 1, ben: 1 })
    hall.write('ana', 'a')
    hall.write('ben', 'b')
    hall.must({ kind: 'merge', contributionId: 'm', parents: ['a', 'b'], edge: 'merge', type: 'need', text: 'both' })
    expect(hall.sees({ tableId: hall.table(1) }).contributions).toEqual({})
    hall.must({ kind: 'reveal', roundId: hall.roundId, revealed: true })
    expect(Object.keys(hall.sees('screen').contributions).sort()).toEqual(['a', 'b', 'm'])
  })
})

describe('what a rapporteur makes without end [A70]', () => {
  const merge = (contributionId: string, parents: string[]) =>
    ({ kind: 'merge', contributionId, parents, edge: 'merge', type: 'need', text: contributionId }) as const

  it('is followed once each, however it is woven together', () => {
    const hall = grouping()
    let layer = ['a', 'c']
    for (let deep = 0; deep < 30; deep++) {
      const made = layer.map((_, place) => `m${deep}-${place}`)
      for (const id of made) expect(hall.as('ana', merge(id, layer))).toBeNull()
      layer = made
    }
    expect(hall.sees('facilitator').contributions['m29-1']?.voices).toBe(2)
    expect(hall.as('ana', merge('deeper', layer))).toBe('tooMany')
    expect(hall.steer(merge('deeper', layer))).toBe('tooMany')
    expect(hall.as('ana', merge('wider', ['a', 'c']))).toBeNull()
  })

  it('has a number: of merges and of groups at a table, of groups on the wall; nothing twice in one', () => {
    const hall = grouping()
    for (let n = 0; n < 300; n++) hall.as('ana', merge(`m${n}`, ['a']))
    expect(hall.as('ana', merge('one more', ['a']))).toBe('tooMany')
    for (let n = 0; n < 100; n++) expect(hall.as('ana', made(`k${n}`, []))).toBeNull()
    expect(hall.as('ana', made('one more', []))).toBe('tooMany')
    expect(hall.as('ana', made('k0', []))).toBeNull()
    for (let n = 0; n < 1_000; n++) hall.steer(made(`w${n}`, []))
    expect(hall.steer(made('one more', []))).toBe('tooMany')
    expect(hall.as('ben', made('theirs', ['b', 'b']))).toBe('unknown')
    expect(hall.as('ben', made('theirs', ['b']))).toBeNull()
  })
})

describe('an id that is something else already [A71]', () => {
  it('is given to no words and no group', () => {
    const hall = grouping()
    hall.must({ kind: 'message', text: 'Pause de dix minutes' })
    const messageId = hall.sees('room').head.message?.id ?? ''
    hall.as('ana', made('k', ['a']))
    const merged = {
      kind: 'merge' as const,
      parents: ['a'],
      edge: 'merge' as const,
      type: 'need' as const,
      text: 'instead',
    }
    for (const id of [messageId, 'k', 'ben']) {
      expect(hall.as('ana', { ...merged, contributionId: id })).toBe('notYours')
      expect(hall.as('ana', made(id, ['a']))).toBe(id === 'k' ? null : 'notYours')
    }
    expect(hall.as('ben', made('a', []))).toBe('notYours')
    expect(hall.steer(made(messageId, []))).toBe('notYours')
    hall.must({ kind: 'back', roundId: hall.roundId })
    for (const id of [messageId, 'k']) {
      expect(hall.write('ben', 'instead', { contributionId: id })).toBe('notYours')
      const paper = { kind: 'enter', roundId: hall.roundId, tableId: null, type: 'need', text: 'instead' } as const
      expect(hall.steer({ ...paper, contributionId: id })).toBe('notYours')
    }
    expect(hall.sees('room').head.message?.text).toBe('Pause de dix minutes')
  })
})
