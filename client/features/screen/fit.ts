// What of the wall fits on the screen, by the length of its texts: nobody scrolls a screen. Pure.
import type { ContributionView } from '../../../shared/workshop/view.ts'
import type { WallGroup } from './wall-items.ts'

/** The place there is: lines of text of the wall one above the other, and letters of it in a line. */
export type Space = { lines: number; letters: number }

export type Card = { group: WallGroup; items: readonly ContributionView[]; isLead: boolean; synthesis: string }
export type Fitted = { columns: readonly (readonly Card[])[]; hidden: number; titles: Titles }
/** Whole, in letters as large as may be; `cut` after two lines where there is no place for all of them. */
export type Titles = 'large' | 'small' | 'cut'

/** In lines: the rule and air of a card, a line of its title, the air between two of its contributions. */
const cardAir = 1.6
const titleLine = { lead: 1.75, large: 1.05, small: 0.9, cut: 0.9 }
const itemGap = 0.55
/** Letters of a title take more room than those of a text; beside them stands how many there are. */
const titleWidth = { lead: 2, large: 1.42, small: 1.2, cut: 1.2 }
const titleLines = { large: Infinity, small: Infinity, cut: 2 }
/** A contribution beside others is cut there. */
const mostLines = 2
const mostListLines = 3
/** Lines of a screen; on what is scrolled there is no height to share. */
const mostBalanced = 40
/** « Table 3 », under the title. */
const tableLine = 1.25
/** « En désaccord », with its air; what a table or the room made of a group is cut there, of the largest later. */
const markLines = 1.4
const synthesisLines = { lead: 4, other: 2 }
/** Between two columns, and the mark before a contribution. */
const gutter = 2.5
const markWidth = 4

const linesOf = (text: string, letters: number, most: number): number =>
  Math.min(most, Math.max(1, Math.ceil(text.length / Math.max(8, letters))))

/** The largest beside the others where all fit; else three columns with one contribution each; else titles alone. Titles are whole first. */
export function fitGroups(groups: readonly WallGroup[], space: Space): Fitted {
  const [lead, ...others] = groups
  if (lead === undefined) return { columns: [], hidden: 0, titles: 'large' }
  const ways: (() => Fitted)[] = [
    () => besideLead(lead, others, space),
    () => inThree(groups, space, 1, 'large'),
    () => inThree(groups, space, 1, 'small'),
    () => inThree(groups, space, 0, 'large'),
    () => inThree(groups, space, 0, 'small'),
  ]
  for (const way of ways) {
    const fitted = way()
    if (fitted.hidden === 0) return fitted
  }
  return inThree(groups, space, 0, 'cut')
}

function besideLead(lead: WallGroup, others: readonly WallGroup[], { lines, letters }: Space): Fitted {
  const leadLetters = letters * (others.length > 0 ? 0.53 : 1) - gutter
  const items = itemsWithin(lead, leadLetters, lines)
  const [column = [], ...rest] = inColumns(others, { lines, letters: letters * 0.45 - gutter }, 1, 1, 'large')
  const hidden = others.length - column.length - rest.flat().length
  const first = [{ group: lead, items, isLead: true, synthesis: lead.cluster.synthesis }]
  return { columns: others.length > 0 ? [first, column] : [first], hidden, titles: 'large' }
}

function itemsWithin({ cluster, items }: WallGroup, letters: number, lines: number): readonly ContributionView[] {
  let left =
    lines -
    cardAir -
    tableLines(cluster) -
    titleLine.lead * linesOf(cluster.title, letters / titleWidth.lead, Infinity) -
    madeLines(cluster, cluster.synthesis, letters, synthesisLines.lead)
  return items.filter(({ text }) => (left -= linesOf(text, letters - markWidth, mostLines) + itemGap) >= 0)
}

/** Columns of about one height: what fits is not heaped up on the left. */
function inThree(groups: readonly WallGroup[], { lines, letters }: Space, examples: number, titles: Titles): Fitted {
  const within = (height: number): Fitted => {
    const columns = inColumns(groups, { lines: height, letters: letters / 3 - gutter }, 3, examples, titles)
    return { columns, hidden: groups.length - columns.flat().length, titles }
  }
  let fitted = within(lines)
  for (let height = Math.min(lines, mostBalanced) - 1; fitted.hidden === 0 && height > 0; height -= 1) {
    const lower = within(height)
    if (lower.hidden > 0) break
    fitted = lower
  }
  return fitted
}

/** One under the other, then in the next column; the first is shown whatever its height. */
function inColumns(
  groups: readonly WallGroup[],
  { lines, letters }: Space,
  most: number,
  examples: number,
  titles: Titles,
): Card[][] {
  const columns: Card[][] = [[]]
  let used = 0
  for (const group of groups) {
    // what was made of a group says more of it than one of its contributions
    const synthesis = examples > 0 ? group.cluster.synthesis : ''
    const items = synthesis ? [] : group.items.slice(0, examples)
    const height = heightOf(group, synthesis, items, letters, titles)
    let column = columns[columns.length - 1] ?? []
    if (used + height > lines && column.length > 0) {
      if (columns.length === most) break
      column = []
      columns.push(column)
      used = 0
    }
    column.push({ group, items, isLead: false, synthesis })
    used += height
  }
  return columns
}

/** The mark stands before the synthesis, in its first line; alone where there is none. */
function madeLines({ disagreed }: WallGroup['cluster'], synthesis: string, letters: number, most: number): number {
  if (!synthesis) return disagreed ? markLines : 0
  return disagreed ? linesOf(`${synthesis}${' '.repeat(14)}`, letters, most + 1) : linesOf(synthesis, letters, most)
}

const tableLines = ({ tableId }: WallGroup['cluster']): number => (tableId === null ? 0 : tableLine)

const heightOf = (
  { cluster }: WallGroup,
  synthesis: string,
  items: readonly ContributionView[],
  letters: number,
  titles: Titles,
): number =>
  cardAir +
  tableLines(cluster) +
  madeLines(cluster, synthesis, letters, synthesisLines.other) +
  titleLine[titles] * linesOf(cluster.title, letters / titleWidth[titles], titleLines[titles]) +
  items.reduce((sum, { text }) => sum + linesOf(text, letters - markWidth, mostLines), 0) +
  itemGap * Math.max(0, items.length - 1)

/** What is in no group, in two columns: as many as fit. */
export function fitList(items: readonly ContributionView[], { lines, letters }: Space) {
  const columns: ContributionView[][] = [[]]
  const width = letters / 2 - gutter - markWidth
  let used = 0
  for (const item of items) {
    const height = linesOf(item.text, width, mostListLines) + itemGap
    let column = columns[columns.length - 1] ?? []
    if (used + height > lines && column.length > 0) {
      if (columns.length === 2) break
      column = []
      columns.push(column)
      used = 0
    }
    column.push(item)
    used += height
  }
  return { columns, hidden: items.length - columns.flat().length }
}
