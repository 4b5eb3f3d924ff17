// The names under which this device keeps things. Every name holds the person, so that two people of one computer never meet.

/** Which copy of which document: another epoch or generation is another copy. [C10] */
export type CopyId = { personId: string; documentId: string; epoch: number; generation: number }

export const prefix = 'maillage'

/** The local copy of a text: the name of its database, and the stem of what is noted about it. */
export const copyKey = (copy: CopyId): string =>
  [prefix, copy.personId, copy.documentId, copy.epoch, copy.generation].join(':')

export function parseCopyKey(key: string): CopyId | null {
  const [first, personId, documentId, epoch, generation, ...rest] = key.split(':')
  if (first !== prefix || !personId || !documentId || rest.length > 0) return null
  const copy = { personId, documentId, epoch: Number(epoch), generation: Number(generation) }
  return Number.isInteger(copy.epoch) && Number.isInteger(copy.generation) ? copy : null
}

const noteStem = (kind: string, key: string) => `${prefix}.${kind}/${key}`

/** Noted when the copy was first opened, so that it can be found again without asking the browser for its databases. */
export const openedNote = (key: string): string => noteStem('copy', key)
/** The watermark of a clientID in a copy. */
export const clientNote = (key: string, client: number | ''): string => `${noteStem('client', key)}/${client}`
/** Held by the tab that writes under a clientID. */
export const clientLock = clientNote
/** What an offline page needs to know of a document. */
export const cardNote = (personId: string, documentId: string): string =>
  noteStem('card', `${prefix}:${personId}:${documentId}`)

/** What is unfolded in the tree of a démarche. */
export const treeNote = (personId: string, demarcheId: string): string =>
  noteStem('tree', `${prefix}:${personId}:${demarcheId}`)

/** Whether a note is about this person. */
export const isNoteOf = (note: string, personId: string): boolean =>
  note.startsWith(`${prefix}.`) && note.includes(`/${prefix}:${personId}:`)
