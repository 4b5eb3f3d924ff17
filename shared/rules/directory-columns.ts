// The columns of a directory in a spreadsheet, what may be wrong with a line, and how lists stand in one cell. Pure.

export const columns = [
  'name',
  'family',
  'form',
  'siret',
  'rna',
  'agreements',
  'networks',
  'communes',
  'activities',
  'workforce',
  'website',
  'service',
  'policy',
  'level',
  'theme',
  'contactName',
  'contactFunction',
  'contactEmail',
  'contactPhone',
  'contactConsent',
] as const
export type Column = (typeof columns)[number]

/** Why a line is refused, or what of it is left out. */
export const problems = [
  'noName',
  'badValue',
  'unknownFamily',
  'invalidSiret',
  'invalidRna',
  'otherKey',
  'twoOrganisations',
  'duplicate',
  'noConsent',
  'noContactName',
  'notYours',
] as const
export type Problem = (typeof problems)[number]

/**
 * What becomes of a line. `like`: nothing, before somebody says whether it is about the organisation that it resembles. `list`: the
 * instance knows it, this directory does not yet; its sheet is left as it is.
 */
export const outcomes = ['create', 'like', 'update', 'list', 'same', 'refuse'] as const

/** Several values in one cell. Commas stand in names of networks and activities, so that they part nothing. */
export const partsOf = (cell: string): string[] =>
  cell
    .split(/[|\n;]/u)
    .map((part) => part.trim())
    .filter((part) => part !== '')

export const joined = (parts: readonly string[]): string =>
  parts.map((part) => part.replace(/[|;\n]/gu, '/')).join(' | ')

/** Letters and figures alone, without accents or case, as headings are compared. */
export const bare = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/gu, ' ')
    .trim()

/** The column that each heading names, each column once; null for what is not known. */
export function recognised(
  headings: readonly string[],
  names: Readonly<Record<Column, readonly string[]>>,
): (Column | null)[] {
  const taken = new Set<Column>()
  return headings.map((heading) => {
    const said = bare(heading)
    const found = columns.find((column) => !taken.has(column) && names[column].some((name) => bare(name) === said))
    if (found === undefined) return null
    taken.add(found)
    return found
  })
}
