// What may be chosen in a ballot, and what a round of it keeps.
import { describe, expect, it } from 'vitest'
import { phaseDefaults } from '../../../shared/workshop/library.ts'
import type { BallotConfig, Phase, PhaseKind } from '../../../shared/workshop/phases.ts'
import { votesHeld } from '../../../shared/workshop/voters.ts'
import { Hall } from '../../support/workshop-hall.ts'

function aBallot(kind: PhaseKind, given: Partial<BallotConfig> = {}, identity: Phase['identity'] = 'named') {
  const { config } = phaseDefaults(kind)
  if (config.mechanism !== 'ballot') throw new Error(`${kind} is no ballot`)
  return { kind, identity, config: { ...config, subject: 'items' as const, items: ['one', 'two', 'three'], ...given } }
}

const people = ['ana', 'ben', 'chloe', 'dan']

function opened(...phases: Partial<Phase>[]): Hall {
  const hall = Hall.running(phases)
  for (const guestId of people) hall.join(guestId, null, { organisation: 'La Remise', organisationId: 'remise' })
  hall.must({ kind: 'openBallot', roundId: hall.roundId })
  return hall
}

const totals = (hall: Hall) => hall.sees('facilitator').results?.subjects.map(({ total }) => total)
const closed = (hall: Hall) => hall.must({ kind: 'closeBallot', roundId: hall.roundId })

describe('a choice [A26]', () => {
  it('is within the budget, and within what one may give to one', () => {
    const hall = opened(aBallot('dots', { secrecy: 'named', budget: 5, mostEach: 3 }))
    expect(hall.vote('ana', { 0: 3, 1: 2 })).toBeNull()
    expect(hall.vote('ana', { 0: 3, 1: 3 })).toBe('overBudget')
    expect(hall.vote('ana', { 0: 4 })).toBe('overBudget')
    expect(hall.vote('ana', { 0: -1 })).toBe('unknown')
    expect(hall.vote('ana', { 0: 1.5 })).toBe('unknown')
    expect(hall.vote('ana', { 0: [1, 2] })).toBe('unknown')
    expect(hall.vote('ana', { 3: 1 })).toBe('unknown')
    expect(hall.own('ana').vote?.choice).toEqual({ 0: 3, 1: 2 })
  })

  it('replaces the one before as a whole: two tabs never add up to more', () => {
    const hall = opened(aBallot('dots', { secrecy: 'named', budget: 5, mostEach: 3 }))
    hall.vote('ana', { 0: 3, 1: 2 })
    hall.vote('ana', { 1: 1, 2: 3, 0: 0 })
    expect(hall.own('ana').vote?.choice).toEqual({ 1: 1, 2: 3 })
    expect(hall.sees('room').head.counts.voted).toBe(1)
    closed(hall)
    expect(totals(hall)).toEqual([0, 1, 3])
  })

  it('of a poll is as many items as one may choose', () => {
    const hall = opened(aBallot('poll', { secrecy: 'named', budget: 2 }))
    expect([
      hall.vote('ana', { 0: 1, 2: 1 }),
      hall.vote('ben', { 0: 1, 1: 1, 2: 1 }),
      hall.vote('ben', { 0: 2 }),
    ]).toEqual([null, 'overBudget', 'overBudget'])
  })

  it('of a matrix is a place on it', () => {
    const hall = opened(aBallot('matrix', { secrecy: 'named' }))
    expect(hall.vote('ana', { 0: [0, 100], 1: [10, 20] })).toBeNull()
    expect(hall.vote('ben', { 0: [0, 101] })).toBe('unknown')
    expect(hall.vote('ben', { 0: 50 })).toBe('unknown')
    hall.vote('ben', { 0: [20, 50] })
    hall.vote('chloe', { 0: [40, 40] })
    closed(hall)
    expect(hall.sees('facilitator').results?.subjects[0]).toMatchObject({
      total: 3,
      place: [20, 50],
      places: [
        [0, 100],
        [20, 50],
        [40, 40],
      ],
      given: [],
    })
  })

  it('with a reservation or an objection says why, and one from the sixth degree on too', () => {
    const consent = opened(aBallot('consent', { secrecy: 'named' }))
    expect(consent.vote('ana', { 0: 1 })).toBe('noReason')
    expect(consent.vote('ana', { 0: 2 }, { 0: '  ' })).toBe('noReason')
    expect(consent.vote('ana', { 0: 0, 1: 3 })).toBeNull()
    expect(consent.vote('ana', { 0: 4 })).toBe('unknown')
    expect(consent.vote('ben', { 0: 2 }, { 0: 'x'.repeat(601) })).toBe('tooLong')
    const gradient = opened(aBallot('gradient'))
    expect([gradient.vote('ana', { 0: 4 }), gradient.vote('ana', { 0: 5 }), gradient.vote('ana', { 0: 8 })]).toEqual([
      null,
      'noReason',
      'unknown',
    ])
    expect(gradient.vote('ana', { 0: 5 }, { 0: 'too far from us' })).toBeNull()
  })

  it('that no longer has a reason no longer tells it', () => {
    const hall = opened(aBallot('consent', { secrecy: 'named' }))
    hall.vote('ana', { 0: 2 }, { 0: 'no lift' })
    expect(hall.own('ana').vote?.reasons).toEqual({ 0: 'no lift' })
    hall.vote('ana', { 0: 0 })
    expect(hall.own('ana').vote?.reasons).toEqual({})
    expect(JSON.stringify([...hall.texts])).not.toContain('no lift')
  })
})

