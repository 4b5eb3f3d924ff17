// Where some transactions changed a document, for those who look at what the author touched.
import { combineTransactionSteps, getChangedRanges } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import type { Transaction } from '@tiptap/pm/state'

/** The library compares each step with each: a spreadsheet that is pasted has thousands. */
const fewSteps = 100

export interface Range {
  from: number
  to: number
}

/** In the new document. Of very many steps all that lies between the first change and the last is one range. */
export function changedRanges(transactions: readonly Transaction[], before: Node, after: Node): Range[] {
  const steps = transactions.reduce((sum, transaction) => sum + transaction.steps.length, 0)
  if (steps <= fewSteps)
    return getChangedRanges(combineTransactionSteps(before, [...transactions])).map(({ newRange }) => newRange)
  const from = before.content.findDiffStart(after.content)
  const ends = before.content.findDiffEnd(after.content)
  return from === null || ends === null ? [] : [{ from, to: Math.max(from, ends.b) }]
}
