// The names of those who speak on a panel: beside the log, undone with what changed them, erased. [A93]
import { describe, expect, it } from 'vitest'
import { erasedBy } from '../../../shared/workshop/erasing.ts'
import { phaseDefaults } from '../../../shared/workshop/library.ts'
import type { PanelConfig, Phase } from '../../../shared/workshop/phases.ts'
import { isPanel } from '../../../shared/workshop/writing.ts'
import { Hall } from '../../support/workshop-hall.ts'

const speakers = [
  { id: 'lea', name: 'Léa Estève', role: 'Directrice', organisation: 'Filage', subject: 'Les ateliers partagés' },
  { id: 'omar', name: 'Omar Benali', role: 'Élu', organisation: 'Vaucombe', subject: 'Le foncier' },
]
const give = (hall: Hall, speakerId: string) =>
  hall.must({ kind: 'giveFloor', roundId: hall.roundId, speaker: { speakerId } })
const seen = (hall: Hall) => hall.sees('room').panels[0]?.speakers ?? []

describe('the names of those who speak', () => {
  const config = (given: typeof speakers): PanelConfig => {
    const made = phaseDefaults('panel').config
    if (!isPanel(made)) throw new Error('not a panel')
    return { ...made, speakers: given }
  }
  const aPlan = () => {
    const hall = Hall.planned([{ kind: 'alone' }])
    hall.must({
      kind: 'addPhase',
      phase: { ...phaseDefaults('panel'), id: 'panel', config: config(speakers) },
      before: 'p1',
    })
    return hall
  }
  const aPhase = (given: typeof speakers): Phase => ({ ...phaseDefaults('panel'), id: 'panel', config: config(given) })
  const change = (hall: Hall, given: typeof speakers) => hall.must({ kind: 'changePhase', phase: aPhase(given) })
  const named = (hall: Hall) => seen(hall).map(({ name, role, organisation }) => [name, role, organisation])
  const renamed = speakers.map((one) => (one.id === 'lea' ? { ...one, name: 'Léa Estève-Roy' } : one))

  it('are in no event, and in what everybody is shown [A93]', () => {
    const hall = aPlan()
    change(hall, renamed)
    expect(JSON.stringify(hall.log)).not.toMatch(/Léa|Omar|Directrice|Filage|Vaucombe/)
    expect(JSON.stringify(hall.log)).toContain('Le foncier')
    hall.must({ kind: 'open' })
    hall.must({ kind: 'start' })
    expect(named(hall)[0]).toEqual(['Léa Estève-Roy', 'Directrice', 'Filage'])
    expect(JSON.stringify(hall.sees('room'))).not.toContain('words')
    expect(hall.sees('screen').floor?.waiting.map(({ name }) => name)).toEqual(['Léa Estève-Roy', 'Omar Benali'])
  })

  it('come back when a change is undone, and what was played keeps its own [A93, A6]', () => {
    const hall = aPlan()
    hall.must({ kind: 'open' })
    hall.must({ kind: 'start' })
    const undone = hall.must({ kind: 'changePhase', phase: aPhase(renamed) })
    hall.must({ kind: 'undo', commandId: undone })
    hall.must({ kind: 'goTo', roundId: hall.roundId, phaseId: 'panel' })
    expect(named(hall)[0]?.[0]).toBe('Léa Estève')
    change(hall, renamed)
    expect(named(hall)[0]?.[0]).toBe('Léa Estève')
    hall.must({ kind: 'goTo', roundId: hall.roundId, phaseId: 'panel' })
    expect(named(hall)[0]?.[0]).toBe('Léa Estève-Roy')
  })

  it('are erased under every name they had; what was written of what they said stays [A93]', () => {
    const hall = aPlan()
    change(hall, renamed)
    hall.must({ kind: 'open' })
    hall.must({ kind: 'start' })
    give(hall, 'lea')
    const { roundId } = hall
    hall.must({ kind: 'endFloor', roundId })
    hall.must({ kind: 'sumUp', roundId, speakerId: 'lea', text: 'Partager les ateliers' })
    expect(hall.steer({ kind: 'eraseSpeaker', speakerId: 'nobody' })).toBe('unknown')
    expect(hall.as('ana', { kind: 'eraseSpeaker', speakerId: 'lea' } as never)).toBe('notYours')
    hall.must({ kind: 'close', roundId })
    hall.must({ kind: 'eraseSpeaker', speakerId: 'lea' })
    const events = hall.log.slice(-1).map(({ event }) => event)
    for (const key of erasedBy(hall.state, events, hall.texts.keys()).keys) hall.texts.set(key, '')
    expect(JSON.stringify([...hall.texts])).not.toMatch(/Léa|Directrice|Filage/)
    expect(hall.sees('facilitator').panels[0]?.speakers).toMatchObject([
      { id: 'lea', name: '', role: '', organisation: '', synthesis: 'Partager les ateliers' },
      { id: 'omar', name: 'Omar Benali' },
    ])
  })
})
