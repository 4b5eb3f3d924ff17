// The closed list of templates that a document may start from, and the step of a démarche that each belongs to.
import type { Step } from './demarche-roles.ts'

export const templateIds = [
  'note',
  'diagnostic',
  'reception',
  'workshop',
  'restitution',
  'roundtable',
  'idea',
  'advocacy',
  'scheme',
  'charter',
  'outcomes',
  'mandate',
  'deliberation',
  'action',
  'call',
  'application',
  'instruction',
  'evaluation',
  'privacy',
  'accessibility',
  'processing',
  'transfer',
] as const
export type TemplateId = (typeof templateIds)[number]

/** Null: of no step more than another. */
export const templateSteps: Readonly<Record<TemplateId, Step | null>> = {
  note: null,
  diagnostic: 'diagnose',
  reception: 'diagnose',
  workshop: 'debate',
  restitution: 'debate',
  roundtable: 'debate',
  idea: 'debate',
  advocacy: 'debate',
  scheme: 'decide',
  charter: 'decide',
  outcomes: 'decide',
  mandate: 'decide',
  deliberation: 'decide',
  action: 'act',
  call: 'act',
  application: 'act',
  instruction: 'act',
  evaluation: 'evaluate',
  privacy: null,
  accessibility: null,
  processing: null,
  transfer: null,
}

export const isTemplateId = (name: string): name is TemplateId => templateIds.some((id) => id === name)
