// From a plan to its phases, and back; closing, opening again, taking back.
import { describe, expect, it } from 'vitest'
import { phaseDefaults } from '../../../shared/workshop/library.ts'
import { Hall } from '../../support/workshop-hall.ts'

const minute = 60_000
const three = [{ kind: 'alone' }, { kind: 'wall' }, { kind: 'dots' }] as const
const inHand = (hall: Hall) => hall.sees('room').head.phase?.id
const round = (hall: Hall) => hall.sees('room').head.round

describe('a workshop', () => {
  it('goes from draft to open to running to closed [A2]', () => {
    const hall = Hall.planned([...three])
    expect(hall.steer({ kind: 'start' })).toBe('notNow')
    hall.must({ kind: 'open' })
    expect(hall.steer({ kind: 'open' })).toBe('notNow')
    expect(hall.sees('room').head).toMatchObject({ stage: 'open', phase: null, phaseNumber: 0, phases: 3 })
    hall.must({ kind: 'start' })
    expect(hall.sees('room').head).toMatchObject({ stage: 'running', phaseNumber: 1, phases: 3, code: 'KX7PQ2' })
    expect(hall.steer({ kind: 'close', roundId: 'other' })).toBe('otherRound')
    hall.must({ kind: 'close', roundId: hall.roundId })
    expect(hall.sees('room').head).toMatchObject({ stage: 'closed', phase: null, round: null, code: null })
    expect(hall.steer({ kind: 'addPhase', phase: { ...phaseDefaults('wall'), id: 'p9' }, before: null })).toBe('notNow')
  })

  it('does not open without a phase, nor once it is cancelled; back to draft while nobody wrote [A2]', () => {
    const hall = Hall.planned([{ kind: 'alone' }])
    hall.must({ kind: 'skipPhase', phaseId: 'p1', skipped: true })
    expect(hall.steer({ kind: 'open' })).toBe('nothingPlanned')
    hall.must({ kind: 'skipPhase', phaseId: 'p1', skipped: false })
    hall.must({ kind: 'open' })
    hall.must({ kind: 'backToDraft' })
    hall.must({ kind: 'cancel', reason: 'nobody comes' })
    expect(hall.steer({ kind: 'open' })).toBe('notNow')
  })

  it('opens again within a day where it was closed, and not after [A2]', () => {
    const hall = Hall.running([...three])
    hall.must({ kind: 'next', roundId: hall.roundId })
    const { roundId } = hall
    hall.must({ kind: 'close', roundId })
    hall.now += 24 * 60 * minute
    hall.must({ kind: 'reopen', reason: 'one table was forgotten' })
    expect([hall.roundId, round(hall)?.endsAt]).toEqual([roundId, null])
    hall.must({ kind: 'close', roundId })
    hall.now += 24 * 60 * minute + 1
    expect(hall.steer({ kind: 'reopen', reason: 'too late' })).toBe('notNow')
  })
})

