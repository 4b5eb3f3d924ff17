// What a ballot gave, and who is told.
import { describe, expect, it } from 'vitest'
import { phaseDefaults } from '../../../shared/workshop/library.ts'
import type { BallotConfig, Phase, PhaseKind } from '../../../shared/workshop/phases.ts'
import { resultsOf } from '../../../shared/workshop/results.ts'
import { Hall } from '../../support/workshop-hall.ts'

function aBallot(kind: PhaseKind, given: Partial<BallotConfig> = {}, identity: Phase['identity'] = 'nameless') {
  const { config } = phaseDefaults(kind)
  if (config.mechanism !== 'ballot') throw new Error(`${kind} is no ballot`)
  return { kind, identity, config: { ...config, subject: 'items' as const, items: ['one', 'two'], ...given } }
}

/** With as many of each college, named after it: elected0, elected1… */
function opened(phase: Partial<Phase>, colleges: Record<string, number> = { ess: 6 }): Hall {
  const hall = Hall.running([phase, { kind: 'wall' }])
  for (const [college, count] of Object.entries(colleges)) {
    for (let i = 0; i < count; i += 1) hall.join(`${college}${i}`, null, { college })
  }
  hall.must({ kind: 'openBallot', roundId: hall.roundId })
  return hall
}

const everybody = (hall: Hall) => [...hall.facts.keys()]
const results = (hall: Hall) => hall.sees('facilitator').results
const close = (hall: Hall) => hall.must({ kind: 'closeBallot', roundId: hall.roundId })
const told = (hall: Hall) =>
  (['room', 'screen', 'observer', 'facilitator'] as const).map((viewer) => hall.sees(viewer).results?.voters ?? null)

describe('results are told [A29]', () => {
  it('to facilitators once the ballot is closed, to all once they are shown; taken back, to nobody more', () => {
    const hall = opened(aBallot('dots'))
    for (const guestId of everybody(hall)) hall.cast(guestId, { 0: 2, 1: 1 })
    expect(told(hall)).toEqual([null, null, null, null])
    const closing = close(hall)
    expect(told(hall)).toEqual([null, null, null, 6])
    hall.must({ kind: 'undo', commandId: closing })
    expect(told(hall)).toEqual([null, null, null, null])
    close(hall)
    const showing = hall.must({ kind: 'showResults', roundId: hall.roundId, shown: true })
    expect(told(hall)).toEqual([6, 6, 6, 6])
    expect(hall.sees('screen').results).toMatchObject({
      method: 'dots',
      secrecy: 'secret',
      subjects: [
        { label: 'one', total: 12, given: [] },
        { label: 'two', total: 6, given: [] },
      ],
    })
    hall.must({ kind: 'undo', commandId: showing })
    expect(told(hall)).toEqual([null, null, null, 6])
  })

  it('live from the first vote where it has a name, and from the fifth where it is secret', () => {
    const named = opened(aBallot('dots', { live: true, secrecy: 'named' }))
    named.vote('ess0', { 0: 1 })
    expect(told(named)).toEqual([1, 1, 1, 1])
    const secret = opened(aBallot('dots', { live: true, byCollege: true }), { ess: 5, agent: 5 })
    for (const guestId of ['ess0', 'ess1', 'ess2', 'ess3']) secret.cast(guestId, { 0: 1 })
    expect(told(secret)).toEqual([null, null, null, null])
    secret.must({ kind: 'showResults', roundId: secret.roundId, shown: true })
    expect(told(secret)).toEqual([null, null, null, null])
    for (const guestId of everybody(secret)) secret.cast(guestId, { 0: 1 })
    expect(told(secret)).toEqual([10, 10, 10, 10])
    expect(results(secret)?.colleges).toEqual([]) // one vote more would say what one of that college chose
    close(secret)
    expect(results(secret)?.colleges).toHaveLength(2)
  })

  it('once the room has gone on, when they are called to the screen: of the last that has any', () => {
    const hall = opened(aBallot('dots'))
    for (const guestId of everybody(hall)) hall.cast(guestId, { 0: 1 })
    hall.must({ kind: 'showResults', roundId: hall.roundId, shown: true })
    hall.must({ kind: 'next', roundId: hall.roundId })
    expect(told(hall)).toEqual([null, null, null, null])
    hall.must({ kind: 'show', what: { kind: 'results' } })
    expect(told(hall)).toEqual([6, 6, 6, 6])
  })
})

