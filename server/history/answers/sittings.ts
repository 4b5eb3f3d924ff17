// The sittings of a text, each with what was done in it. Pure.
import type { Change } from '../../../shared/history/change.ts'
import { changesOf } from '../../../shared/history/changes/changes.ts'
import type { PageNode } from '../../../shared/history/page.ts'
import type { Hand, SectionName } from '../../../shared/history/shown.ts'
import { sittingsOf } from '../../../shared/history/sittings.ts'
import { Touched } from '../../../shared/history/touched.ts'
import { NamedHands } from '../facts.ts'
import type { Done, Past, SittingWork } from '../past.ts'
import type { SittingsTold } from '../port.ts'
import { doersIn } from './comparison.ts'
import { SharedWork } from './shared-work.ts'

export function sittingsIn(past: Past, ends: ReadonlySet<number>): SittingsTold {
  const hands = new NamedHands(past.facts)
  const sittings = sittingsOf(past.facts.rows(), ends)
  const works = worksIn(past, sittings)
  const told = sittings.map(({ writers, ...sitting }, place) => {
    const { changes = 0, done = [] } = works[place] ?? {}
    return {
      ...sitting,
      hands: writers.map((writer) => ({
        hand: hands.number(writer),
        words: wordsOf(done.filter(({ hand }) => hand === writer)),
      })),
      sections: sectionsOf(done),
      changes,
    }
  })
  return { hands: hands.list, sittings: told }
}

/** All that was done after a position and up to another, sitting by sitting. */
export function doneUntil(past: Past, position: number, since: number): Done[] {
  const sittings = sittingsOf(past.facts.rows(position), new Set([since])).filter(({ from }) => from > since)
  return worksIn(past, sittings).flatMap(({ done }) => [...done])
}

function wordsOf(done: readonly Done[]): { added: number; removed: number } {
  const words = { added: 0, removed: 0 }
  for (const { added, removed } of done) {
    words.added += added
    words.removed += removed
  }
  return words
}

function sectionsOf(done: readonly Done[]): SectionName[] {
  const sections = new Map<string, SectionName>()
  for (const { section } of done) if (section !== null) sections.set(section.blockId, section)
  return [...sections.values()]
}

type Span = { readonly from: number; readonly to: number }
const keyOf = ({ from, to }: Span): string => `${from} ${to}`

/** Works out so many of the sittings that nobody has asked about; whether more are left. */
export function workSome(past: Past, most: number): boolean {
  const missing = sittingsOf(past.facts.rows()).filter((span) => !past.worked.sittings.has(keyOf(span)))
  worksIn(past, missing.slice(0, most))
  return missing.length > most
}

/** What changed between the beginning and the end of each never changes again: only those that are new are compared. */
function worksIn(past: Past, spans: readonly Span[]): SittingWork[] {
  const { worked, replay } = past
  // Of all of them before anything is worked out: that of the one that was open makes room for that of the next.
  const works = new Map<Span, SittingWork>()
  for (const span of spans) {
    const known = worked.sittings.get(keyOf(span)) ?? (worked.open?.key === keyOf(span) ? worked.open.work : undefined)
    if (known !== undefined) keep(past, works, span, known)
  }
  const missing = spans.filter((span) => !works.has(span))
  if (missing.length > 0) {
    const touched = new Touched(replay)
    const ranges = touched.within(missing)
    for (const [place, span] of missing.entries()) {
      const { from, to } = span
      keep(past, works, span, workOf(past, span, touched.pages(ranges[place] ?? [], from - 1, to)))
    }
  }
  return spans.map((span) => works.get(span) as SittingWork) // known or worked out
}

/** For good once the sitting is over; that of the last one is good until the next row. */
function keep({ worked, position }: Past, works: Map<Span, SittingWork>, span: Span, work: SittingWork): void {
  works.set(span, work)
  if (span.to === position) worked.open = { key: keyOf(span), work }
  else worked.sittings.set(keyOf(span), work)
}

function workOf(past: Past, { from, to }: Span, [before, after]: [PageNode, PageNode]): SittingWork {
  const { hands, changes } = changesOf(before, after, doersIn(past), [from - 1, to])
  const below = new Map<string, Change[]>()
  for (const change of changes) {
    const key = change.section?.blockId ?? ''
    below.set(key, [...(below.get(key) ?? []), change])
  }
  const shares = new SharedWork(past, { from, to }, before, after)
  const done = [...below].flatMap(([blockId, list]) => {
    const section = list[0]?.section ?? null
    const doers = new Set(list.flatMap(({ by }) => by.map(({ hand }) => past.facts.handOf(hands[hand] as Hand)))) // of these
    if (doers.size === 0) doers.add(past.facts.strokeOf(to).hand)
    const words = { added: 0, removed: 0 }
    for (const { words: own } of list) {
      words.added += own.added
      words.removed += own.removed
    }
    return shares.of(words, [...doers], blockId).map((share): Done => ({ ...share, section }))
  })
  return { changes: changes.length, done }
}
