// How ordered lists count, here and in files: by figures, by letters, by Roman numbers.

/** Where it is not by figures: the `type` of HTML. */
export type ListSign = 'a' | 'A' | 'i' | 'I'

export const listSign = (said: unknown): ListSign | null =>
  said === 'a' || said === 'A' || said === 'i' || said === 'I' ? said : null

const styleSigns: Readonly<Record<string, ListSign>> = {
  'lower-alpha': 'a',
  'lower-latin': 'a',
  'upper-alpha': 'A',
  'upper-latin': 'A',
  'lower-roman': 'i',
  'upper-roman': 'I',
}

/** What a page says: by an attribute, or as a style. `odd` is the name of a way that none of our lists has. */
export function signOfHtml(attrs: Readonly<Record<string, string>>): { sign: ListSign | null; odd: string | null } {
  const style = /(?:^|;)\s*list-style(?:-type)?\s*:\s*([a-z-]+)/i.exec(attrs['style'] ?? '')?.[1]?.toLowerCase()
  if (style === undefined) return { sign: listSign(attrs['type']), odd: null }
  const sign = styleSigns[style] ?? null
  const isOfFigures = /^(?:decimal|none|inherit|initial|inside|outside|unset)$/.test(style)
  return { sign, odd: sign === null && !isOfFigures ? style : null }
}

/** Whether a number is written like ours: alone in an item, after those of the titles above in a title. `%1` stands for each. */
export function isPlainSign(text: string, of: 'item' | 'title'): boolean {
  const numbers = text.match(/%\d/g) ?? []
  return !/\p{L}/u.test(text.replace(/%\d/g, '')) && (of === 'title' || numbers.length <= 1)
}