describe('a ballot takes votes', () => {
  it('while it is open, in the round in hand, not locked', () => {
    const hall = Hall.running([aBallot('dots', { secrecy: 'named' }), { kind: 'wall' }])
    hall.join('ana')
    const { roundId } = hall
    const vote = () => hall.as('ana', { kind: 'vote', roundId, choice: { 0: 1 }, reasons: {} })
    expect(vote()).toBe('notNow')
    hall.must({ kind: 'openBallot', roundId })
    expect([vote(), hall.cast('ana', { 0: 1 })]).toEqual([null, 'notNow'])
    hall.must({ kind: 'lock', roundId, locked: true })
    expect(vote()).toBe('roundLocked')
    hall.must({ kind: 'lock', roundId, locked: false })
    closed(hall)
    expect(vote()).toBe('roundLocked')
    hall.must({ kind: 'next', roundId })
    expect(vote()).toBe('roundOver')
    expect(hall.as('ana', { kind: 'vote', roundId: 'none', choice: {}, reasons: {} })).toBe('unknown')
  })

  it('that are secret into its box, and the record is told how many alone [A27]', () => {
    const hall = opened(aBallot('dots'))
    expect(hall.vote('ana', { 0: 1 })).toBe('notNow')
    expect([hall.cast('ana', { 0: 3 }), hall.cast('ben', { 1: 1 }), hall.cast('ana', { 2: 2 })]).toEqual([
      null,
      null,
      null,
    ])
    expect(hall.cast('ana', { 0: 4 })).toBe('overBudget')
    hall.record({ kind: 'guestErased', guestId: 'dan' })
    expect([hall.cast('dan', {}), hall.cast('nobody', {}), hall.cast('ana', {}, 'no round')]).toEqual([
      'beingErased',
      'unknown',
      'unknown',
    ])
    expect(hall.own('ana')).toMatchObject({ voted: true, vote: null })
    expect(hall.own('chloe').voted).toBe(false)
    expect(hall.sees('screen').head.counts.voted).toBe(2)
    const told = hall.log.filter(({ event }) => event.kind === 'ballotsCounted' || event.kind === 'voted')
    expect(told.map(({ actorId, event }) => [actorId, Object.keys(event)])).toEqual(
      Array(3).fill([null, ['kind', 'roundId', 'voters']]),
    )
  })

  it('in each of its rounds apart: stepped back to and voted again, both stay (PRODUCT 5.10, 4) [A5]', () => {
    const hall = Hall.running([{ kind: 'table' }, aBallot('dots', { secrecy: 'named' })])
    for (const guestId of people) hall.join(guestId)
    hall.must({ kind: 'next', roundId: hall.roundId })
    const first = hall.roundId
    hall.must({ kind: 'openBallot', roundId: first })
    hall.vote('ana', { 0: 3 })
    hall.vote('ben', { 0: 1, 1: 2 })
    hall.must({ kind: 'back', roundId: first })
    expect(hall.sees('facilitator').results).toBeNull()
    hall.must({ kind: 'next', roundId: hall.roundId })
    const second = hall.roundId
    expect([hall.own('ana').voted, hall.sees('room').head.counts.voted]).toEqual([false, 0])
    hall.must({ kind: 'openBallot', roundId: second })
    hall.vote('ana', { 2: 1 })
    expect(hall.as('ben', { kind: 'vote', roundId: first, choice: { 2: 3 }, reasons: {} })).toBe('roundOver')
    const kept = (roundId: string) => [...(hall.state.rounds.get(roundId)?.votes ?? [])].map(([, { choice }]) => choice)
    expect(kept(first)).toEqual([{ 0: 3 }, { 0: 1, 1: 2 }])
    expect(kept(second)).toEqual([{ 2: 1 }])
  })
})

