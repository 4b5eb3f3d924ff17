// Correcting and erasing after the workshop; what one is told became of one's words; when a text quotes them.
import { describe, expect, it } from 'vitest'
import { erasedBy } from '../../../shared/workshop/erasing.ts'
import { followed, takenHome } from '../../../shared/workshop/follow.ts'
import { quotes } from '../../../shared/workshop/quotes.ts'
import { Hall } from '../../support/workshop-hall.ts'

const aWeek = 7 * 24 * 60 * 60 * 1000

function aHall(): Hall {
  const hall = Hall.running([{ kind: 'alone' }, { kind: 'wall' }])
  for (const id of ['ana', 'ben']) hall.join(id)
  return hall
}
const close = (hall: Hall) => hall.must({ kind: 'close', roundId: hall.state.roundId })
const reword = (hall: Hall, who: string, text = 'autrement') =>
  hall.as(who, { kind: 'reword', contributionId: 'a', type: 'need', text })
const told = (hall: Hall, guestId: string) =>
  followed(hall.state, hall.world, { guestId, at: hall.now, moments: new Map(), quotes: new Map() })

describe('correcting', () => {
  it('is for the author, from closing until seven days after corrections opened, however late they are [A52]', () => {
    const hall = aHall()
    hall.write('ana', 'a')
    hall.must({ kind: 'reveal', roundId: hall.roundId, revealed: true })
    expect(reword(hall, 'ana')).toBe('roundLocked')
    close(hall)
    hall.now += 10 * aWeek
    expect([reword(hall, 'ben'), reword(hall, 'ana', ''), reword(hall, 'ana')]).toEqual(['notYours', 'empty', null])
    hall.record({ kind: 'stageChanged', to: 'review', reason: '' })
    hall.now += aWeek - 1
    expect(told(hall, 'ana')[0]?.reword).not.toBeNull()
    expect(reword(hall, 'ana')).toBeNull()
    hall.now += 1
    expect(reword(hall, 'ana')).toBe('roundOver')
    expect(told(hall, 'ana')[0]?.reword).toBeNull()
    expect(hall.as('ana', { kind: 'withdraw', contributionId: 'a' })).toBeNull()
  })

  it('is for all of the seven days, although all was published before they were over [A52]', () => {
    const hall = aHall()
    hall.write('ana', 'a')
    close(hall)
    hall.record({ kind: 'stageChanged', to: 'review', reason: '' })
    hall.now += aWeek / 2
    hall.record({ kind: 'stageChanged', to: 'published', reason: '' })
    hall.now += aWeek / 2 - 1
    expect(told(hall, 'ana')[0]?.reword).not.toBeNull()
    expect(reword(hall, 'ana')).toBeNull()
    hall.now += 1
    expect(told(hall, 'ana')[0]?.reword).toBeNull()
    expect(reword(hall, 'ana')).toBe('roundOver')
    expect(hall.as('ana', { kind: 'withdraw', contributionId: 'a' })).toBeNull()
  })
})

describe('erasing', () => {
  it('is never refused to the author, and takes what was made of nothing else [A53]', () => {
    const hall = aHall()
    hall.write('ana', 'a')
    hall.write('ben', 'b')
    hall.must({ kind: 'reveal', roundId: hall.roundId, revealed: true })
    const type = 'need' as const
    const [edge, parents] = ['rewording' as const, ['a']]
    hall.must({ kind: 'merge', contributionId: 'of-a', parents, edge, type, text: 'a, mieux dit' })
    hall.must({ kind: 'merge', contributionId: 'of-both', parents: ['of-a', 'b'], edge: 'merge', type, text: 'a et b' })
    hall.must({ kind: 'hide', contributionId: 'a', reason: 'offTopic' })
    close(hall)
    hall.record({ kind: 'stageChanged', to: 'archived', reason: '' })
    const erase = { kind: 'erase', contributionId: 'a' } as const
    expect([hall.as('ben', erase), hall.as('ana', erase), hall.as('ana', erase)]).toEqual(['unknown', null, null])
    const erased = [...hall.state.contributions.values()].filter((one) => one.erased).map(({ id }) => id)
    expect(erased).toEqual(['a', 'of-a'])
    expect(hall.as('ben', { kind: 'eraseMe' })).toBeNull()
    expect(hall.state.contributions.get('of-both')).toMatchObject({ erased: true })
    expect(hall.as('ben', { kind: 'sit', tableId: null })).toBe('beingErased')
  })

  it('of oneself takes reasons and answers with it, and leaves supports and votes [A53, A54]', () => {
    const hall = aHall()
    hall.write('ana', 'a')
    hall.record({ kind: 'supported', contributionId: 'a', guestId: 'ben', supported: true })
    const { roundId } = hall
    hall.record({ kind: 'voted', roundId, voter: 'org', guestId: 'ben', choice: { a: 1 } })
    const keys = ['a', `reason:${roundId}:org:a`, `form:${roundId}:ben:f`, `form:${roundId}:benoit:f`]
    const gone = erasedBy(hall.state, [{ kind: 'guestErased', guestId: 'ben' }], keys)
    expect(gone).toEqual({ guestIds: ['ben'], keys: [`reason:${roundId}:org:a`, `form:${roundId}:ben:f`] })
    expect(hall.as('ben', { kind: 'eraseMe' })).toBeNull()
    expect(hall.state.contributions.get('a')?.supporters.size).toBe(1)
    expect(hall.state.rounds.get(roundId)?.votes.size).toBe(1)
  })
})

