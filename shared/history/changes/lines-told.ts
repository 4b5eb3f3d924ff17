// Each line with the changes that it shows: what was written and taken out, what moved, what changed its looks. Pure.
import type { Form } from '../shown.ts'
import type { Draft } from './draft.ts'
import { splitAt, mergesIn } from './boundaries.ts'
import { hunksOf, isHunk, type Hunk, type Step } from './hunks.ts'
import { isOfAfter, isOfBefore, type Line, type Op } from './line.ts'
import { formattedIn, saidBy, tellBlock } from './looks-told.ts'
import type { Moves } from './moves.ts'
import type { Telling } from './telling.ts'
import { textIn } from './words.ts'

/** Where a line stands, when that tells of all that is in it. */
export interface Within {
  /** The whole of it came or went: a row, a column, a table. */
  readonly whole?: Draft
  /** It stayed in what moved. */
  readonly moved?: Draft
  /** What changed in one cell is one change: it is asked for once something has. */
  cell?(): Draft
}

export interface ToldLine {
  readonly line: Line
  readonly ops: readonly Op[]
  /** Of the line as a whole. */
  readonly form: Form | undefined
  /** What moved all that stayed in it. */
  readonly moved: Draft | null
}

export function toldLine(telling: Telling, moves: Moves, line: Line, within: Within): ToldLine {
  telling.reads(line)
  const moved = within.moved ?? (line.after >= 0 && line.isMoved ? moves.ofBlock(line.after) : null)
  if (moved !== null && moved.order[0] === 0) {
    moved.order = [telling.line, -2]
    moved.around = telling.around
  }
  const steps = hunksOf(line, { ...telling.comparison, words: telling.words })
  const isWhole = steps.every(isHunk) && line.before < 0 !== line.after < 0 && !line.isMoved
  if (line.after >= 0) {
    splitAt(telling, line.after)
    mergesIn(telling, line.after)
    tellBlock(telling, line)
  }
  const ops = steps.flatMap((step, place) => told(step, place))
  if (isWhole && steps.length === 0) empty()
  return { line, ops, form: formOf(line, ops, moved !== null, isWhole), moved }

  function told(step: Step, place: number): Op[] {
    if (isHunk(step)) return hunkTold(step, place)
    const order = [telling.line, place] as const
    if (step.kind === 'moved') return [{ ...step, change: moves.ofPassage(step.at, order, true) }]
    if (step.kind === 'kept') return formattedIn(telling, step, line, order)
    const block =
      line.after < 0 && line.isMoved
        ? (within.moved ?? moves.ofBlock(telling.comparison.after.leafAt[step.at] ?? -1))
        : null
    return [{ ...step, change: block ?? moves.ofPassage(step.at, order, false) }]
  }

  function hunkTold(hunk: Hunk, place: number): Op[] {
    const change = within.whole ?? within.cell?.() ?? ownDraft(hunk, place)
    const [removed, added] = [telling.wordsOf('before', hunk.removed), telling.wordsOf('after', hunk.added)]
    change.words = { added: change.words.added + added, removed: change.words.removed + removed }
    const [came, went] = [telling.rangesOf('after', hunk.added), telling.rangesOf('before', hunk.removed)]
    change.told = [[...(change.told[0] ?? []), ...came, ...went], ...change.told.slice(1)]
    const { written } = change
    change.written = { added: [...written.added, ...came], removed: [...written.removed, ...went] }
    for (const { isRounded, from, length } of hunk.removed) if (isRounded) telling.rounded.fill(1, from, from + length)
    return [...hunk.removed, ...hunk.added].map((op) => ({ ...op, change }))
  }

  function ownDraft({ removed, added, isOne }: Hunk, place: number): Draft {
    const texts = isOne
      ? { before: wholeText('before', removed), after: wholeText('after', added) }
      : { before: telling.textOf('before', removed), after: telling.textOf('after', added) }
    const kind = removed.length === 0 ? 'added' : added.length === 0 ? 'removed' : 'replaced'
    const order = [telling.line, place] as const
    return telling.draft({
      kind,
      order,
      ...telling.placeOf(line),
      ...trimmed(texts),
      ...(isWhole ? { joins: kind } : {}),
    })
  }

  /** With the rest of its word. */
  function wholeText(side: 'before' | 'after', [op]: readonly Op[]): string {
    if (op === undefined) return ''
    const whole = telling.words[side].whole(side === 'after' ? op.at : op.from, op.length)
    return textIn(telling.comparison[side], ...whole)
  }

  /** An empty line, a divider, an image without words. */
  function empty(): void {
    const side = line.after >= 0 ? 'after' : 'before'
    const leaf = telling.leaf(side, line[side])
    if (leaf === undefined || (within.cell && leaf.node.type === 'paragraph')) return // nothing that anybody would see
    const kind = side === 'after' ? 'added' : 'removed'
    const order = [telling.line, 0] as const
    const change =
      within.whole ?? within.cell?.() ?? telling.draft({ kind, order, ...telling.placeOf(line), joins: kind })
    change.told = [[...(change.told[0] ?? []), leaf.node.self], saidBy(leaf.node, ['id'])]
    if (within.whole === undefined && within.cell === undefined) change[side] = saidOf(leaf.node.attrs)
    telling.concerns(leaf.node, change)
  }
}

/** Of what has no words of its own: its description. */
const saidOf = ({ alt }: Readonly<Record<string, unknown>>): string => (typeof alt === 'string' ? alt : '')

function trimmed({ before, after }: { before: string; after: string }): { before: string; after: string } {
  return before.trim() === after.trim() ? { before, after } : { before: before.trim(), after: after.trim() }
}

function formOf(
  { after, before, isMoved }: Line,
  ops: readonly Op[],
  hasMoved: boolean,
  isWhole: boolean,
): Form | undefined {
  if (after < 0)
    return isMoved || (ops.length > 0 && !ops.some(({ kind }) => kind === 'removed')) ? 'leaving' : 'removed'
  if (hasMoved) return 'moved'
  if (isWhole) return 'added'
  const isNew = before < 0 && !ops.some((op) => isOfBefore(op) && isOfAfter(op))
  return isNew ? (ops.some(({ kind }) => kind === 'added') ? 'added' : 'moved') : undefined
}
