// What changed between two positions of a text. Pure.
import type { Change, Changes } from '../../../shared/history/change.ts'
import { changesOf } from '../../../shared/history/changes/changes.ts'
import { pageAt } from '../../../shared/history/moment.ts'
import type { Stroke } from '../../../shared/history/shown.ts'
import type { Past } from '../past.ts'

/** All that changed between two rows of the log, as it is told: `from` may be after `to`. Both positions must have been played. */
export function comparisonOf(past: Past, from: number, to: number): Changes {
  const told = changesOf(pageAt(past.replay, from), pageAt(past.replay, to), doersIn(past), [from, to])
  return { ...told, changes: told.changes.map(inRows) }
}

/** What the list of changes asks of the log. */
export const doersIn = ({ replay, typed, facts }: Past): Parameters<typeof changesOf>[2] => ({
  origins: replay.origins,
  written: typed,
  deleted: replay.deleted,
  rowAt: (row) => facts.rowAt(row),
})

/** What was written elsewhere came with a row. */
const inRows = ({ by, sides, ...change }: Change): Change => ({
  ...change,
  by: by.map(inRow),
  ...(sides ? { sides: { added: sides.added.map(inRow), removed: sides.removed.map(inRow) } } : {}),
})

const inRow = (stroke: Stroke): Stroke => ({ ...stroke, position: Math.ceil(stroke.position) })
