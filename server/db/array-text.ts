// Arrays as PostgreSQL reads them from a text: columns of a statement that writes many rows. Pure.

/**
 * For values that hold neither a quote nor a backslash: ids, numbers, instants, JSON of numbers. The driver would make an
 * array of them first, and then look through each for what is to be escaped.
 */
export function arrayText<T>(items: readonly T[], valueOf: (item: T) => string | number | null): string {
  let text = '{'
  for (const item of items) {
    const value = valueOf(item)
    if (text !== '{') text += ','
    text += value === null ? 'null' : `"${value}"`
  }
  return `${text}}`
}
