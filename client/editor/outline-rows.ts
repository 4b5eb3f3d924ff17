// The rows of the outline: which sections are open, where one is and who is there when they are folded. Pure.
import type { Section } from '../../shared/document/outline.ts'

export interface Row {
  section: Section
  /** Index among the headings, and that of the last one within. */
  at: number
  last: number
  rows: Row[]
}

/** Texts with fewer sections show them all, and nothing to fold them with. */
export const fewSections = 12
/** From this on, only the branch that one is in is open until one says otherwise. */
const manySections = 40

export function rowsOf(sections: readonly Section[], next = { at: 0 }): Row[] {
  return sections.map((section) => {
    const at = next.at++
    const rows = rowsOf(section.sections, next)
    return { section, at, last: next.at - 1, rows }
  })
}

const keyOf = ({ section }: Row): string => section.id ?? String(section.index)

export const holds = ({ at, last }: Row, current: number): boolean => current >= at && current <= last

/** `choices`: by section, whether the reader opened or folded it. */
export const isOpen = (row: Row, choices: ReadonlyMap<string, boolean>, count: number, current: number): boolean =>
  row.rows.length > 0 && (choices.get(keyOf(row)) ?? (count <= manySections || holds(row, current)))

export const choose = (choices: ReadonlyMap<string, boolean>, row: Row, open: boolean): Map<string, boolean> =>
  new Map(choices).set(keyOf(row), open)

/** Whether the row is the one to mark: its own section, or one that is folded within. */
export const isCurrent = (row: Row, open: boolean, current: number): boolean =>
  open ? current === row.at : holds(row, current)