describe('passages', () => {
  it('go on, back and again, each as a round of its own, over what is skipped [A5]', () => {
    const hall = Hall.running([...three])
    hall.join('ana')
    hall.write('ana', 'a')
    hall.must({ kind: 'skipPhase', phaseId: 'p2', skipped: true })
    hall.must({ kind: 'next', roundId: hall.roundId })
    expect(inHand(hall)).toBe('p3')
    expect(hall.steer({ kind: 'next', roundId: hall.roundId })).toBe('nothingPlanned')
    hall.must({ kind: 'back', roundId: hall.roundId })
    expect([inHand(hall), hall.state.rounds.size]).toEqual(['p1', 3])
    expect(hall.steer({ kind: 'back', roundId: hall.roundId })).toBe('nothingPlanned')
    hall.must({ kind: 'goTo', roundId: hall.roundId, phaseId: 'p2' })
    expect(inHand(hall)).toBe('p2')
    expect(hall.sees('facilitator').plan.map(({ rounds }) => rounds)).toEqual([2, 1, 1])
    expect(Object.keys(hall.own('ana').contributions)).toEqual(['a'])
  })

  it('name the round that was seen: two consoles do not skip a phase [A7]', () => {
    const hall = Hall.running([...three])
    const { roundId } = hall
    hall.must({ kind: 'next', roundId })
    expect(hall.steer({ kind: 'next', roundId })).toBe('otherRound')
    expect(inHand(hall)).toBe('p2')
  })

  it('keep a phase as it was when its round began [A1]', () => {
    const hall = Hall.running([{ kind: 'alone', prompt: 'before' }])
    hall.must({ kind: 'changePhase', phase: { ...phaseDefaults('alone'), id: 'p1', prompt: 'after' } })
    expect(hall.sees('room').head.phase?.prompt).toBe('before')
    hall.must({ kind: 'goTo', roundId: hall.roundId, phaseId: 'p1' })
    expect(hall.sees('room').head.phase?.prompt).toBe('after')
  })

  it('follow the plan as it is moved, added to and taken from', () => {
    const hall = Hall.running([...three])
    hall.must({ kind: 'movePhase', phaseId: 'p3', before: 'p2' })
    hall.must({ kind: 'addPhase', phase: { ...phaseDefaults('poll'), id: 'p4' }, before: 'p3' })
    expect(hall.steer({ kind: 'removePhase', phaseId: 'p1' })).toBe('notNow')
    hall.must({ kind: 'removePhase', phaseId: 'p2' })
    expect(hall.state.phases.map(({ id }) => id)).toEqual(['p1', 'p4', 'p3'])
    expect(hall.steer({ kind: 'movePhase', phaseId: 'p3', before: 'none' })).toBe('unknown')
  })

  it('bring everybody to the phase, whatever was shown', () => {
    const hall = Hall.running([...three])
    hall.must({ kind: 'show', what: { kind: 'blank' } })
    expect(hall.sees('screen').head.shown).toEqual({ kind: 'blank' })
    hall.must({ kind: 'next', roundId: hall.roundId })
    expect(hall.sees('screen').head.shown).toEqual({ kind: 'phase' })
  })
})

describe('a timer', () => {
  it('is an instant: extended, paused, gone on, past its end too [A12]', () => {
    const hall = Hall.running([{ kind: 'alone', minutes: 5 }])
    const { roundId } = hall
    const start = hall.now
    expect(round(hall)).toMatchObject({ endsAt: start + 5 * minute, length: 5 * minute })
    hall.must({ kind: 'extend', roundId, milliseconds: 2 * minute, tableId: null })
    expect(round(hall)).toMatchObject({ endsAt: start + 7 * minute, length: 7 * minute })
    hall.now += minute
    hall.must({ kind: 'pause', roundId })
    hall.now += 30 * minute
    expect(round(hall)).toMatchObject({ endsAt: null, remaining: 6 * minute, length: 7 * minute })
    hall.must({ kind: 'resume', roundId })
    expect(round(hall)).toMatchObject({ endsAt: hall.now + 6 * minute, remaining: null, length: 7 * minute })
    hall.now += 10 * minute
    hall.must({ kind: 'extend', roundId, milliseconds: 2 * minute, tableId: null })
    expect(round(hall)?.endsAt).toBe(hall.now + 2 * minute)
  })

  it('is longer for one table, never shorter than for all', () => {
    const hall = Hall.running([{ kind: 'table' }], 2)
    const { roundId } = hall
    const tableId = hall.table(2)
    hall.must({ kind: 'extend', roundId, milliseconds: 2 * minute, tableId })
    expect(hall.sees('room').tables[tableId]?.extra).toBe(2 * minute)
    hall.must({ kind: 'extend', roundId, milliseconds: -5 * minute, tableId })
    expect(hall.sees('room').tables[tableId]?.extra).toBe(0)
    expect(hall.steer({ kind: 'extend', roundId, milliseconds: minute, tableId: 'none' })).toBe('unknown')
  })

  it('is not paused where there is none', () => {
    const hall = Hall.running([{ kind: 'alone', minutes: 0 }])
    expect(hall.steer({ kind: 'pause', roundId: hall.roundId })).toBe('notNow')
    expect(round(hall)).toMatchObject({ endsAt: null, length: null })
  })
})

