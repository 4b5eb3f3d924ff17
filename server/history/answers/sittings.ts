// The sittings of a text, each with what was done in it. Pure.
import type { SectionName } from '../../../shared/history/shown.ts'
import { sittingsOf } from '../../../shared/history/sittings.ts'
import { NamedHands } from '../facts.ts'
import type { Done, Past, SittingWork } from '../past.ts'
import type { SittingsTold } from '../port.ts'
import { comparisonOf } from './comparison.ts'

export function sittingsIn(past: Past, ends: ReadonlySet<number>): SittingsTold {
  const hands = new NamedHands(past.facts)
  const sittings = sittingsOf(past.facts.rows(), ends).map(({ writers, ...sitting }) => {
    const { changes, done } = workIn(past, sitting.from, sitting.to)
    return {
      ...sitting,
      hands: writers.map(({ actorId }) => {
        const hand = Number(actorId)
        return { hand: hands.number(hand), words: wordsOf(done.filter((one) => one.hand === hand)) }
      }),
      sections: sectionsOf(done),
      changes,
    }
  })
  return { hands: hands.list, sittings }
}

/** All that was done after a position and up to another, sitting by sitting. */
export const doneUntil = (past: Past, position: number, since: number): Done[] =>
  sittingsOf(past.facts.rows(position), new Set([since]))
    .filter(({ from }) => from > since)
    .flatMap(({ from, to }) => [...workIn(past, from, to).done])

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

/** What changed between its beginning and its end never changes again. */
function workIn(past: Past, from: number, to: number): SittingWork {
  const key = `${from} ${to}`
  const { worked } = past
  const known = worked.sittings.get(key) ?? (worked.open?.key === key ? worked.open.work : undefined)
  if (known !== undefined) return known
  const work = compared(past, from, to)
  if (to === past.position) worked.open = { key, work }
  else worked.sittings.set(key, work)
  return work
}

function compared(past: Past, from: number, to: number): SittingWork {
  const { hands, changes } = comparisonOf(past, from - 1, to)
  const done = new Map<string, { hand: number; section: SectionName | null; added: number; removed: number }>()
  for (const { by, section, words } of changes) {
    const hand = hands[by[0]?.hand ?? -1]
    const number = hand === undefined ? past.facts.strokeOf(to).hand : past.facts.handOf(hand)
    const key = `${number} ${section?.blockId ?? ''}`
    const one = done.get(key) ?? { hand: number, section, added: 0, removed: 0 }
    done.set(key, one)
    one.added += words.added
    one.removed += words.removed
  }
  return { changes: changes.length, done: [...done.values()] }
}
