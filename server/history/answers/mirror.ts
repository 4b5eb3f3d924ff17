// Who wrote how much of a text: of what stands, of what was added and removed, below each title and over time. Pure.
import { wordsByRow } from '../../../shared/history/authorship.ts'
import { pageAt } from '../../../shared/history/moment.ts'
import type { PageNode } from '../../../shared/history/page.ts'
import { sectionsOf } from '../../../shared/history/sections.ts'
import { NamedHands } from '../facts.ts'
import type { Done, Past } from '../past.ts'
import type { MirrorTold, Share } from '../port.ts'
import { doneUntil } from './sittings.ts'

/** Moments over time, the last one included. */
const mostMoments = 20

/** The position up to which nothing is told of anybody: what a copy began with came in its first row. */
export const firstSeen = ({ facts }: Past, since = 0, arrivedAt = 0): number =>
  facts.elsewhere.some(({ at }) => at < arrivedAt) ? Math.max(1, since) : since

/**
 * `since`: what was written up to that position is counted for nobody. What stands and what was added are two measures: a word that
 * stands is of whoever typed most of its letters, one that was added of whoever changed it, sitting by sitting, as comparing tells
 * it. So a word that another person cut in two stands twice and was added once by its author, and a sentence typed again as it was
 * stands under whoever did so, without a word added.
 */
export function mirrorOf(past: Past, position: number, since = 0): MirrorTold {
  const hands = new NamedHands(past.facts)
  const sections = sectionsOf(pageAt(past.replay, position)).map(({ name, blocks }) => ({
    section: name,
    standing: standingIn(blocks, past, since),
  }))
  const done = doneUntil(past, position, since)
  const whole = sumOf(sections.map(({ standing }) => standing))
  return {
    position,
    whole: sharesOf(whole, done, hands),
    sections: sections.map(({ section, standing }) => {
      const here = done.filter((one) => (one.section?.blockId ?? null) === (section?.blockId ?? null))
      return { section, shares: sharesOf(standing, here, hands) }
    }),
    overTime: momentsUpTo(past, position, since).map((moment) => ({
      position: moment,
      at: past.facts.at(moment),
      standing: [...standingAt(past, moment, since)].map(([hand, words]) => ({ hand: hands.number(hand), words })),
    })),
    hands: hands.list,
  }
}

/** Words by hand. */
type Standing = ReadonlyMap<number, number>

function standingIn(blocks: readonly PageNode[], past: Past, since: number): Standing {
  const words = new Map<number, number>()
  for (const block of blocks) {
    for (const [row, count] of wordsByRow(block, past.played)) {
      const { hand, position } = past.facts.strokeOf(row)
      if (position <= since) continue
      words.set(hand, (words.get(hand) ?? 0) + count)
    }
  }
  return words
}

/** Of so many moments it is kept how many words stood: whoever asks for the mirror at every row is told others each time. */
const mostStanding = 1_000

function standingAt(past: Past, position: number, since: number): Standing {
  const kept = past.worked.standing
  const known = since === 0 ? kept.get(position) : undefined
  if (known !== undefined) return known
  const words = sumOf(sectionsOf(pageAt(past.replay, position)).map(({ blocks }) => standingIn(blocks, past, since)))
  if (since > 0) return words
  const [oldest] = kept.keys()
  if (oldest !== undefined && kept.size >= mostStanding) kept.delete(oldest)
  kept.set(position, words)
  return words
}

function sumOf(many: readonly Standing[]): Standing {
  const sum = new Map<number, number>()
  for (const one of many) for (const [hand, words] of one) sum.set(hand, (sum.get(hand) ?? 0) + words)
  return sum
}

function sharesOf(standing: Standing, done: readonly Done[], hands: NamedHands): Share[] {
  const shares = new Map<number, { standing: number; added: number; removed: number }>()
  const of = (hand: number) => {
    const share = shares.get(hand) ?? { standing: 0, added: 0, removed: 0 }
    shares.set(hand, share)
    return share
  }
  for (const [hand, words] of standing) of(hand).standing += words
  for (const { hand, added, removed } of done) {
    of(hand).added += added
    of(hand).removed += removed
  }
  return [...shares]
    .map(([hand, share]) => ({ hand: hands.number(hand), ...share }))
    .sort((a, b) => b.standing - a.standing)
}

/** The last rows before instants that are as far from each other, so that a chart is true to time; the last one is the position. */
function momentsUpTo({ facts }: Past, position: number, since: number): number[] {
  if (position <= since) return []
  const [start, end] = [facts.at(since + 1), facts.at(position)]
  const moments = new Set<number>()
  let row = since + 1
  for (let n = 1; n < mostMoments; n++) {
    const until = start + ((end - start) * n) / mostMoments
    while (row < position && facts.at(row + 1) <= until) row++
    moments.add(row)
  }
  return [...moments.add(position)]
}
