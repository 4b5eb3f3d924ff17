// The running orders a workshop can start from. What they say is in templates/; once made, they are the workshop's own.
import type { WorkshopTemplate } from './preparing.ts'
import { phaseDefaults } from './library.ts'
import type { Phase, PhaseKind } from './phases.ts'
import { challenges } from './templates/challenges.ts'
import { panel } from './templates/panel.ts'
import { section } from './templates/section.ts'
import { thematic } from './templates/thematic.ts'
import { urgent } from './templates/urgent.ts'

/** A phase as a template tells it: what differs from its kind's defaults. */
export type Step = { kind: PhaseKind } & Partial<Omit<Phase, 'id' | 'kind'>>

export type RunningOrder = { steps: () => Step[]; framing: string; questions: string[]; tables: number }

const runningOrders: Readonly<Record<WorkshopTemplate, RunningOrder>> = {
  thematic,
  challenges,
  section,
  urgent,
  panel,
  empty: { steps: () => [], framing: '', questions: [], tables: 0 },
}

/** Each phase with an id of its own: two workshops of one template share nothing. */
export function planOf(
  template: WorkshopTemplate,
  makeId: () => string,
): { phases: Phase[]; framing: string; questions: string[]; tables: number } {
  const { steps, framing, questions, tables } = runningOrders[template]
  const phases = steps().map((step) => ({ id: makeId(), ...phaseDefaults(step.kind), ...step }))
  return { phases, framing, questions: [...questions], tables }
}
