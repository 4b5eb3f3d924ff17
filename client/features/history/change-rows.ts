// The lines of the table of changes as they are shown here, and their orders. Pure.
import { tableOf, type ChangeNames, type ChangeRow } from '../../../shared/history/changes/table.ts'
import type { Change } from '../../../shared/history/change.ts'
import { historyWords } from '../../../shared/text/fr/history.ts'
import { words } from '../../../shared/text/words.ts'
import type { Paint } from './paint.ts'

const t = words(historyWords)

export type SortKey = 'place' | 'kind' | 'author' | 'organisation' | 'date' | 'section'

export interface Row extends ChangeRow {
  /** In the order of reading, from 1. */
  readonly place: number
  readonly hands: readonly number[]
}

/** `names`: of whoever the text mentions, by id. */
export function rowsOf(
  changes: readonly Change[],
  { hands }: Pick<Paint, 'hands'>,
  names: ReadonlyMap<string, string | null>,
): Row[] {
  const called: ChangeNames = {
    author: (hand) => hands[hand]?.name ?? '',
    organisation: (hand) => hands[hand]?.organisation?.name ?? '',
    relayedBy: (hand) => hands[hand]?.relayedBy ?? null,
    nameOf: ({ id, kind }) =>
      names.get(id) ?? t(kind === 'organisation' ? 'history.mention.organisation' : 'history.mention.person'),
  }
  return tableOf({ changes }, called).map((row, at) => ({
    ...row,
    place: at + 1,
    hands: [...new Set(changes[at]?.by.map(({ hand }) => hand))],
  }))
}

const keyOf: Record<SortKey, (row: Row) => string | number> = {
  place: ({ place }) => place,
  kind: ({ kind }) => kind,
  author: ({ author }) => author,
  organisation: ({ organisation }) => organisation,
  date: ({ at }) => at ?? 0,
  section: ({ section }) => section,
}

/** Lines that are alike stay in the order of reading, either way. */
export function sorted(rows: readonly Row[], by: SortKey, isDown: boolean): Row[] {
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
