// What a template holds, in short: enough to choose it by, a fraction of its weight.
import { headingsOf } from './outline.ts'
import type { DocumentJson } from './schema.ts'

export interface Plan {
  sections: { title: string; level: number; consent: boolean }[]
  tables: number
  /** Guiding questions, each counted once. */
  questions: number
}

/** A question that several blocks ask is counted once. */
export function planOf(json: DocumentJson): Plan {
  const asked = new Set<string>()
  let tables = 0
  const visit = ({ type, attrs, content }: DocumentJson): void => {
    if (type === 'table') tables += 1
    const guide: unknown = attrs?.['guide']
    if (typeof guide === 'string') asked.add(guide)
    content?.forEach(visit)
  }
  visit(json)
  const sections = headingsOf(json).map(({ title, level, consent }) => ({ title, level, consent }))
  return { sections, tables, questions: asked.size }
}
