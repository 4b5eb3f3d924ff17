// What changed its looks: marks on words that stayed, blocks that became another kind, what blocks say of themselves. Pure.
import { stayed } from '../compare/flow.ts'
import { runAt, type Leaf } from '../compare/side.ts'
import type { Attributes, PageNode } from '../page.ts'
import type { Range } from '../ranges.ts'
import type { Draft } from './draft.ts'
import type { Line, Op } from './line.ts'
import { attributesChanged, kindOfLine, lookOf, marksBut } from './looks.ts'
import { blockIdOf, rangesIn, type Telling } from './telling.ts'
import { textIn } from './words.ts'

/** What was kept, cut where its marks changed in another way. */
export function formattedIn(telling: Telling, op: Op, line: Line, order: Draft['order']): Op[] {
  const { before, after } = telling.comparison
  const ops: (Op & { said: string })[] = []
  for (let n = 0; n < op.length;) {
    const [a, b] = [runAt(before, op.from + n), runAt(after, op.at + n)]
    const left = Math.min(endOf(a, op.from + n), endOf(b, op.at + n), op.length - n)
    const said =
      a === undefined || b === undefined || a.said === b.said ? '' : JSON.stringify(marksChanged(a.marks, b.marks))
    const last = ops.at(-1)
    if (last?.said === said) ops[ops.length - 1] = { ...last, length: last.length + left }
    else ops.push({ ...op, at: op.at + n, from: op.from + n, length: left, said })
    n += left
  }
  return ops.map(({ said, ...part }, n) =>
    said === '' ? part : { ...part, look: formatted(telling, part, line, order, n) },
  )
}

const marksChanged = (was: Attributes, is: Attributes) => ({ added: marksBut(is, was), removed: marksBut(was, is) })

const endOf = (run: { at: number; length: number } | undefined, at: number): number =>
  run === undefined ? 1 : run.at + run.length - at

function formatted(
  telling: Telling,
  { at, from, length }: Op,
  line: Line,
  [row, place]: Draft['order'],
  n: number,
): Draft {
  const { before, after } = telling.comparison
  const [was, is] = [runAt(before, from)?.marks ?? {}, runAt(after, at)?.marks ?? {}]
  const marks = marksChanged(was, is)
  const [a, b] = [telling.leaf('before', before.leafAt[from] ?? -1), telling.leaf('after', line.after)]
  return telling.draft({
    kind: 'formatted',
    order: [row, place + n / 1000],
    ...telling.placeOf(line),
    before: textIn(before, from, from + length).trim(),
    after: textIn(after, at, at + length).trim(),
    marks,
    ...(a && b ? { looks: { before: lookOf(a.node, a.around), after: lookOf(b.node, b.around) } } : {}),
    told: [
      charactersIn(runAt(after, at)?.markIds, [...Object.keys(marks.added), ...Object.keys(marks.removed)]),
      charactersIn(runAt(before, from)?.markIds, [...Object.keys(marks.added), ...Object.keys(marks.removed)]),
      rangesIn(after, at, at + length),
    ],
  })
}

/** A later line, and the blocks around it that begin with it. */
export function tellBlock(telling: Telling, line: Line): void {
  const leaf = telling.leaf('after', line.after)
  const source = leaf && telling.leaf('before', line.before >= 0 ? line.before : sourceOf(telling, leaf))
  if (leaf === undefined || source === undefined) return
  tellKind(telling, line, source, leaf)
  if (line.before >= 0) tellAttributes(telling, source.node, leaf.node, source.around, leaf.around, leaf)
  for (const [depth, block] of leaf.around.entries()) {
    const from = telling.containers.earlier.get(block)
    if (from === undefined || telling.blocks.has(block) || isCell(block)) continue
    const depthBefore = source.around.indexOf(from)
    if (depthBefore < 0) continue
    tellAttributes(telling, from, block, source.around.slice(0, depthBefore), leaf.around.slice(0, depth), leaf)
  }
}

/** Cells are told of with their table. */
const isCell = ({ type }: PageNode): boolean => type === 'tableCell' || type === 'tableHeader'

/** The earlier line that goes on in a line which has no pair. */
function sourceOf({ comparison: { before, matching, stays } }: Telling, { from, to }: Leaf): number {
  for (let at = from; at < to; at++) if (stays[at] === stayed) return before.leafAt[matching.source[at] ?? -1] ?? -1
  return -1
}

function tellKind(telling: Telling, line: Line, a: Leaf, b: Leaf): void {
  const [was, is] = [kindOfLine(a), kindOfLine(b)]
  if (was === is || isInTable(a) !== isInTable(b)) return
  const { earlier, later } = telling.containers
  const draft = telling.draft({
    kind: 'retyped',
    order: [telling.line, -1.5],
    ...telling.placeOf(line),
    before: textIn(telling.comparison.before, a.from, a.to),
    after: textIn(telling.comparison.after, b.from, b.to),
    looks: { before: lookOf(a.node, a.around), after: lookOf(b.node, b.around) },
    told: [
      [...saidBy(b.node, ['level']), b.node.self, ...selves(b.around.filter((block) => !earlier.has(block)))],
      selves(b.around.filter((block) => earlier.get(block)?.type !== block.type)),
      [a.node.self, ...selves(a.around.filter((block) => !later.has(block)))],
      rangesIn(telling.comparison.after, b.from, b.to),
    ],
    joins: `${was} ${is}`,
  })
  telling.concerns(b.node, draft)
  if (line.before >= 0) telling.concerns(a.node, draft)
}

const isInTable = ({ around }: Leaf): boolean => around.some(({ type }) => type === 'table')

const selves = (blocks: readonly PageNode[]): Range[] => blocks.map(({ self }) => self)

/** Of one block that is on both sides; null where it says the same. */
export function tellAttributes(
  telling: Telling,
  before: PageNode,
  after: PageNode,
  aroundBefore: readonly PageNode[],
  aroundAfter: readonly PageNode[],
  leaf: Leaf,
  but: readonly string[] = [],
): Draft | null {
  const names = attributesChanged(before, after, but)
  if (names.length === 0) return null
  const draft = telling.draft({
    kind: 'attribute',
    order: [telling.line, -1.2],
    section: telling.sections.ofLater(telling.comparison.after.leafAt[leaf.from] ?? -1),
    blockId: blockIdOf({ ...leaf, node: after, around: aroundAfter, id: idOf(after) }) ?? blockIdOf(leaf),
    looks: { before: lookOf(before, aroundBefore), after: lookOf(after, aroundAfter) },
    told: [saidBy(after, names), saidBy(before, names), [after.self]],
    joins: isCell(after) ? JSON.stringify([...names, names.map((name) => after.attrs[name])]) : null,
  })
  telling.concerns(after, draft)
  telling.concerns(before, draft)
  return draft
}

const idOf = ({ attrs: { id } }: PageNode): string | null => (typeof id === 'string' ? id : null)

/** What wrote these attributes, where the page tells. */
export const saidBy = ({ attrIds }: PageNode, names: readonly string[]): Range[] => charactersIn(attrIds, names)

const charactersIn = (ids: PageNode['attrIds'], names: readonly string[]): Range[] =>
  names.flatMap((name): Range[] => {
    const id = ids?.[name]
    return id === undefined ? [] : [[...id, 1]]
  })
