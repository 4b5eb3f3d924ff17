// The later text, made of the earlier one and of what changed: a comparison leaves nothing out. Pure.
import type { Attributes, PageNode, PagePart, PageText } from '../page.ts'
import type { Range } from '../ranges.ts'
import { signsIn, type LeafMade, type Sign } from './pieces.ts'
import type { Side } from './side.ts'

/** Without the identity of its characters, which the earlier text does not know. */
export function apply(before: Side, leaves: readonly LeafMade[]): PageNode {
  const page: Building = { node: { type: 'doc', attrs: {}, self: nobody }, parts: [] }
  const open: Building[] = [page]
  for (const leaf of leaves) {
    reach(open, leaf.around)
    open.at(-1)?.parts.push({ ...leaf.node, self: nobody, parts: partsOf(signsOf(leaf, before)) })
  }
  return { ...page.node, parts: page.parts }
}

type Building = { node: Omit<PageNode, 'parts'>; parts: PagePart[] }
const nobody: Range = [0, 0, 0]

/** Leaves the blocks that are over and enters those that begin. */
function reach(open: Building[], around: LeafMade['around']): void {
  let shared = 0
  while (shared < around.length && isSame(open[shared + 1]?.node.self, around[shared]?.self)) shared++
  open.splice(shared + 1)
  for (const node of around.slice(shared)) {
    const entered: Building = { node, parts: [] }
    // The list that is filled is the one that stands in the tree.
    open.at(-1)?.parts.push({ ...node, parts: entered.parts })
    open.push(entered)
  }
}

const isSame = (a: Range | undefined, b: Range | undefined): boolean =>
  a !== undefined && b !== undefined && a[0] === b[0] && a[1] === b[1]

function signsOf({ before, pieces }: LeafMade, side: Side): Sign[] {
  const from = (leaf: number | null, at: number, length: number, marks?: Attributes): Sign[] => {
    const begin = (leaf === null ? undefined : side.leaves[leaf]?.from) ?? 0
    return signsIn(side, begin + at, begin + at + length).map((sign) => ({ ...sign, marks: marks ?? sign.marks }))
  }
  return pieces.flatMap((piece) => {
    if (piece.kind === 'added') return [...piece.signs]
    return from(piece.kind === 'kept' ? before : piece.leaf, piece.from, piece.length, piece.marks)
  })
}

function partsOf(signs: readonly Sign[]): PagePart[] {
  const root: PagePart[] = []
  const open: PagePart[][] = [root]
  for (const { text, marks, node } of signs) {
    const parts = open.at(-1) ?? root
    if (text !== '') addText(parts, text, marks)
    else if (node === null) open.pop()
    else {
      const inside: PagePart[] = []
      parts.push({ type: node.type, attrs: node.attrs, self: nobody, parts: inside })
      if (node.hasParts) open.push(inside)
    }
  }
  return root
}

function addText(parts: PagePart[], text: string, marks: Attributes): void {
  const last = parts.at(-1)
  const isMore = last !== undefined && 'text' in last && JSON.stringify(last.marks) === JSON.stringify(marks)
  if (isMore) (parts[parts.length - 1] as PageText) = { ...last, text: last.text + text }
  else parts.push({ text, marks, ids: [] })
}
