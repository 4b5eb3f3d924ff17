// How wide the columns of a table are in a PDF: where nobody said so, by what stands in them, since nothing widens them afterwards.
import { plainText, runsIn, type Cell, type TableBlock } from './outline.ts'

/** Letters that stand beside each other in the width of the text, in the size of tables, with room to spare. */
const lettersAcross = 72
/** Of what surrounds the words of a cell, in letters. */
const around = 3
/** So long a word asks for room; a longer one is cut. */
const longestWord = 18
/** A bold letter is so much wider. */
const bold = 1.15
/** Words of more letters than this stand on several lines anyway. */
const mostWords = 60

const wordsOf = ({ blocks }: Pick<Cell, 'blocks'>): string => plainText(blocks.flatMap(runsIn))
const longestIn = (words: string): number => Math.max(0, ...words.split(/[\s/-]+/).map(({ length }) => length))

/** Shares of the width that sum to 1: those that somebody asked for; by words where all are alike, as they are by themselves. */
export function sharesShown({ rows, widths }: Pick<TableBlock, 'rows' | 'widths'>): readonly number[] {
  const [first = 1] = widths
  if (widths.some((share) => Math.abs(share - first) > 0.001)) return widths
  const wished = widths.map(() => 3 + around)
  for (const cell of rows.flat()) {
    if (cell.colspan > 1) continue
    const words = wordsOf(cell)
    const room = Math.max(Math.min(longestIn(words), longestWord), Math.min(words.length, mostWords) / 3)
    wished[cell.column] = Math.max(wished[cell.column] ?? 0, room * (cell.isHead ? bold : 1) + around)
  }
  const all = wished.reduce((sum, one) => sum + one, 0)
  return wished.map((one) => one / all)
}

/** Whether a word is longer than its column is wide, so that words must be cut. */
export function isTight({ rows }: Pick<TableBlock, 'rows'>, shares: readonly number[]): boolean {
  return rows.flat().some((cell) => {
    const share = shares.slice(cell.column, cell.column + cell.colspan).reduce((sum, one) => sum + one, 0)
    return longestIn(wordsOf(cell)) > Math.max(3, share * lettersAcross - around)
  })
}
