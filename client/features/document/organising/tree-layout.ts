// The layout of a long tree: only the lines in sight are drawn, and each finds its place among the others at once.
import { ListLayout } from 'react-aria-components/Virtualizer'

type Update = Parameters<ListLayout<object>['update']>[0]

/**
 * Whatever walks over all lines that there are does so from node to node, through a map. Collections do not change once they
 * are made: the walk is taken once for each. Who counts a level for each line drawn is mended by the build (`vite.config.ts`).
 */
export class TreeLayout extends ListLayout<object> {
  readonly #walked = new WeakSet<object>()

  override update(update: Update): void {
    const collection = this.virtualizer?.collection
    if (collection && !this.#walked.has(collection)) {
      const nodes = [...collection]
      Object.defineProperty(collection, Symbol.iterator, { value: () => nodes.values(), configurable: true })
      this.#walked.add(collection)
    }
    super.update(update)
  }
}
