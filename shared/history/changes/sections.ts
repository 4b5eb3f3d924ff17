// The title above each line of both texts. Pure.
import { textIn } from './words.ts'
import type { Comparison } from '../compare/compare.ts'
import type { Leaf, Side } from '../compare/side.ts'
import type { SectionName } from '../shown.ts'

export class Sections {
  readonly #later: readonly (SectionName | null)[]
  readonly #earlier: readonly (SectionName | null)[]

  /** What stands no more is told below the title that it had, as that title says now. */
  constructor({ before, after, pairing }: Comparison) {
    this.#later = titlesOf(after, () => null)
    this.#earlier = titlesOf(before, (place) => {
      const to = pairing.later[place] ?? -1
      return to >= 0 && isTitle(after.leaves[to]) ? (this.#later[to] ?? null) : null
    })
  }

  ofLater = (place: number): SectionName | null => this.#later[place] ?? null
  ofEarlier = (place: number): SectionName | null => this.#earlier[place] ?? null
}

/** A title in a table or in a list opens no section. */
const isTitle = (leaf: Leaf | undefined): boolean => leaf?.node.type === 'heading' && leaf.around.length === 0

function titlesOf(side: Side, known: (place: number) => SectionName | null): (SectionName | null)[] {
  let section: SectionName | null = null
  return side.leaves.map((leaf, place) => {
    if (isTitle(leaf)) section = known(place) ?? { blockId: leaf.id ?? '', title: titleOf(side, leaf) }
    return section
  })
}

/** Without its notes. */
function titleOf(side: Side, { from, to }: Leaf): string {
  let title = ''
  for (let at = from; at < to; at++) {
    const atom = side.atoms.get(at)
    if (atom?.node.type === 'footnote') at = atom.end
    else title += textIn(side, at, at + 1)
  }
  return title.replace(/\s+/gu, ' ').trim()
}