describe('an organisation [A26]', () => {
  const byOrganisation = aBallot('consent', { secrecy: 'organisation' })

  it('has one answer, the last, with who filled it in; who is of none has none', () => {
    const hall = opened(byOrganisation)
    hall.join('eve')
    expect(hall.vote('eve', { 0: 0 })).toBe('noOrganisation')
    hall.vote('ana', { 0: 1 }, { 0: 'under conditions' })
    expect(hall.own('ben').vote).toEqual({ choice: { 0: 1 }, reasons: { 0: 'under conditions' }, by: 'name of ana' })
    hall.vote('ben', { 0: 0 })
    expect(hall.own('ana').vote).toEqual({ choice: { 0: 0 }, reasons: {}, by: 'name of ben' })
    expect(hall.own('ben').vote?.by).toBeNull()
    closed(hall)
    expect(hall.sees('facilitator').results).toMatchObject({
      voters: 1,
      subjects: [{ answers: [1, 0, 0, 0], given: [{ name: 'La Remise', answer: 0, reason: '' }] }, {}, {}],
    })
  })

  it('that was typed is one however it is typed, and is the one of the directory that is written alike', () => {
    const hall = opened(byOrganisation)
    hall.join('eve', null, { organisation: 'Écluse & Cie' })
    hall.join('fay', null, { organisation: '  ecluse, CIE ' })
    hall.join('gil', null, { organisation: 'LA REMISE' })
    hall.vote('eve', { 0: 0 })
    hall.vote('fay', { 0: 3 })
    hall.vote('ana', { 0: 0 })
    expect(hall.own('gil').vote).toMatchObject({ choice: { 0: 0 }, by: 'name of ana' })
    hall.vote('gil', { 0: 3 })
    expect([...(hall.state.rounds.get(hall.roundId)?.votes.keys() ?? [])]).toEqual(['eve', 'remise'])
    expect(hall.sees('room').head.counts.voted).toBe(2)
  })

  it('that was merged into another since has one answer with it, and the last one stands', () => {
    const hall = opened(byOrganisation)
    hall.join('eve', null, { organisation: 'Remise (double)', organisationId: 'double' })
    hall.vote('ana', { 0: 3 })
    hall.vote('eve', { 0: 2 }, { 0: 'not ours' })
    hall.facts.set('eve', { ...(hall.facts.get('ana') ?? never()), name: 'name of eve' })
    closed(hall)
    expect(hall.sees('facilitator').results).toMatchObject({
      voters: 1,
      subjects: [{ given: [{ name: 'La Remise', answer: 2, reason: 'not ours' }] }, {}, {}],
    })
    expect(hall.own('ana').vote).toEqual({ choice: { 0: 2 }, reasons: { 0: 'not ours' }, by: 'name of eve' })
  })

  it('has one answer still when who gave it, or first typed it, is erased and a colleague votes again [A53]', () => {
    const hall = opened(byOrganisation)
    for (const id of ['eve', 'fay', 'gil']) hall.join(id, null, { organisation: 'Filage' })
    const forget = (id: string) => {
      expect(hall.as(id, { kind: 'eraseMe' })).toBeNull()
      hall.facts.set(id, { ...(hall.facts.get(id) ?? never()), name: '', organisation: null })
    }
    const given = () => {
      const { voters, subjects } = hall.sees('facilitator').results ?? never()
      return { voters, answers: subjects[0]?.answers }
    }
    hall.vote('eve', { 0: 3 }, { 0: 'no' })
    hall.vote('ana', { 0: 0 })
    forget('eve')
    expect(hall.own('fay').vote?.choice).toEqual({ 0: 3 })
    hall.vote('fay', { 0: 0 })
    forget('fay')
    hall.vote('gil', { 0: 1 }, { 0: 'under conditions' })
    forget('gil')
    closed(hall)
    expect(given()).toEqual({ voters: 2, answers: [1, 1, 0, 0] })
  })

  it('keeps one answer when nothing says any more of which organisation its people were [A87]', () => {
    const hall = opened(byOrganisation)
    hall.join('eve', null, { organisation: 'Filage' })
    hall.vote('eve', { 0: 3 }, { 0: 'no' })
    hall.facts.set('eve', { ...(hall.facts.get('ana') ?? never()), name: 'name of eve' })
    hall.vote('ana', { 0: 0 })
    closed(hall)
    hall.record({ kind: 'linksCut', heldBy: votesHeld(hall.state, hall.world, () => true) })
    for (const [id, facts] of hall.facts) hall.facts.set(id, { ...facts, organisation: null, organisationId: null })
    expect(hall.sees('facilitator').results).toMatchObject({ voters: 1, subjects: [{ answers: [1, 0, 0, 0] }, {}, {}] })
  })
})

