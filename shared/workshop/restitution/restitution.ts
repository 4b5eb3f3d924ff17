// A workshop written up: its state and its words become a document whose blocks know whom they quote. Pure. [A40–A43]
import type { DocumentJson } from '../../document/schema.ts'
import { withIds } from '../../document/templates/templates.ts'
import { evaluation, next } from './after.ts'
import { actions, decisions } from './decided.ts'
import { landmarks } from './landmarks.ts'
import { needs, parking, practices, projects } from './lists.ts'
import { matterOf, type Given } from './matter.ts'
import { interventions } from './panel.ts'
import { callout, Quotes, t, type Source } from './pieces.ts'
import { said } from './said.ts'

export type WrittenRestitution = { content: DocumentJson; sources: Source[] }

/** Sections that have nothing to say are left out, or say so where one would look for them. */
export function restitutionOf(given: Given, makeId: () => string): WrittenRestitution {
  const matter = matterOf(given)
  const quotes = new Quotes(makeId)
  const content = [
    callout('note', t('restitution.draft')),
    ...landmarks(matter),
    ...interventions(matter, quotes),
    ...said(matter, quotes),
    ...needs(matter, quotes),
    ...practices(matter, quotes),
    ...projects(matter, quotes),
    ...decisions(matter, quotes),
    ...actions(matter, quotes),
    ...parking(matter, quotes),
    ...evaluation(matter),
    ...next(matter),
  ]
  return { content: withIds({ type: 'doc', content }, makeId), sources: quotes.sources }
}
