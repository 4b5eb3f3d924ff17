// What a combo box proposes for what is typed, and which proposal the arrows reach. Pure.

export interface ComboOption {
  id: string
  name: string
  note?: string
}

/** Letters alone, without accents, case or signs of direction: « Économie » is found by « econ ». */
export function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/[\p{M}\p{Cf}]/gu, '')
    .replace(/œ/giu, 'oe')
    .replace(/[’'\-\s]+/gu, ' ')
    .trim()
    .toLowerCase()
}

/** The options that hold every typed word at the start of one of theirs, in their own order. */
export function proposals<Option extends ComboOption>(options: readonly Option[], typed: string): readonly Option[] {
  const wanted = fold(typed).split(' ').filter(Boolean)
  return options.filter(({ name, note }) => {
    const held = fold(`${name} ${note ?? ''}`).split(' ')
    return wanted.every((start) => held.some((word) => word.startsWith(start)))
  })
}

/** The next proposal for an arrow, turning around at both ends; -1 is none. */
export function reach(active: number, count: number, by: 1 | -1): number {
  if (count === 0) return -1
  if (active === -1) return by === 1 ? 0 : count - 1
  return (active + by + count) % count
}