describe('what was given under a name', () => {
  it('is told with its reason, in an order that tells nothing of who came first', () => {
    const hall = opened(aBallot('gradient', { live: true }, 'named'), { ess: 3 })
    hall.vote('ess2', { 0: 6 }, { 0: 'too soon' })
    hall.vote('ess1', { 0: 0, 1: 2 })
    hall.vote('ess0', { 0: 6 }, { 0: 'too far' })
    expect(results(hall)?.subjects[0]).toMatchObject({
      total: 3,
      answers: [1, 0, 0, 0, 0, 0, 2, 0],
      given: [
        { name: 'name of ess1', answer: 0, reason: '' },
        { name: 'name of ess0', answer: 6, reason: 'too far' },
        { name: 'name of ess2', answer: 6, reason: 'too soon' },
      ],
    })
  })

  it('is told without any name in a nameless phase, and without that of somebody erased', () => {
    const names = (identity: Phase['identity'], erased: string) => {
      const hall = opened(aBallot('gradient', { live: true }, identity), { ess: 2 })
      hall.vote('ess0', { 0: 0 })
      hall.vote('ess1', { 0: 1 })
      if (erased !== '') hall.record({ kind: 'guestErased', guestId: erased })
      return results(hall)?.subjects[0]?.given.map(({ name }) => name)
    }
    expect(names('nameless', '')).toEqual(['', ''])
    expect(names('pseudonym', '')).toEqual(['name of ess0', 'name of ess1'])
    expect(names('named', 'ess1')).toEqual(['name of ess0', ''])
  })
})

describe('what was voted on and is gone since', () => {
  function written(): Hall {
    const { config } = phaseDefaults('dots')
    if (config.mechanism !== 'ballot') throw new Error('dots are a ballot')
    const hall = Hall.running([{ kind: 'alone' }, { kind: 'dots', config: { ...config, secrecy: 'named' } }])
    hall.join('ana')
    for (const id of ['a', 'b', 'c', 'd', 'e']) hall.write('ana', id)
    hall.must({ kind: 'reveal', roundId: hall.roundId, revealed: true })
    hall.must({ kind: 'makeCluster', clusterId: 'k', title: 'homes', contributions: ['e'] })
    hall.must({ kind: 'next', roundId: hall.roundId })
    hall.must({ kind: 'openBallot', roundId: hall.roundId })
    hall.vote('ana', { a: 1, b: 1, c: 1, k: 2 })
    return hall
  }
  const labels = (hall: Hall) => results(hall)?.subjects.map(({ label, total }) => [label, total])

  it('is left out, the ballots stay counted; merged, it is still what was voted on', () => {
    const hall = written()
    hall.must({ kind: 'hide', contributionId: 'a', reason: 'personal' })
    hall.as('ana', { kind: 'withdraw', contributionId: 'b' })
    hall.must({ kind: 'merge', contributionId: 'm', parents: ['c', 'd'], edge: 'merge', type: 'need', text: 'c and d' })
    hall.must({ kind: 'removeCluster', clusterId: 'k' })
    expect(hall.own('ana').vote?.choice).toEqual({ c: 1 })
    expect(hall.vote('ana', { c: 2, d: 3 })).toBeNull()
    close(hall)
    expect(labels(hall)).toEqual([
      ['c', 2],
      ['d', 3],
    ])
    expect(results(hall)?.voters).toBe(1)
  })

  it('is gone for good when its author is erased', () => {
    const hall = written()
    close(hall)
    for (const contributionId of ['a', 'b', 'c', 'd', 'e']) hall.record({ kind: 'contributionErased', contributionId })
    expect([labels(hall), results(hall)?.voters]).toEqual([[['homes', 2]], 1])
  })
})

