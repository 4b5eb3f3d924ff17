// What changed between two positions of a text. Pure.
import { compare } from '../../../shared/history/compare/compare.ts'
import { tallyOf } from '../../../shared/history/compare/tally.ts'
import type { Changes } from '../../../shared/history/change.ts'
import { pageAt } from '../../../shared/history/moment.ts'
import type { Past } from '../past.ts'
import { momentOf } from './moment.ts'

/** For now what it says in the later text, and how many words came and went. */
export function comparisonOf(past: Past, from: number, to: number): Changes {
  const [before, after] = [pageAt(past.replay, from), pageAt(past.replay, to)]
  const tally = tallyOf(compare(before, after, past.replay.origins))
  const { hands, text } = momentOf(past, to)
  return { hands, changes: [], tally, sections: [], inline: text, beside: [] }
}
