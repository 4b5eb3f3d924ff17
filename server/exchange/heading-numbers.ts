// Whether a word processor, counting by itself, would number the headings as we do: it takes a skipped level for a zero.
import type { Entry } from './outline.ts'

/** True when all of them are numbered, and its count is ours. Else numbers are written as words. */
export function countsAlike(contents: readonly Entry[]): boolean {
  const counters: number[] = []
  return (
    contents.length > 0 &&
    contents.every(({ level, number }) => {
      counters.length = Math.min(counters.length, level)
      while (counters.length < level) counters.push(0)
      counters[level - 1] = (counters[level - 1] ?? 0) + 1
      return number === counters.join('.')
    })
  )
}
