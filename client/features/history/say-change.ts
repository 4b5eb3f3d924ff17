// What changed, as people would say it. Pure.
import type { Change, ChangeKind, SectionSummary } from '../../../shared/history/change.ts'
import { counted } from '../../../shared/text/counted.ts'
import { historyWords } from '../../../shared/text/fr/history.ts'
import { plural, words } from '../../../shared/text/words.ts'
import { sayList } from '../../dates.ts'

const t = words(historyWords)

const headings = (attrs: Readonly<Record<string, unknown>>) =>
  t('history.look.heading', { level: Number(attrs['level'] ?? 0) })

/** « Titre 2 → Titre 3 » */
export function sayKind({ kind, looks }: Change): string {
  if (kind !== 'retyped' || !looks) return t(`history.kind.${kind}`)
  return t('history.kind.retyped.as', { before: sayLook(looks.before), after: sayLook(looks.after) })
}

function sayLook({ type, attrs, around }: NonNullable<Change['looks']>['before']): string {
  if (type === 'heading') return headings(attrs)
  const last = around.at(-1) ?? ''
  const name = type === 'paragraph' && last in historyLooks ? last : type
  return name in historyLooks ? t(`history.look.${name as keyof typeof historyLooks}`) : t('history.look.other')
}

const historyLooks = {
  paragraph: true,
  blockquote: true,
  listItem: true,
  taskItem: true,
  callout: true,
  details: true,
  detailsSummary: true,
  table: true,
  figure: true,
  living: true,
} as const

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
