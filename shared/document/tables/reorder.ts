// Moves rows and columns in the shared text itself. The editor's library, told of a new order, may write one row's words
// over another's, and what somebody types meanwhile would land in the wrong row: here only what moves is written again,
// whole, with its ids, and all else stays the same to the letter. [D23]
import * as Y from 'yjs'

/** Copies child `from` to where it will be number `to`, and deletes the old one. */
export function moveChild(parent: Y.XmlElement | Y.XmlFragment, from: number, to: number): void {
  if (from === to) return
  const copy = parent.get(from).clone()
  parent.delete(from, 1)
  parent.insert(to, [copy])
}

/** Puts the children in the given order: `order[k]` is where the k-th stood. As few as possible are written again. */
export function reorder(parent: Y.XmlElement | Y.XmlFragment, order: readonly number[]): void {
  const staying = new Set(longestRise(order))
  const moved = order.filter((old) => !staying.has(old))
  const copies = new Map(moved.map((old) => [old, parent.get(old).clone()]))
  for (const old of moved.sort((a, b) => b - a)) parent.delete(old, 1)
  for (const [place, old] of order.entries()) {
    const copy = copies.get(old)
    if (copy) parent.insert(place, [copy])
  }
}

/** The most of `order` that already stand in their order among themselves. */
function longestRise(order: readonly number[]): number[] {
  const tails: number[] = []
  const before: number[] = []
  for (const [at, value] of order.entries()) {
    let low = 0
    let high = tails.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((order[tails[middle] ?? 0] ?? 0) < value) low = middle + 1
      else high = middle
    }
    before[at] = low > 0 ? (tails[low - 1] ?? -1) : -1
    tails[low] = at
  }
  const rise: number[] = []
  for (let at = tails.at(-1) ?? -1; at !== -1; at = before[at] ?? -1) rise.push(order[at] ?? 0)
  return rise.reverse()
}

/** The element of the shared text below `root` at a path of places, from the document down. */
export function elementAt(root: Y.XmlFragment, path: readonly number[]): Y.XmlElement {
  let at: Y.XmlFragment = root
  for (const place of path) {
    const next = at.get(place)
    if (!(next instanceof Y.XmlElement)) throw new Error(`expected an element at ${path.join('.')} of the shared text`)
    at = next
  }
  if (!(at instanceof Y.XmlElement)) throw new Error('expected a path below the root of the shared text')
  return at
}