describe('by college [A29]', () => {
  /** Each gives a dot to the first of the two. */
  function told(colleges: Record<string, number>, given: Partial<BallotConfig> = {}) {
    const hall = opened(aBallot('dots', { byCollege: true, ...given }), colleges)
    for (const guestId of everybody(hall)) {
      if (given.secrecy === 'named') hall.vote(guestId, { 0: 1 })
      else hall.cast(guestId, { 0: 1 })
    }
    close(hall)
    return results(hall)?.colleges.map(({ college, voters, totals }) => [college, voters, totals[0]])
  }

  it('nothing is told of fewer than five: small ones are told together', () => {
    expect(told({ ess: 8, elected: 5, agent: 3, resident: 2 })).toEqual([
      ['ess', 8, 8],
      ['elected', 5, 5],
      ['others', 5, 5],
    ])
    expect(told({ ess: 8, agent: 5 }, { secrecy: 'named' })).toEqual([
      ['ess', 8, 8],
      ['agent', 5, 5],
    ])
  })

  it('the smallest that is told joins them where they are fewer than five', () => {
    expect(told({ ess: 8, elected: 5, agent: 1 })).toEqual([
      ['ess', 8, 8],
      ['others', 6, 6],
    ])
  })

  it('one line alone is none', () => {
    expect(told({ ess: 8 })).toEqual([])
    expect(told({ ess: 8, agent: 4 })).toEqual([])
    expect(told({ ess: 4, agent: 4 })).toEqual([])
    expect(told({ ess: 8, agent: 6 }, { byCollege: false })).toEqual([])
  })

  it('of a consent it is how many gave each answer; of a subject that fewer than five of one answered, for none', () => {
    const consent = opened(aBallot('consent', { byCollege: true, secrecy: 'named' }), { ess: 6, agent: 5 })
    const people = everybody(consent)
    // The last of the agents says nothing of the second.
    people.forEach((guestId, i) => consent.vote(guestId, i === 10 ? { 0: 0 } : { 0: i < 6 ? 0 : 3, 1: 0 }))
    close(consent)
    expect(results(consent)?.colleges.map(({ college, answers }) => [college, answers])).toEqual([
      ['ess', [[6, 0, 0, 0], []]],
      ['agent', [[1, 0, 0, 4], []]],
    ])
  })

  it('of a matrix it is the medians', () => {
    const matrix = opened(aBallot('matrix', { byCollege: true, secrecy: 'named' }), { ess: 6, agent: 5 })
    everybody(matrix).forEach((guestId, i) => matrix.vote(guestId, { 0: i < 6 ? [10 * i, 20] : [90, 80] }))
    close(matrix)
    expect(results(matrix)?.colleges.map(({ college, places }) => [college, places])).toEqual([
      ['ess', [[25, 20], null]],
      ['agent', [[90, 80], null]],
    ])
  })

  it('whatever the room, each line is of five or more, and together they are all', () => {
    for (let n = 0; n < 7 ** 4; n += 1) {
      const counts = [1, 7, 49, 343].map((of) => Math.floor(n / of) % 7)
      const hall = opened(aBallot('dots', { byCollege: true }), { ess: 1 })
      const box = counts.flatMap((count, i) => Array.from({ length: count }, () => ({ college: `c${i}`, choice: {} })))
      const round = hall.state.rounds.get(hall.roundId)
      if (round === undefined) throw new Error('no round')
      const { colleges } = resultsOf(hall.state, { ...hall.world, ballots: new Map([[round.id, box]]) }, round)
      expect(colleges.every(({ voters }) => voters >= 5)).toBe(true)
      expect(colleges.length).not.toBe(1)
      if (colleges.length > 0) expect(colleges.reduce((sum, { voters }) => sum + voters, 0)).toBe(box.length)
      else expect(counts.filter((count) => count >= 5).length).toBeLessThan(2)
    }
  })
})
