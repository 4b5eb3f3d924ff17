// From a plan to its phases, and back.
import { describe, expect, it } from 'vitest'
import { Hall } from '../../support/workshop-hall.ts'

describe('a workshop', () => {
  it('goes from draft to open to running to closed [A2]', () => {
    const hall = Hall.planned([{ kind: 'alone' }])
    expect(hall.steer({ kind: 'start' })).toBe('notNow')
    hall.must({ kind: 'open' })
    hall.must({ kind: 'start' })
    expect(hall.sees('room').head).toMatchObject({ stage: 'running', phaseNumber: 1, phases: 1, code: 'KX7PQ2' })
    hall.must({ kind: 'close', roundId: hall.roundId })
    expect(hall.sees('room').head).toMatchObject({ stage: 'closed', phase: null, round: null, code: null })
  })

  it('is written in alone, revealed to all, and goes on [A4]', () => {
    const hall = Hall.running([{ kind: 'alone', identity: 'named' }, { kind: 'wall' }])
    hall.join('ana')
    hall.join('ben')
    expect(hall.write('ana', 'un logement')).toBeNull()
    expect(Object.keys(hall.own('ana').contributions)).toEqual(['un logement'])
    expect(hall.own('ben').contributions).toEqual({})
    expect(hall.sees('room').contributions).toEqual({})
    expect(hall.sees('facilitator').contributions['un logement']).toMatchObject({ text: 'un logement', author: null })
    expect(hall.sees('screen').head.counts).toMatchObject({ guests: 2, here: 2, wrote: 1, contributions: 1 })
    hall.must({ kind: 'reveal', roundId: hall.roundId, revealed: true })
    expect(hall.sees('screen').contributions['un logement']?.author?.name).toBe('name of ana')
    hall.must({ kind: 'next', roundId: hall.roundId })
    expect(hall.sees('room').head).toMatchObject({ phaseNumber: 2, phase: { kind: 'wall' } })
    expect(Object.keys(hall.sees('room').contributions)).toEqual(['un logement'])
  })
})
