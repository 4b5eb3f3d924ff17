// What stands side by side in a line and is told in one breath: the same form, by the same hand. Pure.
import type { Change } from '../../../../shared/history/change.ts'
import {
  isShownText,
  type Form,
  type ShownNode,
  type ShownPart,
  type ShownText,
  type Stroke,
} from '../../../../shared/history/shown.ts'

export interface Run {
  readonly form: Form | null
  /** Whose it is: of what changed, all who did it, whoever did most first; else who wrote it, where that is told. */
  readonly strokes: readonly Stroke[]
  readonly changes: readonly number[]
  readonly parts: readonly ShownPart[]
}

type Changes = ReadonlyMap<number, Change>

const nobody: readonly Stroke[] = []

/** Of a piece, who did to it what its form says: of words in the place of others, whoever put them in, or took those out. */
export function strokesOf(piece: ShownPart, changes: Changes): readonly Stroke[] {
  const written = isShownText(piece) ? piece.written : undefined
  const change = piece.changes?.map((id) => changes.get(id)).find((one) => one !== undefined)
  if (piece.form === undefined) return written ? [written] : nobody
  if (piece.form === 'added') return written ? [written] : (change?.sides?.added ?? change?.by ?? nobody)
  return (piece.form === 'removed' ? change?.sides?.removed : undefined) ?? change?.by ?? nobody
}

/** The parts of a line, in order, put together by form, hands and changes. */
export function runsOf(parts: readonly ShownPart[], changes: Changes): Run[] {
  const runs: (Run & { parts: ShownPart[] })[] = []
  for (const part of parts) {
    if (isShownText(part) && part.text === '') continue
    const strokes = strokesOf(part, changes)
    const run = { form: part.form ?? null, strokes, changes: part.changes ?? [], parts: [part] }
    const last = runs.at(-1)
    if (last && isSame(last, run)) last.parts.push(part)
    else runs.push(run)
  }
  return runs
}

const handsOf = (run: Run): string => run.strokes.map(({ hand }) => hand).join()

const isSame = (a: Run, b: Run): boolean =>
  a.form === b.form && handsOf(a) === handsOf(b) && a.changes.join() === b.changes.join()

const inline = new Set(['hardBreak', 'mention', 'footnote'])

/** What stands within a line. */
export const isInline = (part: ShownPart): boolean => isShownText(part) || inline.has(part.type)

/** All footnotes, in the order of reading: their places in it are their numbers. */
export function footnotesOf(text: ShownNode): ShownNode[] {
  const notes: ShownNode[] = []
  const walk = (node: ShownNode) => {
    for (const part of node.parts) {
      if (isShownText(part)) continue
      if (part.type === 'footnote') notes.push(part)
      else walk(part)
    }
  }
  walk(text)
  return notes
}

/** All pieces of text, in the order of reading; those of footnotes where they are called. */
export function* piecesOf(node: ShownNode): Generator<ShownText> {
  for (const part of node.parts) {
    if (isShownText(part)) yield part
    else yield* piecesOf(part)
  }
}

/** Without what footnotes say, which is shown at the foot. */
export function* piecesOfLines(node: ShownNode): Generator<ShownText> {
  for (const part of node.parts) {
    if (isShownText(part)) yield part
    else if (part.type !== 'footnote') yield* piecesOfLines(part)
  }
}

/** What a block says, without what is gone from it. */
export const wordsOf = (node: ShownNode): string =>
  [...piecesOf(node)]
    .filter(({ form }) => form !== 'removed' && form !== 'leaving')
    .map(({ text }) => text)
    .join('')
