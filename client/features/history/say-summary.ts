// What changed below a title, in a sentence. Pure.
import type { ChangeKind, SectionSummary } from '../../../shared/history/change.ts'
import { counted } from '../../../shared/text/counted.ts'
import { historyWords } from '../../../shared/text/fr/history.ts'
import { plural, words } from '../../../shared/text/words.ts'
import { sayList } from '../../dates.ts'

const t = words(historyWords)

/** « 12 ajouts, 3 retraits et 1 déplacement : 84 mots ajoutés, 12 mots retirés, surtout par … » */
export function saySummary(
  { kinds, words: { added, removed }, hands }: SectionSummary,
  nameOf: (hand: number) => string,
) {
  const counts = Object.entries(kinds).map(([kind, n]) =>
    plural(
      n,
      t(`history.kinds.${kind as ChangeKind}.one`),
      t(`history.kinds.${kind as ChangeKind}`, { n: counted(n) }),
    ),
  )
  const sum = [
    ...(added > 0
      ? [plural(added, t('history.words.added.one'), t('history.words.added', { n: counted(added) }))]
      : []),
    ...(removed > 0
      ? [plural(removed, t('history.words.removed.one'), t('history.words.removed', { n: counted(removed) }))]
      : []),
  ]
  const who = [...new Set(hands.map(nameOf))].slice(0, 3)
  return t('history.summary', {
    counts: sayList(counts),
    words: sum.length > 0 ? sum.join(', ') : t('history.words.none'),
    who: sayList(who),
  })
}
