// What the page of a document knows of it: the answer of the API, or the card this device kept for when there is no network.
import { isWritable, documentStates, type DocumentState } from '../../../shared/rules/document-states.ts'
import type { Document } from '../../../shared/schemas/documents.ts'
import type { DemarcheOrganisation } from '../../../shared/schemas/organisations.ts'
import type { DocumentCard } from '../../live/document-card.ts'

export type Opened = {
  documentId: string
  demarcheId: string
  demarcheTitle: string
  title: string
  state: DocumentState
  epoch: number
  generation: number
  mayWrite: boolean
  frozen: boolean
  organisations: readonly Pick<DemarcheOrganisation, 'id' | 'name' | 'hue' | 'pattern'>[]
  /** Null when opened from the card: what needs the server is not offered. */
  document: Document | null
}

export function openedFrom(document: Document): Opened {
  const { id, demarcheId, demarcheTitle, title, state, epoch, generation, mayDo, organisations } = document
  const mayWrite = mayDo.includes('writeText')
  const frozen = !isWritable(state)
  return {
    documentId: id,
    demarcheId,
    demarcheTitle,
    title,
    state,
    epoch,
    generation,
    mayWrite,
    frozen,
    organisations,
    document,
  }
}

export function openedFromCard(card: DocumentCard): Opened {
  const state = documentStates.find((one) => one === card.state) ?? 'draft'
  return {
    ...card,
    state,
    organisations: card.organisations.map((one) => ({ ...one, pattern: Number(one.pattern) })),
    document: null,
  }
}

export function cardOf(opened: Opened, at: number): DocumentCard {
  const { documentId, demarcheId, demarcheTitle, title, state, epoch, generation, mayWrite, frozen } = opened
  const organisations = opened.organisations.map(({ id, name, hue, pattern }) => ({
    id,
    name,
    hue,
    pattern: String(pattern),
  }))
  return { documentId, demarcheId, demarcheTitle, title, state, epoch, generation, mayWrite, frozen, organisations, at }
}
