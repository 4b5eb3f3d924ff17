// Sending, changing, withdrawing, supporting, setting aside; what comes late; what comes from paper.
import { describe, expect, it } from 'vitest'
import type { CollectConfig, Phase } from '../../../shared/workshop/phases.ts'
import { phaseDefaults } from '../../../shared/workshop/library.ts'
import { Hall } from '../../support/workshop-hall.ts'

function phase(given: Partial<CollectConfig>, identity: Phase['identity'] = 'named'): Partial<Phase> {
  const { config } = phaseDefaults('alone')
  if (config.mechanism !== 'collect') throw new Error('people write alone')
  return { kind: 'alone', identity, config: { ...config, ...given } }
}

function aHall(given: Partial<CollectConfig> = {}): Hall {
  const hall = Hall.running([phase(given), { kind: 'wall' }])
  hall.join('ana')
  hall.join('ben')
  return hall
}

const trayOf = (hall: Hall, id: string) => hall.sees('facilitator').contributions[id]?.tray

describe('what is sent', () => {
  it('is done once, however often it comes, and nobody takes the id of another [A3]', () => {
    const hall = aHall()
    expect(hall.write('ana', 'a')).toBeNull()
    const { state } = hall
    expect(hall.write('ana', 'other words', { contributionId: 'a' })).toBeNull()
    expect(hall.state).toBe(state)
    expect(hall.texts.get('a')).toBe('a')
    expect(hall.write('ben', 'b', { contributionId: 'a' })).toBe('notYours')
  })

  it('keeps to the types, the length and the number of its phase; letters are those that people count', () => {
    const hall = aHall({ types: ['need'], most: 2, length: 3 })
    expect(hall.write('ana', 'x', { type: 'idea' })).toBe('wrongType')
    expect(hall.write('ana', ' \n ')).toBe('empty')
    expect(hall.write('ana', 'four')).toBe('tooLong')
    expect(hall.write('ana', '🌾🌾🌾')).toBeNull()
    expect(hall.write('ana', 'two')).toBeNull()
    expect(hall.write('ana', 'trs')).toBe('tooMany')
    expect(hall.as('ana', { kind: 'withdraw', contributionId: 'two' })).toBeNull()
    expect(hall.write('ana', 'trs')).toBeNull()
  })

  it('ends, however often it is taken back [A70]', () => {
    const hall = aHall({ most: 2 })
    for (let n = 0; n < 30; n++) {
      expect(hall.write('ana', `w${n}`)).toBeNull()
      hall.as('ana', { kind: 'withdraw', contributionId: `w${n}` })
    }
    expect(hall.write('ana', 'one more')).toBe('tooMany')
    expect(hall.write('ben', 'of another')).toBeNull()
  })

  it('is refused where nothing is collected, locked, unknown, or closed [A9]', () => {
    const hall = aHall()
    const first = hall.roundId
    expect(hall.write('ana', 'a', { roundId: 'none' })).toBe('unknown')
    hall.must({ kind: 'lock', roundId: first, locked: true })
    expect(hall.write('ana', 'a')).toBe('roundLocked')
    hall.must({ kind: 'next', roundId: first })
    expect(hall.write('ana', 'a')).toBe('notNow')
    hall.must({ kind: 'close', roundId: hall.roundId })
    expect(hall.write('ana', 'a', { roundId: first })).toBe('roundOver')
    expect(hall.as('nobody', { kind: 'leave' })).toBe('unknown')
  })

  it('is late after its round, and seen once a facilitator takes it [A9]', () => {
    const hall = aHall()
    const first = hall.roundId
    hall.must({ kind: 'reveal', roundId: first, revealed: true })
    hall.must({ kind: 'next', roundId: first })
    expect(hall.write('ana', 'a', { roundId: first })).toBeNull()
    expect(trayOf(hall, 'a')).toBe('late')
    expect(hall.own('ana').contributions['a']?.late).toBe(true)
    expect(hall.sees('room').contributions).toEqual({})
    hall.must({ kind: 'take', contributionId: 'a', taken: true })
    expect(Object.keys(hall.sees('screen').contributions)).toEqual(['a'])
    expect(hall.own('ana').contributions['a']?.late).toBe(false)
  })

  it('leaves the tray once it is declined, stands apart for facilitators, and may be taken all the same [A9]', () => {
    const hall = aHall({ moderated: true, visibility: 'all' })
    const first = hall.roundId
    hall.write('ana', 'waits')
    hall.must({ kind: 'next', roundId: first })
    hall.write('ana', 'late', { roundId: first })
    for (const contributionId of ['waits', 'late']) {
      hall.must({ kind: 'take', contributionId, taken: false })
      expect(trayOf(hall, contributionId)).toBe('declined')
    }
    expect(hall.sees('room').contributions).toEqual({})
    expect(hall.own('ana').contributions['late']).toMatchObject({ late: true, tray: null })
    for (const contributionId of ['waits', 'late']) hall.must({ kind: 'take', contributionId, taken: true })
    expect(Object.keys(hall.sees('room').contributions)).toEqual(['waits', 'late'])
    hall.must({ kind: 'take', contributionId: 'late', taken: false })
    expect([trayOf(hall, 'late'), Object.keys(hall.sees('room').contributions)]).toEqual(['declined', ['waits']])
  })

  it('is read again where it was declined and says something else since [A21]', () => {
    const hall = aHall({ moderated: true, visibility: 'all' })
    hall.write('ana', 'a')
    hall.must({ kind: 'take', contributionId: 'a', taken: false })
    hall.as('ana', { kind: 'reword', contributionId: 'a', type: 'need', text: 'better' })
    expect([trayOf(hall, 'a'), hall.sees('room').contributions]).toEqual(['waiting', {}])
  })

  it('waits where a phase is moderated, and again once it says something else [A21]', () => {
    const hall = aHall({ moderated: true, visibility: 'all' })
    hall.write('ana', 'a')
    expect([trayOf(hall, 'a'), hall.sees('room').contributions]).toEqual(['waiting', {}])
    hall.must({ kind: 'take', contributionId: 'a', taken: true })
    expect(Object.keys(hall.sees('room').contributions)).toEqual(['a'])
    hall.as('ana', { kind: 'reword', contributionId: 'a', type: 'need', text: 'worse' })
    expect([trayOf(hall, 'a'), hall.sees('room').contributions]).toEqual(['waiting', {}])
  })

  it('is late and not lost where the start was taken back [A22]', () => {
    const hall = Hall.planned([phase({})])
    hall.must({ kind: 'open' })
    hall.join('ana')
    const started = hall.must({ kind: 'start' })
    const { roundId } = hall
    hall.must({ kind: 'undo', commandId: started })
    expect(hall.state.stage).toBe('open')
    expect(hall.write('ana', 'a', { roundId })).toBeNull()
    hall.must({ kind: 'start' })
    expect(trayOf(hall, 'a')).toBe('late')
  })
})

