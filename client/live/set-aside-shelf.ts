// The set-aside copies of one person and document, as a page reads them. Falls back to memory rather than lose one.
import { MemorySetAsideStore, type SetAsideCopy, type SetAsideStore } from './set-aside.ts'

export class SetAsideShelf {
  readonly #store: SetAsideStore
  readonly #spare = new MemorySetAsideStore()
  readonly #of: { personId: string; documentId: string }
  readonly #changed: () => void
  #copies: readonly SetAsideCopy[] = []
  #isKept = true

  constructor(store: SetAsideStore, of: { personId: string; documentId: string }, changed: () => void) {
    this.#store = store
    this.#of = of
    this.#changed = changed
  }

  get = (): readonly SetAsideCopy[] => this.#copies

  /** Whether this device keeps them all; else some live in this tab only. */
  get isKept(): boolean {
    return this.#isKept
  }

  async load(): Promise<void> {
    const { personId, documentId } = this.#of
    const kept = await this.#store.list(personId).catch(() => []) // this browser keeps nothing
    const inTab = await this.#spare.list(personId)
    const all = [...kept, ...inTab]
    this.#isKept = inTab.length === 0
    this.#copies = all.filter((copy) => copy.documentId === documentId)
    this.#changed()
  }

  /** Resolves once the copy is durable, or at least in this tab. */
  async add(copy: SetAsideCopy): Promise<void> {
    await this.#store.put(copy).catch(() => this.#spare.put(copy)) // full or forbidden: the page must not lose it
    await this.load()
  }

  async discard(id: string): Promise<void> {
    await Promise.all([this.#store.remove(id).catch(() => undefined), this.#spare.remove(id)]) // refused only where nothing is kept
    await this.load()
  }
}
