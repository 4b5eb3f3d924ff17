// What a change is, as people would say it. Pure.
import { historyWords } from '../text/fr/history.ts'
import { words } from '../text/words.ts'
import type { Change } from './change.ts'

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
