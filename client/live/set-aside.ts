// Edits that can no longer be sent, kept on this device for their author until the author decides. Nothing is discarded by itself. [C8]
import type { RefusalReason } from '../../shared/protocol.ts'
import { settled } from './local-copy.ts'

export type SetAsideReason = RefusalReason | 'noRight' | 'newEpoch' | 'restored'

export type SetAsideCopy = {
  /** `person:document:time`. */
  id: string
  personId: string
  documentId: string
  /** Milliseconds since 1970. */
  at: number
  reason: SetAsideReason
  /** The whole local state, a Yjs update. */
  state: Uint8Array
  /** The text of the local copy, a line per block. */
  paragraphs: string[]
  /** Those of them that the server's text lacks; null until the server's text has been seen. */
  differing: string[] | null
}

/** Where set-aside copies rest. */
export interface SetAsideStore {
  put(copy: SetAsideCopy): Promise<void>
  remove(id: string): Promise<void>
  /** Oldest first. */
  list(personId: string): Promise<SetAsideCopy[]>
}

export const setAsideId = (personId: string, documentId: string, at: number): string =>
  `${personId}:${documentId}:${String(at).padStart(15, '0')}`

/** Lives as long as the tab: what is left when the browser keeps nothing. */
export class MemorySetAsideStore implements SetAsideStore {
  readonly #copies = new Map<string, SetAsideCopy>()

  async put(copy: SetAsideCopy): Promise<void> {
    this.#copies.set(copy.id, copy)
  }

  async remove(id: string): Promise<void> {
    this.#copies.delete(id)
  }

  async list(personId: string): Promise<SetAsideCopy[]> {
    return [...this.#copies.values()].filter((copy) => copy.personId === personId).sort(byTime)
  }
}

const byTime = (a: SetAsideCopy, b: SetAsideCopy) => a.at - b.at

export const setAsideDatabase = 'maillage.set-aside'
const table = 'copies'

class IndexedDbSetAsideStore implements SetAsideStore {
  async put(copy: SetAsideCopy): Promise<void> {
    await this.#run('readwrite', (store) => store.put(copy))
  }

  async remove(id: string): Promise<void> {
    await this.#run('readwrite', (store) => store.delete(id))
  }

  async list(personId: string): Promise<SetAsideCopy[]> {
    const range = IDBKeyRange.bound(`${personId}:`, `${personId};`) // ';' follows ':'
    const rows = await this.#run('readonly', (store) => store.getAll(range))
    return (rows as SetAsideCopy[]).sort(byTime) // written by `put` only
  }

  /** Resolves once the transaction is durable, not when the request was taken. */
  async #run<T>(mode: IDBTransactionMode, ask: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
    const opening = indexedDB.open(setAsideDatabase, 1)
    opening.onupgradeneeded = () => opening.result.createObjectStore(table, { keyPath: 'id' })
    const db = await settled(opening)
    try {
      const transaction = db.transaction(table, mode)
      const request = ask(transaction.objectStore(table))
      await new Promise<void>((resolve, reject) => {
        transaction.oncomplete = () => resolve()
        transaction.onabort = () => reject(transaction.error)
      })
      return request.result
    } finally {
      db.close()
    }
  }
}

export const openSetAsideStore = (): SetAsideStore =>
  'indexedDB' in globalThis ? new IndexedDbSetAsideStore() : new MemorySetAsideStore()