describe('the last act', () => {
  it('is taken back for ten seconds, once, and nothing before it [A6]', () => {
    const hall = Hall.running([...three])
    const first = hall.roundId
    hall.must({ kind: 'reveal', roundId: first, revealed: true })
    const next = hall.must({ kind: 'next', roundId: first })
    hall.now += 10_001
    expect(hall.steer({ kind: 'undo', commandId: next })).toBe('undoTooLate')
    hall.now -= 1
    hall.must({ kind: 'undo', commandId: next })
    expect([hall.roundId, round(hall)?.revealed]).toEqual([first, true])
    expect(hall.sees('facilitator').plan.map(({ rounds }) => rounds)).toEqual([1, 0, 0])
    expect(hall.steer({ kind: 'undo', commandId: next })).toBe('undoTooLate')
    expect(hall.sees('facilitator').undoable).toBeNull()
  })

  it('stays the last, whatever the room does meanwhile [A22]', () => {
    const hall = Hall.running([...three], 1)
    hall.join('ana', hall.table(1))
    const lock = hall.must({ kind: 'lock', roundId: hall.roundId, locked: true })
    hall.as('ana', { kind: 'becomeRapporteur' })
    hall.as('ana', { kind: 'finish', roundId: hall.roundId, finished: true })
    hall.must({ kind: 'undo', commandId: lock })
    expect(round(hall)?.locked).toBe(false)
  })

  it('leaves what was written meanwhile [A5]', () => {
    const hall = Hall.running([{ kind: 'wall' }, { kind: 'alone' }])
    hall.join('ana')
    const next = hall.must({ kind: 'next', roundId: hall.roundId })
    hall.write('ana', 'a')
    hall.must({ kind: 'undo', commandId: next })
    expect(Object.keys(hall.own('ana').contributions)).toEqual(['a'])
  })

  it('is none while a workshop is being prepared; opening it is one [A35]', () => {
    const hall = Hall.planned([{ kind: 'alone' }], 3)
    hall.must({ kind: 'skipPhase', phaseId: 'p1', skipped: true })
    hall.must({ kind: 'skipPhase', phaseId: 'p1', skipped: false })
    expect(hall.sees('facilitator').undoable).toBeNull()
    const opening = hall.must({ kind: 'open' })
    expect(hall.sees('facilitator').undoable?.commandId).toBe(opening)
    hall.must({ kind: 'undo', commandId: opening })
    expect(hall.state.stage).toBe('draft')
  })

  it('takes away a word to all [A22]', () => {
    const hall = Hall.running([...three])
    const said = hall.must({ kind: 'message', text: 'Two minutes more' })
    expect(hall.sees('room').head.message?.text).toBe('Two minutes more')
    hall.must({ kind: 'undo', commandId: said })
    expect(hall.sees('room').head.message).toBeNull()
  })
})

describe('the console', () => {
  it('is taken by any facilitator, and never by somebody of the room', () => {
    const hall = Hall.running([...three])
    hall.join('ana')
    hall.ask({ kind: 'facilitator', actorId: 'second' }, { kind: 'takeConsole' })
    expect(hall.state.consoleOf).toBe('second')
    const next = { kind: 'next', roundId: hall.roundId } as const
    expect(hall.ask({ kind: 'guest', actorId: 'ana', guestId: 'ana' }, next)).toBe('notYours')
    expect(hall.ask({ kind: 'facilitator', actorId: 'second' }, { kind: 'leave' })).toBe('notYours')
  })
})

describe('what is proposed to phones', () => {
  it('is prepared or proposed live, in one order, taken back like any act, and over with the workshop [A91]', () => {
    const hall = Hall.planned([...three])
    hall.must({ kind: 'wish', signals: ['buzz', 'awake'] })
    hall.must({ kind: 'open' })
    hall.must({ kind: 'start' })
    expect(hall.sees('room').head.wish).toEqual(['awake', 'buzz'])
    const { revision } = hall.state
    hall.must({ kind: 'wish', signals: ['awake', 'buzz'] })
    expect(hall.state.revision).toBe(revision)
    const last = hall.must({ kind: 'wish', signals: [] })
    expect(hall.sees('room').head).not.toHaveProperty('wish')
    hall.must({ kind: 'undo', commandId: last })
    expect(hall.sees('room').head.wish).toEqual(['awake', 'buzz'])
    hall.must({ kind: 'close', roundId: hall.roundId })
    expect(hall.steer({ kind: 'wish', signals: [] })).toBe('notNow')
  })
})
