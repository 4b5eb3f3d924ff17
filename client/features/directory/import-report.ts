// What became of the lines of a file, in words: on the page, and as a spreadsheet that one keeps. Pure.
import { writeCsv } from '../../../shared/rules/csv.ts'
import { bare } from '../../../shared/rules/directory-columns.ts'
import type { ImportedOutcome } from '../../../shared/schemas/directory.ts'
import { directory } from '../../../shared/text/fr/directory.ts'
import { unisolated } from '../../../shared/text/isolated.ts'
import { plural, words } from '../../../shared/text/words.ts'

const t = words(directory)

/** Before anything is written, or after. */
export type Told = 'preview' | 'report'

export const sayOutcome = (outcome: ImportedOutcome['outcome'], told: Told): string =>
  t(told === 'preview' ? `directory.import.said.${outcome}` : `directory.import.did.${outcome}`)

/** Of which organisation, and what it adds to it. */
export function changesOf({ name, outcome, changed, contacts, organisation }: ImportedOutcome): string[] {
  const columns = changed.map((column) => t(`directory.column.${column}`)).join(', ')
  const isOther = organisation !== null && bare(organisation.name) !== bare(name)
  return [
    isOther && t('directory.import.into', { name: organisation.name }),
    changed.length > 0 && t('directory.import.changes', { columns }),
    outcome === 'create' &&
      contacts > 0 &&
      plural(contacts, t('directory.import.contacts.one'), t('directory.import.contacts.many', { n: contacts })),
  ].filter((said) => said !== false)
}

/** Why it is refused, or what of it was left out. */
export const reasonsOf = ({ problems }: ImportedOutcome): string[] =>
  problems.map(({ column, code }) =>
    column === null
      ? t(`directory.problem.${code}`)
      : t('directory.problem.at', {
          column: t(`directory.column.${column}`),
          problem: t(`directory.problem.${code}`),
        }),
  )

/** Line by line, and nothing in it that a spreadsheet would run. [Y8] [Y9] */
export function reportCsv(outcomes: readonly ImportedOutcome[]): string {
  const headings = (['line', 'organisation', 'result', 'details', 'listedAs'] as const).map((part) =>
    t(`directory.import.${part}`),
  )
  const rows = outcomes.map((one) => [
    String(one.n),
    one.name || t('directory.import.noName.shown'),
    sayOutcome(one.outcome, 'report'),
    unisolated([...changesOf(one), ...reasonsOf(one), ...likeOf(one)].join(' | ')),
    one.organisation?.name ?? '',
  ])
  return writeCsv([headings, ...rows])
}

const likeOf = ({ like }: ImportedOutcome): string[] => (like ? [t('directory.import.like', { name: like.name })] : [])
