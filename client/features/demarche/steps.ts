// Where a step of a démarche stands, and which step a document belongs to. Pure.
import { steps, type Step } from '../../../shared/rules/demarche-roles.ts'
import { isTemplateId, templateSteps } from '../../../shared/rules/document-templates.ts'

/** Where a step stands when the démarche is at `current`. */
export function stepState(step: Step, current: Step): 'done' | 'now' | 'next' {
  const gap = steps.indexOf(step) - steps.indexOf(current)
  if (gap === 0) return 'now'
  return gap < 0 ? 'done' : 'next'
}

/** The step a document of this template belongs to; a note belongs to none. */
export const stepOfTemplate = (template: string): Step | null =>
  isTemplateId(template) ? templateSteps[template] : null
