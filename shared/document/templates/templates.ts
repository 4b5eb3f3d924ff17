// The templates a document can start from. Their words become the document's; their guiding questions never do.
import { identified } from '../block-attributes.ts'
import type { templateIds } from '../../rules/document-templates.ts'
import type { DocumentJson } from '../schema.ts'
import { diagnostic } from './diagnostic.ts'
import { note } from './note.ts'

export type TemplateId = (typeof templateIds)[number]

export interface Template {
  id: TemplateId
  /** Raised when the words or the structure change; a document remembers the one it came from. */
  version: number
  title: string
  make: () => DocumentJson
}

export const templates: Readonly<Record<TemplateId, Template>> = {
  diagnostic: { id: 'diagnostic', version: 1, title: 'Diagnostic territorial partagé', make: diagnostic },
  note: { id: 'note', version: 1, title: 'Note libre', make: note },
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
