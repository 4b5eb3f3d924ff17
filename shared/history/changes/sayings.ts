// What changed below each title, as a sentence. Pure.
import { counted } from '../../text/counted.ts'
import { historyChanges } from '../../text/fr/history-changes.ts'
import { plural, words } from '../../text/words.ts'
import { changeKinds, type ChangeKind, type SectionSummary, type Tally } from '../change.ts'

const t = words(historyChanges)
const list = new Intl.ListFormat('fr', { type: 'conjunction' })
/** Names in a sentence; of more, how many they are. */
const mostNames = 3

/** Words tell of these, unless there are none. */
const ofWords = new Set<ChangeKind>(['added', 'removed', 'replaced', 'cell'])

/**
 * A sentence for each section, in the order of reading: « Dans « 2.1 Ouvrir des lieux », La Remise a ajouté 41 mots et en a retiré
 * 6 ; un passage a été déplacé. » `nameOf` gives what a hand is called there, a person or an organisation.
 */
export const sayingsOf = (sections: readonly SectionSummary[], nameOf: (hand: number) => string): string[] =>
  sections.map((section) => sayingOf(section, nameOf))

function sayingOf({ section, words: tally, kinds, hands }: SectionSummary, nameOf: (hand: number) => string): string {
  const names = [...new Set(hands.map(nameOf))].filter((name) => name !== '')
  const hasWords = tally.added + tally.removed > 0
  const others = changeKinds.flatMap((kind) => {
    const n = kinds[kind] ?? 0
    return n === 0 || (hasWords && ofWords.has(kind)) ? [] : [sayKind(kind, n)]
  })
  const clauses = [...(hasWords ? [sayWords(tally, names)] : []), ...others]
  const said = clauses.reduce((what, next) => t('summary.more', { what, next }))
  const what = hasWords || names.length === 0 ? said : t('summary.by', { what: said, who: sayNames(names) })
  if (section === null) return t('summary.above', { what })
  return section.title === '' ? t('summary.untitled', { what }) : t('summary.in', { title: section.title, what })
}

function sayKind(kind: ChangeKind, n: number): string {
  return plural(n, t(`summary.kind.${kind}`), t(`summary.kind.${kind}.many`, { n: counted(n) }))
}

function sayNames(names: readonly string[]): string {
  const more = names.length - mostNames
  if (more <= 0) return list.format(names)
  const others = plural(more, t('summary.others.one'), t('summary.others', { n: counted(more) }))
  return list.format([...names.slice(0, mostNames), others])
}

function sayWords({ added, removed }: Tally, names: readonly string[]): string {
  if (names.length === 0) return sayWordsAlone({ added, removed })
  const who = sayNames(names)
  const isOne = names.length === 1
  if (removed === 0) return t(isOne ? 'summary.added' : 'summary.added.many', { who, words: count(added) })
  if (added === 0) return t(isOne ? 'summary.removed' : 'summary.removed.many', { who, words: count(removed) })
  const gone = plural(removed, t('summary.one'), counted(removed))
  return t(isOne ? 'summary.both' : 'summary.both.many', { who, words: count(added), removed: gone })
}

/** Where nobody knows whose they are. */
function sayWordsAlone({ added, removed }: Tally): string {
  const came = plural(added, t('summary.came'), t('summary.came.many', { n: counted(added) }))
  const went = plural(removed, t('summary.went'), t('summary.went.many', { n: counted(removed) }))
  if (removed === 0) return came
  return added === 0 ? went : t('summary.both.nobody', { added: came, removed: went })
}

const count = (n: number): string => plural(n, t('summary.word'), t('summary.words', { n: counted(n) }))