describe('what became of one’s words [A51]', () => {
  it('is told of groups, merges, votes that were shown, setting aside and hiding', () => {
    const hall = aHall()
    for (const [who, id] of [
      ['ana', 'a'],
      ['ben', 'b'],
      ['ben', 'c'],
    ] as const)
      hall.write(who, id)
    hall.must({ kind: 'reveal', roundId: hall.roundId, revealed: true })
    hall.must({ kind: 'merge', contributionId: 'ab', parents: ['a', 'b'], edge: 'merge', type: 'need', text: 'a et b' })
    hall.must({ kind: 'makeCluster', clusterId: 'g', title: 'Des lieux', contributions: ['ab', 'c'] })
    hall.must({ kind: 'hide', contributionId: 'c', reason: 'duplicate' })
    hall.must({ kind: 'park', contributionId: 'a', parked: true })
    expect(told(hall, 'ana')[0]?.steps).toMatchObject([
      { kind: 'sent' },
      { kind: 'merged', text: 'a et b', voices: 2 },
      { kind: 'grouped', title: 'Des lieux', others: 0 },
      { kind: 'parked' },
    ])
    expect(told(hall, 'ben').map(({ is, steps }) => [is, steps.at(-1)?.kind])).toEqual([
      ['standing', 'grouped'],
      ['hidden', 'hidden'],
    ])
    const gone = followed(hall.state, hall.world, {
      guestId: 'ana',
      at: 0,
      moments: new Map(),
      quotes: new Map([['g', { at: 5, title: 'Restitution', section: 'Besoins' }]]),
    })
    expect(gone[0]?.steps.at(-1)).toMatchObject({ kind: 'quoted', about: 'group', section: 'Besoins' })
  })

  it('says of what was declined that it was, and when; once taken all the same, it stands', () => {
    const hall = aHall()
    const first = hall.roundId
    hall.must({ kind: 'next', roundId: first })
    hall.write('ana', 'a', { roundId: first })
    expect(told(hall, 'ana').map(({ is, steps }) => [is, steps.at(-1)?.kind])).toEqual([['waiting', 'late']])
    hall.must({ kind: 'take', contributionId: 'a', taken: false })
    const moments = new Map([['contributionTaken:a', 7]])
    const [one] = followed(hall.state, hall.world, { guestId: 'ana', at: hall.now, moments, quotes: new Map() })
    expect([one?.is, one?.steps.at(-1)]).toEqual(['declined', { kind: 'declined', at: 7 }])
    hall.must({ kind: 'take', contributionId: 'a', taken: true })
    expect(told(hall, 'ana').map(({ is, steps }) => [is, steps.length])).toEqual([['standing', 1]])
  })

  it('holds nothing that others did not show the room, and projects that one supports', () => {
    const hall = aHall()
    hall.write('ana', 'a')
    hall.record({ kind: 'contributionReworded', contributionId: 'a', type: 'project' })
    hall.record({ kind: 'supported', contributionId: 'a', guestId: 'ben', supported: true })
    expect(takenHome(hall.state, hall.world, 'ben')).toEqual([])
    hall.must({ kind: 'reveal', roundId: hall.roundId, revealed: true })
    expect(takenHome(hall.state, hall.world, 'ben')).toMatchObject([{ id: 'a', isMine: false, voices: 2 }])
    expect(takenHome(hall.state, hall.world, 'ana')).toMatchObject([{ id: 'a', isMine: true }])
  })
})

it.each([
  ['Elle l’a dit : « Un toit pour tous ! »', 'un toit pour tous', true],
  ['un toit pour tousse', 'Un toit pour tous', false],
  ['Oui, dit la salle', 'Oui', false],
  ['Oui.', 'oui', true],
  ['Des clés (partagées) ?', 'des clés (partagées)', true],
  ['La seconde ligne est longue', 'première\nla seconde ligne', true],
  ['', '', false],
])('%j quotes %j: %s', (text, words, does) => expect(quotes(text, words)).toBe(does))
