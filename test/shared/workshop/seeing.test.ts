// Who sees what, and under which name.
import { describe, expect, it } from 'vitest'
import { phaseDefaults } from '../../../shared/workshop/library.ts'
import type { CollectConfig, Phase } from '../../../shared/workshop/phases.ts'
import { Hall } from '../../support/workshop-hall.ts'

function written(given: Partial<CollectConfig>, identity: Phase['identity'] = 'named'): Hall {
  const { config } = phaseDefaults('alone')
  if (config.mechanism !== 'collect') throw new Error('people write alone')
  const hall = Hall.planned([{ kind: 'alone', identity, config: { ...config, ...given } }, { kind: 'wall' }], 2)
  hall.must({ kind: 'open' })
  for (const guestId of ['ana', 'ben', 'chloe', 'dan']) {
    hall.join(guestId, hall.table(guestId < 'c' ? 1 : 2), { organisation: `for ${guestId}`, organisationId: 'o' })
  }
  hall.must({ kind: 'start' })
  hall.write('ana', 'a')
  return hall
}

const revealed = (hall: Hall) => hall.must({ kind: 'reveal', roundId: hall.roundId, revealed: true })
const cards = (view: { contributions: object }) => Object.keys(view.contributions)

describe('before it is revealed', () => {
  it('what one writes alone is seen by oneself, and by facilitators without a name [A4]', () => {
    const hall = written({ visibility: 'self' })
    expect([cards(hall.own('ana')), cards(hall.own('ben'))]).toEqual([['a'], []])
    expect(cards(hall.sees({ tableId: hall.table(1) }))).toEqual([])
    expect(hall.sees('facilitator').contributions['a']?.author).toBeNull()
    for (const viewer of ['room', 'screen', 'observer'] as const) expect(cards(hall.sees(viewer))).toEqual([])
  })

  it('what one writes in a two is seen by the two [A4]', () => {
    const hall = written({ visibility: 'group', together: 2 })
    expect(Object.keys(hall.own('ben').group)).toEqual(['a'])
    expect(hall.own('ben').companions).toEqual(['name of ana'])
    expect(hall.own('chloe').group).toEqual({})
    expect(cards(hall.sees('room'))).toEqual([])
    revealed(hall)
    expect([hall.own('ben').group, cards(hall.sees('room'))]).toEqual([{}, ['a']])
  })

  it('nobody is told with whom they are, where nobody may be told who wrote what [A4]', () => {
    expect(written({ visibility: 'group', together: 2 }, 'nameless').own('ben').companions).toEqual([])
  })

  it('what a table writes is seen by the table [A4]', () => {
    const hall = written({ visibility: 'table' })
    expect(cards(hall.sees({ tableId: hall.table(1) }))).toEqual(['a'])
    expect(cards(hall.sees({ tableId: hall.table(2) }))).toEqual([])
    expect(cards(hall.sees('screen'))).toEqual([])
  })

  it('a round that was left can still be revealed [A20]', () => {
    const hall = written({})
    const { roundId } = hall
    hall.must({ kind: 'next', roundId })
    expect(cards(hall.sees('room'))).toEqual([])
    hall.must({ kind: 'reveal', roundId, revealed: true })
    expect(cards(hall.sees('room'))).toEqual(['a'])
  })
})

describe('under a name', () => {
  it('there is the name and organisation, the name alone, or nothing, once revealed [A4]', () => {
    const author = (identity: Phase['identity']) => {
      const hall = written({}, identity)
      revealed(hall)
      expect(hall.sees('facilitator').contributions['a']?.author).toEqual(hall.sees('room').contributions['a']?.author)
      return hall.sees('room').contributions['a']?.author
    }
    expect(author('named')).toEqual({ name: 'name of ana', organisation: 'for ana', organisationId: 'o' })
    expect(author('pseudonym')).toEqual({ name: 'name of ana', organisation: null, organisationId: null })
    expect(author('nameless')).toBeNull()
  })

  it('whoever gave no name has none, and no organisation either', () => {
    const hall = written({})
    hall.join('ana', null, { name: '', organisation: 'for ana' })
    revealed(hall)
    expect(hall.sees('room').contributions['a']?.author).toBeNull()
  })

  it('only facilitators have the list of people, the skipped phases, and what can be taken back', () => {
    const hall = written({})
    const last = hall.must({ kind: 'skipPhase', phaseId: 'p2', skipped: true })
    expect(hall.sees('facilitator')).toMatchObject({
      people: { ana: { name: 'name of ana', isHere: true } },
      plan: [
        { id: 'p1', rounds: 1, startedAt: hall.now },
        { id: 'p2', skipped: true, startedAt: null },
      ],
      undoable: { commandId: last, until: hall.now + 10_000 },
    })
    expect(hall.sees('screen')).toMatchObject({ people: {}, undoable: null, plan: [{ id: 'p1', startedAt: null }] })
    expect(hall.sees('screen').plan).toHaveLength(1)
  })

  it('facilitators are told what of each round the room has not seen, whatever round is in hand [A90]', () => {
    const hall = written({})
    const withheld = (who: 'facilitator' | 'room' = 'facilitator') => hall.sees(who).plan.map((line) => line.withheld)
    const roundId = hall.state.roundId ?? ''
    expect(withheld()).toEqual([[{ roundId, contributions: 1 }], []])
    expect(withheld('room')).toEqual([[], []])
    hall.must({ kind: 'goTo', roundId, phaseId: 'p2' })
    expect(withheld()[0]).toEqual([{ roundId, contributions: 1 }])
    hall.must({ kind: 'hide', contributionId: 'a', reason: 'personal' })
    expect(withheld()[0]).toEqual([])
    hall.must({ kind: 'unhide', contributionId: 'a' })
    hall.must({ kind: 'reveal', roundId, revealed: true })
    expect(withheld()).toEqual([[], []])
  })
})
