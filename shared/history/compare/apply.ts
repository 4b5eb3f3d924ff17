// The later text, made of the earlier one and of what changed: a comparison leaves nothing out. Pure.
import type { Attributes, PageNode, PagePart, PageText } from '../page.ts'
import type { Range } from '../ranges.ts'
import type { Comparison, LeafChange } from './compare.ts'
import type { Leaf, Sign } from './leaves.ts'

/** Without the identity of its characters, which the earlier text does not know. */
export function apply({ before, leaves }: Pick<Comparison, 'before' | 'leaves'>): PageNode {
  const page: Building = { node: { type: 'doc', attrs: {}, self: nobody }, parts: [] }
  const open: Building[] = [page]
  for (const leaf of leaves) {
    if (leaf.after === null) continue
    reach(open, leaf.around)
    open.at(-1)?.parts.push({ ...leaf.node, self: nobody, parts: partsOf(signsOf(leaf, before)) })
  }
  return { ...page.node, parts: page.parts }
}

type Building = { node: Omit<PageNode, 'parts'>; parts: PagePart[] }
const nobody: Range = [0, 0, 0]

/** Leaves the blocks that are over and enters those that begin. */
function reach(open: Building[], around: LeafChange['around']): void {
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

type Said = Pick<Sign, 'text' | 'marks' | 'node'>

function signsOf({ before, pieces }: LeafChange, leaves: readonly Leaf[]): Said[] {
  const from = (leaf: number | null, at: number, length: number, marks?: Attributes): Said[] =>
    (leaf === null ? [] : (leaves[leaf]?.signs ?? []))
      .slice(at, at + length)
      .map((sign) => ({ ...sign, marks: marks ?? sign.marks }))
  return pieces.flatMap((piece) => {
    if (piece.kind === 'kept') return from(before, piece.from, piece.length, piece.marks)
    if (piece.kind === 'moved') return from(piece.leaf, piece.from, piece.length, piece.marks)
    return piece.kind === 'added' ? [...piece.signs] : []
  })
}

function partsOf(signs: readonly Said[]): PagePart[] {
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