function never(): never {
  throw new Error('nobody')
}

describe('a form [A28]', () => {
  const form: Partial<Phase> = {
    kind: 'evaluation',
    config: {
      mechanism: 'form',
      fields: [
        { id: 'r', kind: 'rating', label: 'Useful?', choices: [] },
        { id: 'c', kind: 'choice', label: 'Again?', choices: ['yes', 'no'] },
        { id: 't', kind: 'text', label: 'What was missing?', choices: [] },
      ],
    },
  }
  const filling = () => {
    const hall = Hall.running([form])
    for (const guestId of people) hall.join(guestId)
    const fill = (guestId: string, marks: Record<string, number>, texts: Record<string, string> = {}) =>
      hall.as(guestId, { kind: 'fill', roundId: hall.roundId, marks, texts })
    return { hall, fill }
  }

  it('is filled in once by each, who may change it; only what it asks is answered', () => {
    const { hall, fill } = filling()
    expect([fill('ana', {}), fill('ana', {}, { t: '  ' })]).toEqual(['empty', 'empty'])
    expect([fill('ana', { r: 6 }), fill('ana', { r: 0 }), fill('ana', { c: 2 }), fill('ana', { t: 1 })]).toEqual(
      Array(4).fill('unknown'),
    )
    expect([fill('ana', { x: 1 }), fill('ana', {}, { r: 'five' }), fill('ana', {}, { t: 'x'.repeat(2_001) })]).toEqual([
      'unknown',
      'unknown',
      'tooLong',
    ])
    expect([fill('ana', { r: 5, c: 0 }, { t: 'coffee' }), fill('ana', { r: 4, c: 0 }), fill('ben', { r: 1 })]).toEqual([
      null,
      null,
      null,
    ])
    expect(hall.own('ana')).toMatchObject({ voted: true, form: { marks: { r: 4, c: 0 }, texts: {} } })
    expect([...hall.texts.values()]).not.toContain('coffee')
    hall.must({ kind: 'lock', roundId: hall.roundId, locked: true })
    expect(fill('ana', { r: 3 })).toBe('roundLocked')
  })

  it('is filled in after the end too, until the restitution is published; unless it was locked [A66]', () => {
    const { hall, fill } = filling()
    const first = hall.roundId
    fill('ana', { r: 5 }, { t: 'coffee' })
    hall.must({ kind: 'goTo', roundId: first, phaseId: 'p1' })
    const again = hall.roundId
    const late = (guestId: string, roundId: string) =>
      hall.as(guestId, { kind: 'fill', roundId, marks: { r: 2 }, texts: { t: 'tea' } })
    expect([late('ben', first), hall.own('ben').formsLeft]).toEqual(['roundOver', []])
    hall.must({ kind: 'close', roundId: again })
    const left = { roundId: again, title: hall.state.phases[0]?.title, given: null }
    expect(hall.own('ben').formsLeft).toMatchObject([left])
    expect([late('ben', first), late('ben', again), late('eve', again)]).toEqual(['roundOver', null, 'unknown'])
    expect(hall.own('ben').formsLeft).toMatchObject([{ given: { marks: { r: 2 }, texts: { t: 'tea' } } }])
    expect(hall.own('ana').formsLeft).toMatchObject([left])
    expect([hall.sees('facilitator').form, hall.sees('room').form]).toMatchObject([
      { roundId: again, replies: 1 },
      null,
    ])
    hall.record({ kind: 'roundLocked', roundId: again, locked: true })
    expect([late('ana', again), hall.own('ana').formsLeft]).toEqual(['roundLocked', []])
    hall.record({ kind: 'roundLocked', roundId: again, locked: false })
    hall.ask({ kind: 'facilitator', actorId: 'animator' }, { kind: 'review' })
    expect(late('ana', again)).toBeNull()
    hall.ask({ kind: 'facilitator', actorId: 'animator' }, { kind: 'publish' })
    expect([late('chloe', again), hall.own('chloe').formsLeft]).toEqual(['roundOver', []])
    expect(hall.sees('facilitator').form).toMatchObject({ replies: 2, fields: [{}, {}, { texts: ['tea', 'tea'] }] })
  })

  it('gives numbers to all once revealed, and what was written to facilitators', () => {
    const { hall, fill } = filling()
    fill('ben', { r: 2, c: 1 }, { t: 'tea' })
    fill('ana', { r: 5, c: 1 }, { t: 'coffee' })
    const whole = {
      roundId: hall.roundId,
      replies: 2,
      fields: [
        { id: 'r', kind: 'rating', label: 'Useful?', choices: [], counts: [0, 1, 0, 0, 1], mean: 3.5, texts: [] },
        { id: 'c', kind: 'choice', label: 'Again?', choices: ['yes', 'no'], counts: [0, 2], mean: null, texts: [] },
        {
          id: 't',
          kind: 'text',
          label: 'What was missing?',
          choices: [],
          counts: [],
          mean: null,
          texts: ['coffee', 'tea'],
        },
      ],
    }
    expect([hall.sees('facilitator').form, hall.sees('room').form]).toEqual([whole, null])
    hall.must({ kind: 'reveal', roundId: hall.roundId, revealed: true })
    const [rating, choice, text] = whole.fields
    expect(hall.sees('screen').form).toEqual({ ...whole, fields: [rating, choice, { ...text, texts: [] }] })
  })
})
