// The lines of the table of changes, and their orders. Pure.
import type { Change } from '../../../shared/history/change.ts'
import { historyWords } from '../../../shared/text/fr/history.ts'
import { words } from '../../../shared/text/words.ts'
import type { Paint } from './paint.ts'
import { sayKind } from './say-change.ts'

const t = words(historyWords)

export type SortKey = 'place' | 'kind' | 'author' | 'organisation' | 'date' | 'section'

export interface ChangeRow {
  readonly id: number
  /** In the order of reading, from 1. */
  readonly place: number
  readonly kind: string
  readonly hands: readonly number[]
  readonly author: string
  readonly organisation: string
  /** In milliseconds; null where nobody did it. */
  readonly at: number | null
  readonly section: string
  readonly before: string
  readonly after: string
}

export function rowsOf(changes: readonly Change[], { hands }: Pick<Paint, 'hands'>): ChangeRow[] {
  return changes.map((change, at) => {
    const by = [...new Set(change.by.map(({ hand }) => hand))]
    const named = by.flatMap((hand) => hands[hand] ?? [])
    return {
      id: change.id,
      place: at + 1,
      kind: sayKind(change),
      hands: by,
      author: listed(named.map(({ name }) => name)) || t('history.nobody'),
      organisation: listed(named.flatMap(({ organisation }) => organisation?.name ?? [])),
      at: change.by[0]?.at ?? null,
      section: change.section ? change.section.title || t('history.untitled') : t('history.aboveTitles'),
      before: change.before,
      after: change.after,
    }
  })
}

const listed = (names: readonly string[]): string => [...new Set(names)].join(', ')

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
