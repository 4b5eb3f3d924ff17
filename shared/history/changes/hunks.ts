// What was written and taken out of a line, as people see it: whole words, and as one what less than a word divides. Pure.
import { atomSign, type Side } from '../compare/side.ts'
import { isOfAfter, isOfBefore, type Line, type Op } from './line.ts'
import type { Words } from './words.ts'

export interface Hunk {
  readonly removed: readonly Op[]
  readonly added: readonly Op[]
  /** One character stands for another: shown alone, and told with its word. */
  readonly isOne: boolean
}

export type Step = Op | Hunk

export const isHunk = (step: Step): step is Hunk => 'removed' in step

/** What two parts say when nothing but so many signs that are in no word stands between them. */
const mostBetween = 2

export interface Sides {
  readonly before: Side
  readonly after: Side
  readonly words: { readonly before: Words; readonly after: Words }
}

/** A line in which what changed is rounded; what only moved stays as it is. */
export function hunksOf({ ops, breaks }: Pick<Line, 'ops' | 'breaks'>, sides: Sides): Step[] {
  const parts = [0, ...breaks].map((from, n) => ops.slice(from, breaks[n]))
  return parts.flatMap((part) => hunksIn(part, sides))
}

function hunksIn(ops: readonly Op[], sides: Sides): Step[] {
  const rough = roughly(besideKept(ops))
  const steps: Step[] = []
  let open: Hunk | null = null
  for (const [place, step] of rough.entries()) {
    if (isHunk(step)) {
      open = open === null ? step : joined(open, step)
      continue
    }
    const [before, after] = [rough[place - 1], rough[place + 1]]
    const head = open === null || step.kind !== 'kept' ? 0 : headOf(step, sides)
    const tail = after === undefined || !isHunk(after) || step.kind !== 'kept' ? 0 : tailOf(step, sides)
    const between = part(step, head, step.length - tail)
    if (open !== null && after !== undefined && isHunk(after) && isNothing(between, sides)) {
      open = joined(open, rounded(step))
      continue
    }
    const isAlone = open !== null && open.isOne && open === before
    if (open !== null) steps.push(isAlone ? open : joined(open, rounded(part(step, 0, head))))
    open = null
    const isNextAlone = after !== undefined && isHunk(after) && after.isOne && standsAlone(rough, place + 1, sides)
    const [from, to] = [isAlone ? 0 : head, step.length - (isNextAlone ? 0 : tail)]
    if (from < to) steps.push(part(step, from, to))
    if (to < step.length) open = rounded(part(step, to, step.length))
  }
  if (open !== null) steps.push(open)
  return steps
}

/** Nothing that follows it is so near that both are one. */
function standsAlone(rough: readonly Step[], place: number, sides: Sides): boolean {
  const [step, next] = [rough[place + 1], rough[place + 2]]
  if (step === undefined || isHunk(step) || step.kind !== 'kept' || next === undefined || !isHunk(next)) return true
  return !isNothing(part(step, headOf(step, sides), step.length - tailOf(step, sides)), sides)
}

/** How much of what is kept is of the word that changed before it, … */
function headOf({ at, from, length }: Op, { words }: Sides): number {
  let n = 0
  while (n < length && (isWithin(words.after, at + n) || isWithin(words.before, from + n))) n++
  return n
}

/** … and of the one that changed after it. */
function tailOf({ at, from, length }: Op, { words }: Sides): number {
  let n = 0
  while (n < length && (isWithin(words.after, at + length - n) || isWithin(words.before, from + length - n))) n++
  return n
}

const isWithin = (words: Words, at: number): boolean => words.at(at) !== 0 && words.at(at - 1) === words.at(at)

function isNothing({ kind, at, from, length }: Op, { words, after }: Sides): boolean {
  if (kind !== 'kept' || length > mostBetween) return kind === 'kept' && length <= 0
  for (let n = 0; n < length; n++)
    if (words.after.at(at + n) !== 0 || words.before.at(from + n) !== 0 || after.text[at + n] === atomSign) return false
  return true
}

const part = (op: Op, from: number, to: number): Op => ({
  ...op,
  at: op.at < 0 ? -1 : op.at + from,
  from: op.from < 0 ? -1 : op.from + from,
  length: to - from,
})

/** What was kept, as gone and come again. */
const rounded = (op: Op): Hunk =>
  op.length <= 0
    ? { removed: [], added: [], isOne: false }
    : {
        removed: [{ ...op, kind: 'removed', isRounded: true }],
        added: [{ ...op, kind: 'added', isRounded: true }],
        isOne: false,
      }

const joined = (a: Hunk, b: Hunk): Hunk => ({
  removed: [...a.removed, ...b.removed],
  added: [...a.added, ...b.added],
  isOne: false,
})

/**
 * Of what stands between two parts that are kept, what was written or taken out stands beside the one that it touches in its own
 * text, and not behind what only passed there: so that it rounds the same word whichever of both texts is the later one.
 */
function besideKept(ops: readonly Op[]): Op[] {
  const ordered: Op[] = []
  let gap: Op[] = []
  for (const op of ops) {
    if (op.kind !== 'kept') gap.push(op)
    else {
      ordered.push(...gapInOrder(gap), op)
      gap = []
    }
  }
  return [...ordered, ...gapInOrder(gap)]
}

function gapInOrder(gap: readonly Op[]): readonly Op[] {
  if (!gap.some(isPassing)) return gap
  const [gone, come] = [cutAtPassing(gap.filter(isOfBefore)), cutAtPassing(gap.filter(isOfAfter))]
  return [...gone.head, ...come.head, ...gone.middle, ...come.middle, ...gone.tail, ...come.tail]
}

const isPassing = ({ kind }: Op): boolean => kind === 'moved' || kind === 'leaving'

/** Before the first that only passed, after the last one, and what is between. */
function cutAtPassing(ops: readonly Op[]): { head: readonly Op[]; middle: readonly Op[]; tail: readonly Op[] } {
  const first = ops.findIndex(isPassing)
  if (first < 0) return { head: ops, middle: [], tail: [] }
  const end = ops.findLastIndex(isPassing) + 1
  return { head: ops.slice(0, first), middle: ops.slice(first, end), tail: ops.slice(end) }
}

/** What is written or taken out in a row, nothing between. */
function roughly(ops: readonly Op[]): Step[] {
  const steps: Step[] = []
  for (const op of ops) {
    if (op.kind !== 'added' && op.kind !== 'removed') {
      steps.push(op)
      continue
    }
    const last = steps.at(-1)
    const open = last !== undefined && isHunk(last) ? last : { removed: [], added: [] }
    const removed = op.kind === 'removed' ? [...open.removed, op] : open.removed
    const added = op.kind === 'added' ? [...open.added, op] : open.added
    const step = { removed, added, isOne: lengthOf(removed) === 1 && lengthOf(added) === 1 }
    if (open === last) steps[steps.length - 1] = step
    else steps.push(step)
  }
  return steps
}

const lengthOf = (ops: readonly Op[]): number => ops.reduce((sum, { length }) => sum + length, 0)
