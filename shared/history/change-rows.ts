// The lines of the table of changes: the same on the page and in the files. Pure.
import type { NamedHand } from '../schemas/history.ts'
import { historyWords } from '../text/fr/history.ts'
import { words } from '../text/words.ts'
import type { Change } from './change.ts'
import { sayKind } from './say-change.ts'

const t = words(historyWords)

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

export function rowsOf(changes: readonly Change[], hands: readonly NamedHand[]): ChangeRow[] {
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
