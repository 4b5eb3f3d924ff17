// Where a phrase stood in a text and no longer does, or still does. Pure.
import { pageAt } from '../../../shared/history/moment.ts'
import { isText, type Character, type PageNode } from '../../../shared/history/page.ts'
import { standingsOf, type Standing } from '../../../shared/history/phrases.ts'
import { sectionsOf } from '../../../shared/history/sections.ts'
import type { Hand, SectionName } from '../../../shared/history/shown.ts'
import { NamedHands } from '../facts.ts'
import type { Past } from '../past.ts'
import type { FoundTold } from '../port.ts'

const mostFound = 50
/** UTF-16 units of the passage on each side of what was found. */
const around = 120

/** `since`: what was gone by that position is not looked at. */
export function foundIn(
  past: Past,
  phrase: string,
  since = 0,
): { hands: readonly Hand[]; found: readonly FoundTold[] } {
  const hands = new NamedHands(past.facts)
  const latest = (one: Standing): number => one.gone ?? Infinity
  const standings = asTheyMoved(standingsOf(past.replay, phrase), past)
    .filter(({ gone }) => gone === null || gone > since)
    .sort((a, b) => latest(b) - latest(a) || b.appeared - a.appeared)
    .slice(0, mostFound)
  const whereAt = new Map<number, (id: Character) => Where>()
  const found = standings.map((one): FoundTold => {
    const position = one.gone === null ? past.position : one.gone - 1
    const where = whereAt.get(position) ?? blocksOf(pageAt(past.replay, position))
    whereAt.set(position, where)
    const writtenIn = past.typed.at(...one.first) ?? one.appeared
    return {
      ...where(one.first),
      ...passageOf(one.textAt(position)),
      // a copy began with what others had written
      appeared: hands.stroke(writtenIn < 1 ? writtenIn : one.appeared),
      gone: one.gone === null ? null : hands.stroke(one.gone),
    }
  })
  return { hands: hands.list, found }
}

/** What a gesture carried elsewhere, or that came back, is the same phrase: it was there before and is there after. */
function asTheyMoved(standings: readonly Standing[], past: Past): Standing[] {
  const { origins } = past.replay
  const firstOf = ([client, clock]: Character): string => String(origins.of([client, clock, 1])[0] ?? [client, clock])
  const byLetters = new Map<string, Standing[]>()
  for (const one of [...standings].sort((a, b) => a.appeared - b.appeared)) {
    const key = `${firstOf(one.first)} ${firstOf(one.last)}`
    const same = byLetters.get(key) ?? []
    byLetters.set(key, same)
    const before = same.findIndex(({ gone }) => gone !== null && gone <= one.appeared)
    const known = same[before]
    if (known === undefined) same.push(one)
    else same[before] = { ...one, appeared: known.appeared, textAt: (position) => one.textAt(position) }
  }
  return [...byLetters.values()].flat()
}

type Where = { readonly section: SectionName | null; readonly blockId: string | null }

/** Of each letter of a page, the block in which it stands. */
function blocksOf(page: PageNode): (id: Character) => Where {
  const places = new Map<number, { clock: number; end: number; where: Where }[]>()
  for (const { name, blocks } of sectionsOf(page)) {
    for (const block of blocks) {
      const { id } = block.attrs
      const where: Where = { section: name, blockId: typeof id === 'string' ? id : null }
      for (const [client, clock, length] of block.parts.flatMap((part) => (isText(part) ? part.ids : []))) {
        const list = places.get(client) ?? []
        places.set(client, list)
        list.push({ clock, end: clock + length, where })
      }
    }
  }
  return ([client, clock]) =>
    places.get(client)?.find((one) => one.clock <= clock && clock < one.end)?.where ?? { section: null, blockId: null }
}

/** As much of the text as it takes to know the place, cut between words. */
function passageOf({ text, from, length }: ReturnType<Standing['textAt']>): {
  passage: string
  from: number
  length: number
} {
  let start = Math.max(0, from - around)
  let end = Math.min(text.length, from + length + around)
  if (start > 0) start = Math.min(from, text.indexOf(' ', start) + 1 || from)
  if (end < text.length) end = Math.max(from + length, text.lastIndexOf(' ', end))
  return { passage: text.slice(start, end), from: from - start, length }
}
