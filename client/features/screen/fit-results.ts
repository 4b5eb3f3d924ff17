// At which size all rows of results fit on the screen, and how many are left out where they fit at none. Pure.

export const sizes = ['large', 'compact', 'line'] as const
export type Size = (typeof sizes)[number]

export type FittedRows<R> = { size: Size; shown: readonly R[]; hidden: number }

/** `heightOf`: lines of text of the screen that a row takes at a size. The first row is shown whatever its height. */
export function fitRows<R>(
  rows: readonly R[],
  lines: number,
  heightOf: (row: R, size: Size, place: number) => number,
): FittedRows<R> {
  for (const size of sizes) {
    const height = rows.reduce((sum, row, place) => sum + heightOf(row, size, place), 0)
    if (height <= lines) return { size, shown: rows, hidden: 0 }
  }
  let left = lines
  const shown = rows.filter((row, place) => (left -= heightOf(row, 'line', place)) >= 0 || place === 0)
  return { size: 'line', shown, hidden: rows.length - shown.length }
}

/** The same with what each college gave under each row, where all of it fits so; else without, as large as it may be. */
export function fitByCollege<R>(
  rows: readonly R[],
  lines: number,
  heightOf: (row: R, size: Size, place: number) => number,
  ofColleges: (row: R, size: Size) => number,
): FittedRows<R> & { hasColleges: boolean } {
  const whole = fitRows(rows, lines, (row, size, place) => heightOf(row, size, place) + ofColleges(row, size))
  const hasColleges = whole.size !== 'line' && rows.some((row) => ofColleges(row, whole.size) > 0)
  return { ...(hasColleges ? whole : fitRows(rows, lines, heightOf)), hasColleges }
}

/** Lines that a text takes in so many letters. */
export const linesOf = (text: string, letters: number): number =>
  Math.max(1, Math.ceil(text.length / Math.max(8, letters)))
