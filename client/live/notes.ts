// Small things written at once on this device (localStorage), or in memory where the browser forbids it.

/** Synchronous and shared by the tabs of a browser. */
export interface Notes {
  read(name: string): string | null
  /** False when it could not be written: nothing that relies on it may be promised. */
  write(name: string, value: string): boolean
  remove(name: string): void
  /** The names that start with `stem`. */
  names(stem: string): string[]
}

export class MemoryNotes implements Notes {
  readonly #notes = new Map<string, string>()

  read(name: string): string | null {
    return this.#notes.get(name) ?? null
  }

  write(name: string, value: string): boolean {
    this.#notes.set(name, value)
    return true
  }

  remove(name: string): void {
    this.#notes.delete(name)
  }

  names(stem: string): string[] {
    return [...this.#notes.keys()].filter((name) => name.startsWith(stem))
  }
}

class StoredNotes implements Notes {
  readonly #storage: Storage

  constructor(storage: Storage) {
    this.#storage = storage
  }

  read(name: string): string | null {
    return this.#storage.getItem(name)
  }

  write(name: string, value: string): boolean {
    try {
      this.#storage.setItem(name, value)
      return true
    } catch (error) {
      if (error instanceof DOMException) return false // full, or forbidden meanwhile
      throw error
    }
  }

  remove(name: string): void {
    this.#storage.removeItem(name)
  }

  names(stem: string): string[] {
    const names = Array.from({ length: this.#storage.length }, (_, index) => this.#storage.key(index) ?? '')
    return names.filter((name) => name.startsWith(stem))
  }
}

/** The notes of this browser; a browser that forbids them gets a memory that ends with the tab. */
export function deviceNotes(): Notes {
  try {
    return new StoredNotes(globalThis.localStorage)
  } catch (error) {
    if (error instanceof DOMException) return new MemoryNotes()
    throw error
  }
}
