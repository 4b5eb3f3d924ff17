// What templates do to whole texts: kept from one, begun with, told in short. As heavy as the text is long; pure.
import { planOf, type Plan } from '../../shared/document/plan.ts'
import { jsonFromUpdate } from '../../shared/document/reading.ts'
import { documentFromJson } from '../../shared/document/shape.ts'
import { filesIn, renewed, templateFrom } from '../../shared/document/templates/own.ts'
import { readDocument } from '../exchange/read-document.ts'

/** What writes the text of a document, and the files that it shows. */
export type BegunText = { update: Uint8Array; files: string[] }

/** The state of a template: a text without what is a fact of its own. [G44] */
export const stateKeptOf = (updates: readonly Uint8Array[], documentId: string, clientId: number): Uint8Array =>
  documentFromJson(templateFrom(readDocument(updates), documentId), clientId)

/** The text of a document that begins with a template, its blocks its own. [G45] */
export function textBegunWith(state: Uint8Array, makeId: () => string, clientId: number): BegunText {
  const json = renewed(jsonFromUpdate(state), makeId)
  return { update: documentFromJson(json, clientId), files: filesIn(json) }
}

export const planOfState = (state: Uint8Array): Plan => planOf(jsonFromUpdate(state))
