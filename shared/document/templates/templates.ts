// The templates a document can start from. Their words become the document's; their guiding questions never do.
import type { TemplateId } from '../../rules/document-templates.ts'
import { identified } from '../block-attributes.ts'
import type { DocumentJson } from '../schema.ts'
import { action } from './action.ts'
import { application, call, instruction } from './call.ts'
import { charter } from './charter.ts'
import { diagnostic } from './diagnostic.ts'
import { evaluation, idea } from './evaluation.ts'
import { note } from './note.ts'
import { accessibility, privacy, processing, reception, transfer } from './notices.ts'
import { advocacy, deliberation, mandate, outcomes, roundtable } from './pieces.ts'
import { scheme } from './scheme.ts'
import { restitution, workshop } from './workshop.ts'

export interface Template {
  /** Raised when the words or the structure change; a document remembers the one it came from. */
  version: number
  make: () => DocumentJson
}

export const templates: Readonly<Record<TemplateId, Template>> = {
  note: { version: 1, make: note },
  diagnostic: { version: 2, make: diagnostic },
  reception: { version: 1, make: reception },
  workshop: { version: 1, make: workshop },
  restitution: { version: 1, make: restitution },
  roundtable: { version: 1, make: roundtable },
  idea: { version: 1, make: idea },
  advocacy: { version: 1, make: advocacy },
  scheme: { version: 1, make: scheme },
  charter: { version: 1, make: charter },
  outcomes: { version: 1, make: outcomes },
  mandate: { version: 1, make: mandate },
  deliberation: { version: 1, make: deliberation },
  action: { version: 1, make: action },
  call: { version: 1, make: call },
  application: { version: 1, make: application },
  instruction: { version: 1, make: instruction },
  evaluation: { version: 1, make: evaluation },
  privacy: { version: 1, make: privacy },
  accessibility: { version: 1, make: accessibility },
  processing: { version: 1, make: processing },
  transfer: { version: 1, make: transfer },
}

/** A template's document, every block with an id of its own. */
export const documentFromTemplate = (id: TemplateId, makeId: () => string): DocumentJson =>
  withIds(templates[id].make(), makeId)

/** The same document with an id on each block that lacks one. */
export function withIds(json: DocumentJson, makeId: () => string): DocumentJson {
  const content = json.content?.map((child) => withIds(child, makeId))
  const given = identified.includes(json.type ?? '') && typeof json.attrs?.['id'] !== 'string'
  return {
    ...json,
    ...(given ? { attrs: { ...json.attrs, id: makeId() } } : {}),
    ...(content ? { content } : {}),
  }
}
