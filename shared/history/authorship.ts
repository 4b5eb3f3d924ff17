// Who wrote a text as it stands: of each run of characters the row that wrote it first and the row that put it where it is; and
// how many of its words are whose. Pure: rows are told by their position, whoever asks knows whose they are.
import { wordsIn } from '../document/passages.ts'
import { isText, type PageNode } from './page.ts'
import type { Range } from './ranges.ts'
import type { MarkedRanges } from './marked-ranges.ts'
import type { Origins } from './origins.ts'

/** A run of characters of a block that one row wrote. */
export interface Authored {
  /** Where it begins in the text of its block, and how long it is, in UTF-16 units. */
  readonly at: number
  readonly length: number
  /** The row in which it was typed. */
  readonly writtenIn: number
  /** The row that wrote it again here, by moving, splitting, undoing…; null where it stands as it was typed. */
  readonly movedIn: number | null
}

/** Only the rows that have been played are known: a character of another is nobody's, and left out. */
export interface Played {
  readonly origins: Pick<Origins, 'of'>
  /** In which row each character was typed. */
  readonly written: Pick<MarkedRanges<number>, 'at' | 'visit'>
}

/** Whether what two rows wrote side by side is told as one, by the first of them. */
export type Together = (row: number, other: number) => boolean

const isSameRow: Together = (row, other) => row === other

/** The characters of a block, its own and not those of blocks within it, in order. */
export function authorsOf(block: PageNode, played: Played, together = isSameRow): Authored[] {
  const runs: Run[] = []
  let at = 0
  for (const part of block.parts) {
    if (!isText(part)) continue
    for (const range of part.ids) at = addRuns(runs, at, range, played, together)
  }
  return runs
}

type Run = { -readonly [Key in keyof Authored]: Authored[Key] }

function addRuns(runs: Run[], from: number, range: Range, { origins, written }: Played, together: Together): number {
  const [client] = range
  let [, clock] = range
  let at = from
  for (const [firstClient, firstClock, all] of origins.of(range)) {
    const isThere = firstClient === client && firstClock === clock
    written.visit(firstClient, firstClock, all, (_, length, writtenIn) => {
      const movedIn = isThere ? null : (written.at(client, clock) ?? null)
      if (writtenIn !== undefined) addRun(runs, at, length, writtenIn, movedIn, together)
      at += length
      clock += length
    })
  }
  return at
}

/** Of a long text there is one for each key that was pressed: nothing is made of what only lengthens the last. */
function addRun(
  runs: Run[],
  at: number,
  length: number,
  writtenIn: number,
  movedIn: number | null,
  together: Together,
): void {
  const last = runs.at(-1)
  const isOne =
    last !== undefined &&
    last.at + last.length === at &&
    together(last.writtenIn, writtenIn) &&
    (last.movedIn === null || movedIn === null ? last.movedIn === movedIn : together(last.movedIn, movedIn))
  if (!isOne) {
    runs.push({ at, length, writtenIn, movedIn })
    return
  }
  last.length += length
  last.writtenIn = Math.min(last.writtenIn, writtenIn)
  if (last.movedIn !== null && movedIn !== null) last.movedIn = Math.min(last.movedIn, movedIn)
}

/** The text of a block, its own and not that of blocks within it. */
export const textIn = (block: PageNode): string => block.parts.map((part) => (isText(part) ? part.text : '')).join('')

/** How many words of a block were typed in which row: a word is of the row that typed most of it, of the first where they are even. */
export function wordsByRow(block: PageNode, played: Played): Map<number, number> {
  const runs = authorsOf(block, played)
  const counts = new Map<number, number>()
  let next = 0
  for (const { at, length } of wordsIn(textIn(block))) {
    while (next < runs.length && endOf(runs[next]) <= at) next++
    const row = mostOf(runs, next, at, at + length)
    if (row !== null) counts.set(row, (counts.get(row) ?? 0) + 1)
  }
  return counts
}

const endOf = (run: Authored | undefined): number => (run === undefined ? Infinity : run.at + run.length)

function mostOf(runs: readonly Authored[], first: number, from: number, to: number): number | null {
  const letters = new Map<number, number>()
  for (let i = first; i < runs.length; i++) {
    const run = runs[i]
    if (run === undefined || run.at >= to) break
    const shared = Math.min(endOf(run), to) - Math.max(run.at, from)
    letters.set(run.writtenIn, (letters.get(run.writtenIn) ?? 0) + shared)
  }
  let most: [row: number, letters: number] | null = null
  for (const one of letters) if (one[1] > (most?.[1] ?? 0)) most = one
  return most?.[0] ?? null
}
