// What two moments of a text have in common, sign by sign: which character is which, which line, which row, and what kept its
// place. Driven by who characters first were, so that a move, a split, a merge and a new title change no word. All that is told
// of a comparison is made of this (`../changes/`), and so is the list that makes the later text of the earlier one (`pieces.ts`). Pure.
import type { PageNode } from '../page.ts'
import type { Origins } from '../origins.ts'
import { flowOf } from './flow.ts'
import { matchAtoms, matchCharacters, type Matching } from './matching.ts'
import { pair, type Pairing } from './pairing.ts'
import { sideOf, type Side } from './side.ts'
import { pairTables, scopesOf, type Tables } from './tables.ts'
import { matchWords } from './wording.ts'

export interface Comparison {
  readonly before: Side
  readonly after: Side
  /** The ends of lines are signs that are matched as their lines are. */
  readonly matching: Pick<Matching, 'source' | 'target'>
  /** Of leaves. */
  readonly pairing: Pick<Pairing, 'earlier' | 'later'>
  readonly tables: Tables
  /** By their place among the pairs of tables: those that are elsewhere in the text. */
  readonly movedTables: ReadonlySet<number>
  /** By later sign: `stayed`, `stayedInMoved`, or 0 for what came, from elsewhere or anew. */
  readonly stays: Uint8Array
}

/**
 * Both texts as signs (UTF-16 units, and one for each end of a line), matched. Either may be the earlier one. `origins`: of the log
 * of both; characters of which it knows nothing are who they are. In time that grows with both texts, nearly.
 */
export function compare(earlier: PageNode, later: PageNode, origins: Pick<Origins, 'of'>): Comparison {
  const [before, after] = [sideOf(earlier), sideOf(later)]
  const matching = matchCharacters(before, after, origins)
  matchAtoms(before, after, matching)
  const pairing = pair(before, after, matching)
  matchWords(before, after, pairing, matching)
  partHalves(before.text, after.text, matching)
  for (const [to, from] of pairing.earlier.entries())
    if (from >= 0) matching.join(before.leaves[from]?.to ?? -1, after.leaves[to]?.to ?? -1)
  const tables = pairTables(before, after, pairing, matching)
  const { stays, movedBlocks } = flowOf(before, after, pairing, matching, scopesOf(before, after, tables))
  partEmpty(after, pairing, matching, stays)
  return { before, after, matching, pairing, tables, movedTables: movedBlocks, stays }
}

/** An empty line that is elsewhere is another one. */
function partEmpty(
  { leaves }: Side,
  { earlier, later, onlySaying }: Pairing,
  matching: Matching,
  stays: Uint8Array,
): void {
  for (const to of onlySaying) {
    const leaf = leaves[to]
    const from = earlier[to] ?? -1
    if (leaf === undefined || leaf.from < leaf.to || stays[leaf.to] === 1) continue
    earlier[to] = -1
    later[from] = -1
    matching.part(leaf.to)
    stays[leaf.to] = 0
  }
}

/** Of an emoji, which is two units, one is nothing: what kept only half of it kept none. */
function partHalves(earlier: string, later: string, matching: Matching): void {
  const { source, target } = matching
  for (const { index: at } of later.matchAll(twoUnits))
    if ((source[at] ?? -1) < 0 || source[at + 1] !== (source[at] ?? -1) + 1) partBoth(at, at + 1)
  for (const { index: from } of earlier.matchAll(twoUnits)) {
    const [first = -1, second = -1] = [target[from], target[from + 1]]
    if (first < 0 || second !== first + 1) partBoth(first, second)
  }

  function partBoth(first: number, second: number): void {
    matching.part(first)
    matching.part(second)
  }
}

const twoUnits = /[\uD800-\uDBFF][\uDC00-\uDFFF]/g