describe('one’s own words', () => {
  it('change while the round is in hand, neither locked nor revealed, by their author only [A8]', () => {
    const hall = aHall()
    const first = hall.roundId
    const change = (guestId: string, text = 'better') =>
      hall.as(guestId, { kind: 'reword', contributionId: 'a', type: 'need', text })
    hall.write('ana', 'a')
    expect(change('ben')).toBe('unknown')
    expect(change('ana', '')).toBe('empty')
    expect(change('ana')).toBeNull()
    expect(hall.own('ana').contributions['a']).toMatchObject({ text: 'better', editable: true })
    hall.must({ kind: 'reveal', roundId: first, revealed: true })
    expect([change('ana'), change('ben')]).toEqual(['roundLocked', 'notYours'])
    expect(hall.own('ana').contributions['a']?.editable).toBe(false)
    hall.must({ kind: 'reveal', roundId: first, revealed: false })
    hall.must({ kind: 'next', roundId: first })
    expect(change('ana')).toBe('roundOver')
  })

  it('are withdrawn until the dossier is archived, and gone for everybody [A8]', () => {
    const hall = aHall()
    const first = hall.roundId
    hall.write('ana', 'a')
    hall.write('ana', 'b')
    hall.write('ana', 'c')
    hall.must({ kind: 'next', roundId: first })
    expect(hall.as('ben', { kind: 'withdraw', contributionId: 'a' })).toBe('unknown')
    expect(hall.as('ana', { kind: 'withdraw', contributionId: 'a' })).toBeNull()
    expect(hall.as('ana', { kind: 'withdraw', contributionId: 'a' })).toBeNull()
    expect(Object.keys(hall.sees('facilitator').contributions)).toEqual(['b', 'c'])
    expect(Object.keys(hall.own('ana').contributions)).toEqual(['b', 'c'])
    hall.must({ kind: 'close', roundId: hall.roundId })
    expect(hall.as('ana', { kind: 'withdraw', contributionId: 'b' })).toBeNull()
    hall.record({ kind: 'stageChanged', to: 'archived', reason: '' })
    expect(hall.as('ana', { kind: 'withdraw', contributionId: 'c' })).toBe('roundOver')
  })

  it('that are hidden are gone for others, and their author reads why [A8]', () => {
    const hall = aHall({ visibility: 'all' })
    hall.write('ana', 'a')
    hall.must({ kind: 'show', what: { kind: 'contribution', contributionId: 'a' } })
    hall.must({ kind: 'hide', contributionId: 'a', reason: 'personal' })
    expect(hall.sees('room').contributions).toEqual({})
    expect(hall.sees('screen').head.shown).toEqual({ kind: 'phase' })
    expect(hall.own('ana').contributions['a']).toMatchObject({ text: 'a', hidden: 'personal' })
    expect(hall.sees('facilitator').contributions['a']?.hidden).toBe('personal')
    hall.must({ kind: 'unhide', contributionId: 'a' })
    expect(hall.sees('screen').head.shown).toEqual({ kind: 'contribution', contributionId: 'a' })
  })
})

