// What an offline page needs to know of a document it opened before: written each time the API answers.
import { cardNote } from './local-keys.ts'
import type { Notes } from './notes.ts'

/** The facts of the API's `document`, minus what only an online page can use. */
export type DocumentCard = {
  documentId: string
  demarcheId: string
  demarcheTitle: string
  title: string
  state: string
  epoch: number
  generation: number
  mayWrite: boolean
  frozen: boolean
  organisations: { id: string; name: string; hue: number; pattern: string }[]
  /** Milliseconds since 1970. */
  at: number
}

export function keepCard(notes: Notes, personId: string, card: DocumentCard): void {
  notes.write(cardNote(personId, card.documentId), JSON.stringify({ version: 1, ...card }))
}

/** Null when this person never opened it here, or the note is of another version of the page. */
export function readCard(notes: Notes, personId: string, documentId: string): DocumentCard | null {
  const note = notes.read(cardNote(personId, documentId))
  if (note === null) return null
  const { version, ...card } = JSON.parse(note) as DocumentCard & { version: number } // written by keepCard only
  return version === 1 ? card : null
}

/** The documents that this person can open here without a network, last opened first. */
export function listCards(notes: Notes, personId: string): DocumentCard[] {
  return notes
    .names(cardNote(personId, ''))
    .map((name) => readCard(notes, personId, name.slice(cardNote(personId, '').length)))
    .filter((card) => card !== null)
    .sort((a, b) => b.at - a.at)
}
