// The orders of the table of changes. Pure.
import type { ChangeRow } from '../../../shared/history/change-rows.ts'

export type SortKey = 'place' | 'kind' | 'author' | 'organisation' | 'date' | 'section'

const keyOf: Record<SortKey, (row: ChangeRow) => string | number> = {
  place: ({ place }) => place,
  kind: ({ kind }) => kind,
  author: ({ author }) => author,
  organisation: ({ organisation }) => organisation,
  date: ({ at }) => at ?? 0,
  section: ({ section }) => section,
}

/** Lines that are alike stay in the order of reading, either way. */
export function sorted(rows: readonly ChangeRow[], by: SortKey, isDown: boolean): ChangeRow[] {
  const key = keyOf[by]
  const way = isDown ? -1 : 1
  return [...rows].sort((a, b) => {
    const [left, right] = [key(a), key(b)]
    const order =
      typeof left === 'number' && typeof right === 'number'
        ? left - right
        : String(left).localeCompare(String(right), 'fr')
    return way * order || a.place - b.place
  })
}
