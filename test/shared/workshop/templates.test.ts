// What a workshop can start from.
import { describe, expect, it } from 'vitest'
import { phase as phaseSchema } from '../../../shared/schemas/workshops.ts'
import { phaseDefaults } from '../../../shared/workshop/library.ts'
import { phaseKinds } from '../../../shared/workshop/phases.ts'
import { workshopTemplates } from '../../../shared/workshop/preparing.ts'
import { planOf } from '../../../shared/workshop/templates.ts'

const ids = () => {
  let made = 0
  return () => `00000000-0000-4000-8000-${String((made += 1)).padStart(12, '0')}`
}
const minutes = (phases: { minutes: number }[]) => phases.reduce((sum, phase) => sum + phase.minutes, 0)

describe('a template', () => {
  it.each(workshopTemplates)(
    '%s is a plan that the contract accepts as it is, each phase with its own id',
    (template) => {
      const { phases } = planOf(template, ids())
      expect(phases.map((phase) => phaseSchema.parse(phase))).toEqual(phases)
      expect(new Set(phases.map(({ id }) => id)).size).toBe(phases.length)
    },
  )

  it('takes the time that it announces [A25]', () => {
    const of = (template: (typeof workshopTemplates)[number]) => minutes(planOf(template, ids()).phases)
    expect(workshopTemplates.map(of)).toEqual([120, 180, 90, 30, 90, 0])
  })

  it('of two hours goes through its phases in order, at six tables', () => {
    const { phases, tables, questions } = planOf('thematic', ids())
    expect(phases.map(({ kind, minutes: most }) => `${kind} ${most}`)).toEqual([
      'welcome 10',
      'briefing 10',
      'alone 5',
      'pairs 10',
      'table 25',
      'plenary 15',
      'dots 15',
      'projects 20',
      'commitments 5',
      'evaluation 5',
    ])
    expect([tables, questions.length]).toEqual([6, 3])
  })

  it('in a hurry is written alone, on the wall, voted on, and engaged in', () => {
    expect(planOf('urgent', ids()).phases.map(({ kind }) => kind)).toEqual(['alone', 'wall', 'dots', 'commitments'])
  })
})

describe('a phase of the library', () => {
  it.each(phaseKinds)('%s is one that the contract accepts as it is', (kind) => {
    const phase = { id: ids()(), ...phaseDefaults(kind) }
    expect(phaseSchema.parse(phase)).toEqual(phase)
  })
})
