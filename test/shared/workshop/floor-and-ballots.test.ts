// The speaking queue; a ballot's opening and closing.
import { describe, expect, it } from 'vitest'
import { phaseDefaults } from '../../../shared/workshop/library.ts'
import { Hall } from '../../support/workshop-hall.ts'

describe('the floor', () => {
  it('is asked for in order, given, and timed for each', () => {
    const hall = Hall.running([{ kind: 'speaking' }])
    for (const guestId of ['ana', 'ben', 'chloe']) hall.join(guestId)
    const { roundId } = hall
    for (const guestId of ['ana', 'ben', 'ana', 'chloe'])
      expect(hall.as(guestId, { kind: 'askFloor', roundId })).toBeNull()
    const waiting = () => hall.sees('screen').floor?.waiting.map(({ name }) => name)
    expect(waiting()).toEqual(['name of ana', 'name of ben', 'name of chloe'])
    hall.as('chloe', { kind: 'withdrawFloor', roundId })
    hall.must({ kind: 'giveFloor', roundId, speaker: { guestId: 'ana' } })
    hall.now += 90_000
    expect(hall.sees('screen').floor?.speaker).toMatchObject({ since: hall.now - 90_000, who: { name: 'name of ana' } })
    hall.must({ kind: 'giveFloor', roundId, speaker: { guestId: 'ben' } })
    expect(waiting()).toEqual([])
    hall.as('ana', { kind: 'askFloor', roundId })
    expect(hall.own('ana').inQueue).toBe(true)
    expect(hall.sees('screen').floor?.waiting).toMatchObject([{ spoken: 90_000, college: 'ess' }])
    hall.must({ kind: 'removeFromQueue', roundId, guestId: 'ana' })
    hall.must({ kind: 'endFloor', roundId })
    expect(hall.sees('screen').floor).toEqual({ speaker: null, waiting: [], heard: [] })
  })

  it('tells facilitators alone how long each had it, whoever spoke most first [A96]', () => {
    const hall = Hall.running([{ kind: 'speaking' }])
    for (const [guestId, college] of [
      ['ana', 'elected'],
      ['ben', 'ess'],
      ['chloe', 'ess'],
    ] as const)
      hall.join(guestId, null, { college })
    const { roundId } = hall
    for (const [guestId, seconds] of [
      ['ana', 30],
      ['ben', 70],
      ['chloe', 10],
      ['ana', 20],
    ] as const) {
      hall.as(guestId, { kind: 'askFloor', roundId })
      hall.must({ kind: 'giveFloor', roundId, speaker: { guestId } })
      hall.now += seconds * 1000
    }
    hall.must({ kind: 'endFloor', roundId })
    const heard = (who: 'facilitator' | 'room' | 'screen') => hall.sees(who).floor?.heard
    expect(heard('facilitator')?.map(({ name, college, spoken }) => [name, college, spoken / 1000])).toEqual([
      ['name of ben', 'ess', 70],
      ['name of ana', 'elected', 50],
      ['name of chloe', 'ess', 10],
    ])
    expect([heard('room'), heard('screen')]).toEqual([[], []])
  })

  it('goes from table to table in a plenary, and nobody asks for it', () => {
    const hall = Hall.running([{ kind: 'plenary' }], 2)
    hall.join('ana')
    const { roundId } = hall
    expect(hall.as('ana', { kind: 'askFloor', roundId })).toBe('notNow')
    hall.must({ kind: 'giveFloor', roundId, speaker: { tableId: hall.table(1) } })
    expect(hall.sees('screen').floor?.waiting).toMatchObject([{ speaker: { tableId: hall.table(2) } }])
    expect(hall.steer({ kind: 'giveFloor', roundId, speaker: { tableId: 'none' } })).toBe('unknown')
  })
})

describe('a ballot', () => {
  const { config } = phaseDefaults('dots')
  if (config.mechanism !== 'ballot') throw new Error('dots are a ballot')

  it('is about the groups of the wall, and what is in none; hidden and merged things are not voted on', () => {
    const hall = Hall.running([{ kind: 'alone' }, { kind: 'dots' }])
    hall.join('ana')
    for (const id of ['a', 'b', 'c', 'd']) hall.write('ana', id)
    expect(hall.steer({ kind: 'openBallot', roundId: hall.roundId })).toBe('notNow')
    hall.must({ kind: 'reveal', roundId: hall.roundId, revealed: true })
    hall.must({ kind: 'makeCluster', clusterId: 'k', title: 'homes', contributions: ['a'] })
    hall.must({ kind: 'makeCluster', clusterId: 'empty', title: '', contributions: [] })
    hall.must({
      kind: 'merge',
      contributionId: 'm',
      parents: ['b'],
      edge: 'rewording',
      type: 'need',
      text: 'b, better',
    })
    hall.must({ kind: 'hide', contributionId: 'c', reason: 'duplicate' })
    hall.must({ kind: 'next', roundId: hall.roundId })
    expect(hall.sees('room').subjects).toEqual([])
    const { roundId } = hall
    hall.must({ kind: 'openBallot', roundId })
    expect(hall.sees('room').subjects.map(({ label }) => label)).toEqual(['homes', 'd', 'b, better'])
    hall.must({ kind: 'hide', contributionId: 'd', reason: 'personal' })
    expect(hall.sees('room').subjects.map(({ id }) => id)).toEqual(['k', 'm'])
  })

  it('opens, closes, opens again on the same subjects; results are shown once there are any', () => {
    const hall = Hall.running([{ kind: 'dots', config: { ...config, subject: 'items', items: ['one', 'two'] } }])
    const { roundId } = hall
    expect(hall.steer({ kind: 'showResults', roundId, shown: true })).toBe('notNow')
    expect(hall.steer({ kind: 'closeBallot', roundId })).toBe('notNow')
    hall.must({ kind: 'openBallot', roundId })
    const closing = hall.must({ kind: 'closeBallot', roundId })
    expect(hall.sees('room').head.round?.ballot).toBe('closed')
    hall.must({ kind: 'undo', commandId: closing })
    expect(hall.sees('room').subjects.map(({ label }) => label)).toEqual(['one', 'two'])
    expect(hall.sees('room').head.round?.ballot).toBe('open')
    hall.must({ kind: 'showResults', roundId, shown: true })
    expect(hall.sees('room').head.round?.resultsShown).toBe(true)
  })

  it('is closed when the room goes on', () => {
    const hall = Hall.running([
      { kind: 'dots', config: { ...config, subject: 'items', items: ['one'] } },
      { kind: 'wall' },
    ])
    const { roundId } = hall
    hall.must({ kind: 'openBallot', roundId })
    hall.must({ kind: 'next', roundId })
    expect(hall.state.rounds.get(roundId)?.ballot).toBe('closed')
  })

  it('has nothing to be about in an empty room', () => {
    const hall = Hall.running([{ kind: 'dots' }])
    expect(hall.steer({ kind: 'openBallot', roundId: hall.roundId })).toBe('nothingPlanned')
  })
})
