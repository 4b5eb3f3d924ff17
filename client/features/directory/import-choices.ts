// What somebody says of the lines that resemble an organisation that is known, before they are sent. Pure.
import type { ImportedLine, ImportedOutcome } from '../../../shared/schemas/directory.ts'

/** By the number of the line: the id of the organisation, `new`, or left aside. */
export type Choices = ReadonlyMap<number, string>

export const leftAside = ''

/** One of the very same name is taken for it; what is only close waits for somebody to say so. [Y8] */
export const firstChoices = (outcomes: readonly ImportedOutcome[]): Choices =>
  new Map(outcomes.flatMap(({ n, like }) => (like ? [[n, like.reason === 'sameName' ? like.id : leftAside]] : [])))

/** The lines to send, each with what was said of it, and what becomes of those that are not sent. */
export function chosenLines(
  lines: readonly ImportedLine[],
  outcomes: readonly ImportedOutcome[],
  choices: Choices,
): { lines: ImportedLine[]; aside: ImportedOutcome[] } {
  const told = new Map(outcomes.map((outcome) => [outcome.n, outcome]))
  const aside = outcomes.filter(({ n, outcome }) => outcome === 'like' && (choices.get(n) ?? leftAside) === leftAside)
  const unsent = new Set(aside.map(({ n }) => n))
  return {
    aside,
    lines: lines
      .filter(({ n }) => !unsent.has(n))
      .map((line) => {
        const outcome = told.get(line.n)?.outcome
        // What was told to be new is not stopped by another line of the file that resembles it.
        const as = outcome === 'create' ? 'new' : outcome === 'like' ? choices.get(line.n) : undefined
        return as === undefined ? line : { ...line, as }
      }),
  }
}
