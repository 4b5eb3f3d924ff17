// The order of rows by a column: numbers, then dates, else words as French dictionaries have them. Pure.
import { amountOf, compareAmounts, dateOf, plain } from './values.ts'

const words = new Intl.Collator('fr', { numeric: true, sensitivity: 'variant' })

type Compare = (a: string, b: string) => number

/** The column is numbers, or dates, when all that it says is; empty cells say nothing. */
function comparison(texts: readonly string[]): Compare {
  const said = texts.filter((text) => text !== '')
  const amounts = new Map(said.map((text) => [text, amountOf(text)]))
  if (said.every((text) => amounts.get(text)))
    return (a, b) => {
      const [left, right] = [amounts.get(a), amounts.get(b)]
      return left && right ? compareAmounts(left, right) : 0
    }
  const dates = new Map(said.map((text) => [text, dateOf(text)]))
  if (said.every((text) => dates.get(text) != null)) return (a, b) => (dates.get(a) ?? 0) - (dates.get(b) ?? 0)
  return words.compare
}

/** Which row goes where: `order[k]` is the row that becomes the k-th. Equal rows keep their order; empty ones come last. */
export function sortedOrder(cells: readonly string[], direction: 1 | -1): number[] {
  const texts = cells.map(plain)
  const compare = comparison(texts)
  return texts
    .map((_, at) => at)
    .sort((a, b) => {
      const [left = '', right = ''] = [texts[a], texts[b]]
      if (left === '' || right === '') return Number(left === '') - Number(right === '') || a - b
      return direction * compare(left, right) || a - b
    })
}
