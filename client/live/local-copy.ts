// The copy of a text that this device keeps: y-indexeddb behind a small interface, so that tests can do without a browser.
import { IndexeddbPersistence } from 'y-indexeddb'
import type * as Y from 'yjs'

export interface LocalCopy {
  /** Resolves once what was kept has been applied to the document. Rejects when this browser keeps nothing. */
  loaded: Promise<void>
  /** Empties the copy. Other tabs may have it open. */
  clear(): Promise<void>
  /** Stops writing; what was kept stays. */
  close(): Promise<void>
}

/** Opens the copy named `key` and binds it to `doc`. */
export type OpenLocalCopy = (key: string, doc: Y.Doc) => LocalCopy

export const openIndexedDbCopy: OpenLocalCopy = (key, doc) => {
  const persistence = new IndexeddbPersistence(key, doc)
  // y-indexeddb waits for ever when the database cannot be opened (private windows of some browsers)
  const opened = persistence._db.then(() => persistence.whenSynced).then(() => undefined)
  return {
    loaded: opened,
    async clear() {
      await persistence.destroy()
      await emptyDatabase(key)
    },
    close: () => persistence.destroy(),
  }
}

/**
 * Empties the rows of a copy rather than deleting the database: a deletion would wait for the other tabs that have it
 * open, and close it under them.
 */
async function emptyDatabase(key: string): Promise<void> {
  const db = await settled(indexedDB.open(key))
  try {
    if (!db.objectStoreNames.contains('updates')) return
    await settled(db.transaction('updates', 'readwrite').objectStore('updates').clear())
  } finally {
    db.close()
  }
}

/** Deletes a copy that nothing has open. */
export async function deleteLocalCopy(key: string): Promise<void> {
  await settled(indexedDB.deleteDatabase(key))
}

export function settled<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
}
