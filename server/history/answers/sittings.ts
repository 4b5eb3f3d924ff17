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

/**
 * All that was done after a position and up to another, sitting by sitting. One that goes on after it is worked out and not kept: there
 * are as many of these as rows. [H14]
 */
export function doneUntil(past: Past, position: number, since: number): Done[] {
  const sittings = sittingsOf(past.facts.rows(position), new Set([since])).filter(({ from }) => from > since)
  const over = goesOnAfter(past, position, since) ? sittings.slice(0, -1) : sittings
  const cut = sittings.slice(over.length).flatMap((span) => known(past, span) ?? workedOut(past, [span]))
  return [...worksIn(past, over), ...cut].flatMap(({ done }) => [...done])
}

/** Whether the next row is of the same sitting. */
const goesOnAfter = ({ facts, position: end }: Past, position: number, since: number): boolean =>
  position < end && sittingsOf(facts.rows(position + 1), new Set([since])).at(-1)?.from !== position + 1

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
  // Of all of them before anything is worked out: that of the one that was open makes room for that of the next.
  const works = new Map<Span, SittingWork>()
  for (const span of spans) {
    const work = known(past, span)
    if (work !== undefined) keep(past, works, span, work)
  }
  const missing = spans.filter((span) => !works.has(span))
  for (const [place, work] of workedOut(past, missing).entries()) keep(past, works, missing[place] as Span, work) // as many
  return spans.map((span) => works.get(span) as SittingWork) // known or worked out
}

function known({ worked: { sittings, open } }: Past, span: Span): SittingWork | undefined {
  const key = keyOf(span)
  return sittings.get(key) ?? (open?.key === key ? open.work : undefined)
}

/** From the log alone, whatever is known. */
export function workedOut(past: Past, spans: readonly Span[]): SittingWork[] {
  if (spans.length === 0) return []
  const touched = new Touched(past.replay)
  const ranges = touched.within(spans)
  return spans.map((span, place) => workOf(past, span, touched.pages(ranges[place] ?? [], span.from - 1, span.to)))
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