describe('the words of others', () => {
  it('are supported once, where the phase invites to it and one sees them', () => {
    const hall = aHall({ supported: true })
    const support = (guestId: string, supported = true) =>
      hall.as(guestId, { kind: 'support', contributionId: 'a', supported })
    hall.write('ana', 'a')
    expect(support('ben')).toBe('unknown')
    hall.must({ kind: 'reveal', roundId: hall.roundId, revealed: true })
    expect([support('ana'), support('ben'), support('ben')]).toEqual(['notYours', null, null])
    expect(hall.sees('room').contributions['a']?.supporters).toBe(1)
    expect(hall.own('ben').supported).toEqual(['a'])
    support('ben', false)
    expect(hall.own('ben').supported).toEqual([])
  })

  it('are set aside by their author or a facilitator', () => {
    const hall = aHall({ visibility: 'all' })
    hall.write('ana', 'a')
    const park = { kind: 'park', contributionId: 'a', parked: true } as const
    expect([hall.as('ben', park), hall.as('ana', park)]).toEqual(['notYours', null])
    hall.must({ ...park, parked: false })
    expect(hall.sees('room').contributions['a']?.parked).toBe(false)
  })

  it('from paper have a table, no author, no limit of number, and are never late', () => {
    const hall = aHall({ most: 1 })
    hall.must({ kind: 'setTables', count: 1 })
    const { roundId } = hall
    hall.must({ kind: 'next', roundId })
    const enter = (contributionId: string, tableId: string | null = hall.table(1)) =>
      hall.steer({ kind: 'enter', roundId, tableId, contributionId, type: 'need', text: contributionId })
    expect([enter('a'), enter('b'), enter('a'), enter('c', 'none')]).toEqual([null, null, null, 'unknown'])
    expect(hall.sees('facilitator').contributions['b']).toMatchObject({ source: 'paper', tray: null, author: null })
    expect(hall.state.contributions.size).toBe(2)
  })
})
