// What changed between two moments, as people would say it: one list for the page, the table, the summary and the files, and both
// texts with what became of each piece. Made of the comparison of both; the log tells who did it. Pure.
import type { Change, Changes, ChangeKind, SectionSummary, Sides, Tally } from '../change.ts'
import { compare } from '../compare/compare.ts'
import type { PageNode } from '../page.ts'
import type { Stroke } from '../shown.ts'
import { besideOf } from './beside.ts'
import { changeOf, numbered, type Draft } from './draft.ts'
import { inlineOf } from './inline.ts'
import { Doers, type Past } from './past.ts'
import { Teller } from './teller.ts'

/** `between`: the positions of both, the first of which may be the later one. */
export function changesOf(
  before: PageNode,
  after: PageNode,
  past: Past,
  between: readonly [from: number, to: number],
): Changes {
  const comparison = compare(before, after, past.origins)
  const teller = new Teller(comparison)
  const told = teller.all()
  const { drafts } = teller.telling
  const doers = new Doers(past, between)
  for (const draft of drafts) {
    draft.by = doers.strokesOf(...draft.told)
    if (draft.by.length === 0) draft.by = doers.strokesOf(...draft.around())
    draft.sides = sidesOf(draft, doers)
  }
  const changes = numbered(drafts.filter(isOne)).map(changeOf)
  return {
    hands: doers.hands,
    changes,
    tally: tallyOf(changes),
    sections: summaryOf(changes),
    inline: inlineOf(teller.telling, told),
    beside: besideOf(teller.telling, { before, after }, told),
  }
}

/** What was asked for and nothing came of is none. */
const isOne = ({ order }: Draft): boolean => order[0] > 0

const tallyOf = (changes: readonly Change[]): Tally => ({
  added: changes.reduce((sum, { words }) => sum + words.added, 0),
  removed: changes.reduce((sum, { words }) => sum + words.removed, 0),
})

/** Null where the same hands, or nobody, did both. */
function sidesOf({ written }: Draft, doers: Doers): Sides | null {
  const [added, removed] = [doers.strokesOf(written.added), doers.strokesOf(written.removed)]
  const hands = (strokes: readonly Stroke[]): string => [...new Set(strokes.map(({ hand }) => hand))].sort().join()
  return added.length === 0 || removed.length === 0 || hands(added) === hands(removed) ? null : { added, removed }
}

/** In the order of reading. */
function summaryOf(changes: readonly Change[]): SectionSummary[] {
  const sections = new Map<string | null, Change[]>()
  for (const change of changes) {
    const key = change.section === null ? null : `${change.section.blockId} ${change.section.title}`
    const known = sections.get(key)
    if (known === undefined) sections.set(key, [change])
    else known.push(change)
  }
  return [...sections.values()].map((list) => ({
    section: list[0]?.section ?? null,
    words: tallyOf(list),
    kinds: countsOf(list),
    hands: handsOf(list),
  }))
}

function countsOf(changes: readonly Change[]): Partial<Record<ChangeKind, number>> {
  const counts: Partial<Record<ChangeKind, number>> = {}
  for (const { kind } of changes) counts[kind] = (counts[kind] ?? 0) + 1
  return counts
}

function handsOf(changes: readonly Change[]): number[] {
  const shares = new Map<number, number>()
  for (const { by, words } of changes)
    for (const [place, { hand }] of by.entries())
      shares.set(hand, (shares.get(hand) ?? 0) + (place === 0 ? 1 + words.added + words.removed : 0))
  return [...shares].sort((a, b) => b[1] - a[1]).map(([hand]) => hand)
}
