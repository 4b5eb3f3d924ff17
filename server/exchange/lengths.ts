// Widths as pages and word processors write them, in dots of which 96 make an inch.

const dots: Readonly<Record<string, number>> = { px: 1, pt: 4 / 3, pc: 16, in: 96, cm: 37.795, mm: 3.7795, '': 1 }

/** `12cm`, `50%` of what there is, `120`. Null for anything else. */
export function lengthOf(said: string | undefined, all: number): number | null {
  const found = /^\s*(\d{1,5}(?:\.\d{1,6})?)(px|pt|pc|in|cm|mm|%)?\s*$/.exec(said ?? '')
  if (!found) return null
  const [, number = '', unit = ''] = found
  const length = unit === '%' ? (Number(number) / 100) * all : Number(number) * (dots[unit] ?? 1)
  return length > 0 ? length : null
}

/** The width that an element says, in its style before its attribute. */
export function lengthIn(attrs: Readonly<Record<string, string>>, all: number): number | null {
  const styled = /(?:^|;)\s*width:\s*([^;]+)/i.exec(attrs['style'] ?? '')?.[1]
  return lengthOf(styled, all) ?? lengthOf(attrs['width'], all)
}
