// A line as it is shown: each piece with its form and the changes that it shows. Pure.
import { runsIn, type Leaf, type Side } from '../compare/side.ts'
import type { Comparison } from '../compare/compare.ts'
import type { Form, ShownNode, ShownPart, ShownText } from '../shown.ts'
import { isSame } from './looks.ts'
import { idOf, type Draft } from './draft.ts'
import { isOfAfter, type Op } from './line.ts'
import type { ToldLine } from './lines-told.ts'
import type { Telling } from './telling.ts'

/** Both texts in one, or one of them. */
export type Way = 'inline' | 'before' | 'after'

type Fate = Pick<ShownText, 'form' | 'changes'>

export const fateOf = (form: Form | undefined, drafts: readonly (Draft | null | undefined)[]): Fate => {
  const changes = [...new Set(drafts.flatMap((draft) => (draft ? [idOf(draft)] : [])))].filter((id) => id >= 0)
  return { ...(form ? { form } : {}), ...(changes.length > 0 ? { changes: changes.sort((a, b) => a - b) } : {}) }
}

/** What is shown of a comparison that has been told. */
export type Shown = Pick<Telling, 'comparison' | 'blocks' | 'rounded'>

/** What is told of signs, and what moved them if they were kept. */
export type Piece = { readonly op: Op; readonly moved: Draft | null }

/** The parts of a line, of pieces in the order in which they are read. */
export function partsOf(comparison: Comparison, pieces: readonly Piece[], way: Way): ShownPart[] {
  const writing = new Writing()
  for (const { op, moved } of pieces) {
    const isLater = way === 'inline' ? isOfAfter(op) : way === 'after'
    const fate = fateOf(formOf(op, moved, way), [op.kind === 'kept' ? moved : null, op.change, op.look])
    writing.write(isLater ? comparison.after : comparison.before, isLater ? op.at : op.from, op.length, fate)
  }
  return writing.parts
}

function formOf({ kind, look }: Op, moved: Draft | null, way: Way): Form | undefined {
  if (kind !== 'kept') return kind
  if (moved !== null) return way === 'before' ? 'leaving' : 'moved'
  return look ? 'changed' : undefined
}

class Writing {
  readonly parts: ShownPart[] = []
  readonly #open: ShownPart[][] = [this.parts]

  write(side: Side, from: number, length: number, fate: Fate): void {
    let at = from
    for (const run of runsIn(side, from, from + length)) {
      while (at < run.at) this.#sign(side, at++, fate)
      this.#text({ text: side.text.slice(run.at, run.at + run.length), marks: run.marks, ...fate })
      at = run.at + run.length
    }
    while (at < from + length) this.#sign(side, at++, fate)
  }

  #text(text: ShownText): void {
    const parts = this.#open.at(-1) ?? this.parts
    const last = parts.at(-1)
    const isMore =
      last !== undefined &&
      'text' in last &&
      last.form === text.form &&
      isSame(last.changes, text.changes) &&
      isSame(last.marks, text.marks)
    if (isMore) parts[parts.length - 1] = { ...last, text: last.text + text.text }
    else parts.push(text)
  }

  #sign({ atoms }: Side, at: number, fate: Fate): void {
    const atom = atoms.get(at)
    if (atom === undefined) {
      if (this.#open.length > 1) this.#open.pop()
      return
    }
    const { type, attrs } = atom.node
    const parts: ShownPart[] = []
    this.#open.at(-1)?.push({ type, attrs, parts, ...fate })
    if (atom.end > at) this.#open.push(parts)
  }
}

/** The block of a line. */
export function shownLine({ comparison, blocks, rounded }: Shown, told: ToldLine): ShownNode {
  const { line, ops, form, moved } = told
  const leaf = (line.after >= 0 ? comparison.after.leaves[line.after] : comparison.before.leaves[line.before]) as Leaf // of one of both
  const drafts = blocks.get(leaf.node) ?? []
  const whole = form === undefined ? [] : [moved, ...ops.flatMap(({ kind, change }) => (kind === form ? [change] : []))]
  return {
    type: leaf.node.type,
    attrs: leaf.node.attrs,
    parts: partsOf(
      comparison,
      ops.flatMap((op) => unrounded(op, rounded)).map((op) => ({ op, moved })),
      'inline',
    ),
    ...fateOf(form ?? (drafts.length > 0 ? 'changed' : undefined), [...drafts, ...whole]),
  }
}

/** Of what is leaving, the part that is not told as removed where it is now. */
function unrounded(op: Op, rounded: Uint8Array): Op[] {
  if (op.kind !== 'leaving' || !rounded.subarray(op.from, op.from + op.length).includes(1)) return [op]
  const left: Op[] = []
  for (let n = 0; n < op.length; n++) {
    if (rounded[op.from + n] === 1) continue
    const last = left.at(-1)
    if (last !== undefined && last.from + last.length === op.from + n)
      left[left.length - 1] = { ...last, length: last.length + 1 }
    else left.push({ ...op, at: op.at + n, from: op.from + n, length: 1 })
  }
  return left
}
