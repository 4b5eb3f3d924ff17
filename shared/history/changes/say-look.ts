// What a block is and what it says of itself, in words. Pure.
import { historyChanges } from '../../text/fr/history-changes.ts'
import { words } from '../../text/words.ts'
import type { Look } from '../change.ts'
import { attributesChanged } from './looks.ts'

const t = words(historyChanges)

const items: Readonly<Record<string, 'bullet' | 'numbered' | 'task'>> = {
  bulletList: 'bullet',
  orderedList: 'numbered',
  taskList: 'task',
}

/** « Titre 3 », « Puce de niveau 2 », « Citation » */
export function sayLook({ type, attrs, around }: Look): string {
  if (type === 'heading') return t('look.heading', { level: Number(attrs['level'] ?? 1) })
  if (type !== 'paragraph') return nameOf(type) ?? t('look.other')
  const lists = around.filter((block) => block in items)
  const list = items[lists.at(-1) ?? '']
  const last = around.findLast((block) => block in items || (block !== 'tableCell' && nameOf(block) !== null))
  if (list === undefined || last === undefined || !(last in items)) return nameOf(last ?? type) ?? t('look.paragraph')
  return lists.length > 1 ? t(`look.${list}.level`, { level: lists.length }) : t(`look.${list}`)
}

const named = {
  paragraph: 'look.paragraph',
  blockquote: 'look.blockquote',
  callout: 'look.callout',
  details: 'look.details',
  detailsSummary: 'look.detailsSummary',
  tableCell: 'look.tableCell',
  tableHeader: 'look.tableHeader',
  figure: 'look.figure',
  living: 'look.living',
  horizontalRule: 'look.horizontalRule',
} as const

const nameOf = (type: string): string | null => (type in named ? t(named[type as keyof typeof named]) : null)

type Say = (before: unknown, after: unknown) => string

const plain = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? `${value}` || t('attribute.none') : t('attribute.none')
const percent = (value: unknown): string =>
  typeof value === 'number' ? t('attribute.width.percent', { n: value }) : t('attribute.usual')
const tone = (value: unknown): string => {
  const key = `tone.${String(value)}`
  return key in historyChanges ? t(key as 'tone.note') : plain(value)
}
const align = (value: unknown): string => {
  const key = `attribute.align.${String(value)}`
  return key in historyChanges ? t(key as 'attribute.align.left') : t('attribute.usual')
}
const span: Say = (before, after) => (Number(after) > Number(before) ? t('attribute.merged') : t('attribute.unmerged'))

const attributes: Readonly<Record<string, Say>> = {
  checked: (_, after) => (after === true ? t('attribute.checked') : t('attribute.unchecked')),
  tone: (before, after) => t('attribute.tone', { before: tone(before), after: tone(after) }),
  start: (before, after) => t('attribute.start', { before: plain(before), after: plain(after) }),
  type: (before, after) => t('attribute.type', { before: plain(before), after: plain(after) }),
  width: (before, after) => t('attribute.width', { before: percent(before), after: percent(after) }),
  alt: (before, after) => t('attribute.alt', { before: plain(before), after: plain(after) }),
  file: () => t('attribute.file'),
  colspan: span,
  rowspan: span,
  colwidth: () => t('attribute.colwidth'),
  align: (before, after) => t('attribute.align', { before: align(before), after: align(after) }),
  totals: (_, after) => (after === true ? t('attribute.totals.on') : t('attribute.totals.off')),
  guide: () => t('attribute.guide'),
  consent: (_, after) => (after === true ? t('attribute.consent.on') : t('attribute.consent.off')),
  kind: () => t('attribute.living'),
  ref: () => t('attribute.living'),
}

/** What a block says of itself and did not, or says otherwise; each once. */
export function sayAttributes({ before, after }: { before: Look; after: Look }): string[] {
  const said = attributesChanged(before, after).map((name) =>
    attributes[name] ? attributes[name](before.attrs[name], after.attrs[name]) : t('change.attribute'),
  )
  return [...new Set(said)]
}
