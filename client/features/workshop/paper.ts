// Lines of paper typed in: « 3 b Le bail est trop court » is of table 3, a need. Letters are those of the types' own names. Pure.
import { takingPartWords } from '../../../shared/text/fr/workshop-taking-part.ts'
import { words } from '../../../shared/text/words.ts'
import type { ContributionType } from '../../../shared/workshop/phases.ts'

const t = words(takingPartWords)

export type Letters = readonly { letter: string; type: ContributionType }[]

/** The first letter of each name that another type does not have already. */
export function lettersOf(types: readonly ContributionType[]): Letters {
  const taken = new Set<string>()
  return types.map((type) => {
    const name = folded(t(`workshop.type.${type}`))
    const letter = [...name, ...'abcdefghijklmnopqrstuvwxyz'].find((one) => /[a-z]/.test(one) && !taken.has(one)) ?? ''
    taken.add(letter)
    return { letter, type }
  })
}

export type PaperLine = { table: number | null; type: ContributionType; text: string }
export type PaperProblem = { is: 'empty' } | { is: 'table'; n: number } | { is: 'letter' } | { is: 'long'; n: number }

export type PaperRules = {
  letters: Letters
  /** Numbers of the tables there are. */
  tables: readonly number[]
  /** The one that is meant where the line names none. */
  table: number | null
  /** Letters that a contribution may have. */
  most: number
}

/** A line as it was meant, or what is to correct. With one type only, no letter is needed. */
export function readLine(line: string, { letters, tables, table, most }: PaperRules): PaperLine | PaperProblem {
  const [, number, rest = ''] = /^\s*(?:(?:t(?:able)?\s*)?(\d{1,3})(?:\s+|$|(?=[a-z]\s)))?(.*)$/isu.exec(line) ?? []
  const n = number === undefined ? table : Number(number)
  if (n !== null && !tables.includes(n)) return { is: 'table', n }
  const [, letter = '', words = ''] = /^([a-zà-ÿ])(?:\s*[:.)-]\s*|\s+)(.*)$/isu.exec(rest) ?? []
  const named = letters.find((one) => one.letter === folded(letter))
  const only = letters.length === 1 ? letters[0] : undefined
  const chosen = named ?? only
  const text = (named ? words : rest).trim()
  if (text === '' || (named === undefined && rest.trim().length === 1)) return { is: 'empty' }
  if (!chosen) return { is: 'letter' }
  const length = Array.from(text).length
  if (length > most) return { is: 'long', n: length }
  return { table: n, type: chosen.type, text }
}

const folded = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
