// In which language words are: kept with them, whoever looks; theirs to say who wrote them; gone with them.
import { describe, expect, it } from 'vitest'
import { followed, takenHome } from '../../../shared/workshop/follow.ts'
import { collect } from '../../../shared/workshop/library.ts'
import { resultsOf } from '../../../shared/workshop/results.ts'
import { guestCommand, steeringCommand } from '../../../shared/schemas/workshops.ts'
import type { CommonView } from '../../../shared/workshop/view.ts'
import { aBallot, alone } from '../../support/workshops.ts'
import { Hall } from '../../support/workshop-hall.ts'

const collecting = collect(['need', 'project'], { visibility: 'all', supported: true, most: 20, length: 400 })

function aHall(): Hall {
  const hall = Hall.running([
    alone({ id: 'p1', config: collecting }),
    { kind: 'wall' },
    aBallot({ subject: 'contributions', secrecy: 'named', live: true }, { id: 'p3' }),
  ])
  hall.join('greta')
  hall.join('ana')
  hall.write('greta', 'Mehr Busse', { language: 'de' })
  hall.write('ana', 'Un bus')
  return hall
}

const languagesIn = ({ contributions }: CommonView) =>
  Object.fromEntries(Object.values(contributions).map(({ text, language }) => [text, language]))

describe('the language of what somebody wrote [A98]', () => {
  it('is told with the words to everybody who reads them; of the room’s nothing is said, nor of what was written before', () => {
    const hall = aHall()
    hall.record({
      ...hall.log.find(({ event }) => event.kind === 'contributionSent')!.event,
      contributionId: 'old',
    } as never)
    hall.texts.set('old', 'Un vieux mot')
    for (const audience of ['room', 'facilitator', 'screen', 'observer'] as const)
      expect(languagesIn(hall.sees(audience))).toEqual({
        'Mehr Busse': 'de',
        'Un bus': undefined,
        'Un vieux mot': undefined,
      })
    expect(JSON.stringify(hall.sees('room').contributions['Un bus'])).not.toContain('language')
    expect(hall.own('greta').contributions['Mehr Busse']?.language).toBe('de')
  })

  it('is its author’s to change, with the words or without; words that are changed keep theirs', () => {
    const hall = aHall()
    const reword = (text: string, language?: 'fr' | 'nl') =>
      hall.as('greta', {
        kind: 'reword',
        contributionId: 'Mehr Busse',
        type: 'need',
        text,
        ...(language && { language }),
      })
    const now = () => hall.sees('room').contributions['Mehr Busse']
    reword('Noch mehr Busse')
    expect(now()).toMatchObject({ text: 'Noch mehr Busse', language: 'de' })
    reword('Meer bussen', 'nl')
    expect(now()?.language).toBe('nl')
    reword('Plus de bus', 'fr')
    expect(now()?.language).toBeUndefined()
  })

  it('stays with each original; what is made of several is in their language, if they have one, or as was said', () => {
    const hall = aHall()
    hall.write('greta', 'Nachtbusse', { language: 'de' })
    const merge = (contributionId: string, parents: string[], language?: 'fr') =>
      hall.must({
        kind: 'merge',
        contributionId,
        parents,
        edge: 'merge',
        type: 'need',
        text: contributionId,
        ...(language && { language }),
      })
    merge('beide', ['Mehr Busse', 'Nachtbusse'])
    merge('les deux', ['Mehr Busse', 'Un bus'])
    merge('traduit', ['Mehr Busse'], 'fr')
    expect(languagesIn(hall.sees('facilitator'))).toEqual({
      'Mehr Busse': 'de',
      Nachtbusse: 'de',
      'Un bus': undefined,
      beide: 'de',
      'les deux': undefined,
      traduit: undefined,
    })
  })

  it('is told on paper too, of what is voted on, of what it gave, and by the code', () => {
    const hall = aHall()
    const entered = { contributionId: 'paper', type: 'need', text: 'Papier', tableId: null, language: 'de' } as const
    hall.must({ kind: 'enter', roundId: hall.roundId, ...entered })
    expect(hall.sees('room').contributions['paper']?.language).toBe('de')
    hall.write('greta', 'Fähre', { type: 'project', language: 'de' })
    hall.must({ kind: 'goTo', roundId: hall.roundId, phaseId: 'p3' })
    hall.must({ kind: 'openBallot', roundId: hall.roundId })
    const told = { 'Mehr Busse': 'de', 'Un bus': undefined, Papier: 'de', Fähre: 'de' }
    const labels = (all: readonly { label: string; language?: string }[]) =>
      Object.fromEntries(all.map(({ label, language }) => [label, language]))
    expect(labels(hall.sees('room').subjects)).toEqual(told)
    const round = hall.state.rounds.get(hall.roundId)!
    expect(labels(resultsOf(hall.state, hall.world, round).subjects)).toEqual(told)
    const given = { guestId: 'greta', at: hall.now, moments: new Map(), quotes: new Map() }
    expect(followed(hall.state, hall.world, given).map(({ language }) => language)).toEqual(['de', 'de'])
    expect(takenHome(hall.state, hall.world, 'greta')).toMatchObject([{ text: 'Fähre', language: 'de' }])
  })

  it('is one of a short list', () => {
    const id = '00000000-0000-7000-8000-000000000001'
    const send = { kind: 'send', roundId: id, contributionId: id, type: 'need', text: 'x' }
    const enter = { ...send, kind: 'enter', tableId: null }
    const reword = { kind: 'reword', contributionId: id, type: 'need', text: 'x' }
    const merge = { ...reword, kind: 'merge', parents: [id], edge: 'merge' }
    const takes = (schema: typeof guestCommand | typeof steeringCommand, command: object) =>
      schema.safeParse(command).success
    for (const command of [send, reword, merge]) {
      expect(takes(guestCommand, command)).toBe(true)
      expect(takes(guestCommand, { ...command, language: 'de' })).toBe(true)
      for (const language of ['xx', 'de-DE', '', null, 1])
        expect(takes(guestCommand, { ...command, language })).toBe(false)
    }
    for (const command of [enter, merge]) {
      expect(takes(steeringCommand, { ...command, language: 'nl' })).toBe(true)
      expect(takes(steeringCommand, { ...command, language: 'klingon' })).toBe(false)
    }
  })
})
