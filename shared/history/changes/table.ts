// The changes as rows: for the « Tableau des modifications », its CSV and its sheet. Pure.
import { withNames, type Named } from '../../document/named-places.ts'
import { historyChanges } from '../../text/fr/history-changes.ts'
import { words } from '../../text/words.ts'
import type { Change, Changes, Sides } from '../change.ts'
import type { SectionName } from '../shown.ts'
import { sayChange } from './say.ts'

const t = words(historyChanges)

/** How those who wrote are called today, by their place among the hands of the comparison. */
export interface ChangeNames {
  author(hand: number): string
  /** Empty for those who write for none. */
  organisation(hand: number): string
  /** By whom it was sent in their stead; null for what they sent. */
  relayedBy(hand: number): string | null
  /** Of whoever the text names. */
  nameOf(named: Named): string
}

export interface ChangeRow {
  readonly id: number
  /** Whoever did most of it first. */
  readonly author: string
  readonly organisation: string
  /** Of the last of it, in milliseconds; null for what nobody is known to have done. */
  readonly at: number | null
  readonly kind: string
  readonly section: string
  readonly before: string
  readonly after: string
}

export function tableOf({ changes }: Pick<Changes, 'changes'>, names: ChangeNames): ChangeRow[] {
  const shown = (text: string): string => withNames(text, (named) => names.nameOf(named))
  return changes.map((change) => ({
    id: change.id,
    author: authorsOf(change, names) || t('row.nobody'),
    organisation: listed(change.by.map(({ hand }) => names.organisation(hand))),
    at: latest(change),
    kind: sayChange(change),
    section: shown(sectionOf(change.section)),
    before: shown(change.before),
    after: shown(change.after),
  }))
}

/** « Inès Roca (ajout), Paul Vigne (retrait) » where some put words in and others took words out. */
function authorsOf({ by, sides }: Change, names: ChangeNames): string {
  if (!sides) return listed(by.map(({ hand }) => authorOf(hand, names)))
  const on = (side: keyof Sides) =>
    t(`row.${side}`, { names: listed(sides[side].map(({ hand }) => authorOf(hand, names))) })
  return `${on('added')}, ${on('removed')}`
}

function authorOf(hand: number, names: ChangeNames): string {
  const by = names.relayedBy(hand)
  return by === null ? names.author(hand) : t('row.relayed', { name: names.author(hand), by })
}

const listed = (names: readonly string[]): string => [...new Set(names.filter((name) => name !== ''))].join(', ')

const latest = ({ by }: Change): number | null => (by.length === 0 ? null : Math.max(...by.map(({ at }) => at)))

const sectionOf = (section: SectionName | null): string =>
  section === null ? t('row.noSection') : section.title || t('row.untitled')
