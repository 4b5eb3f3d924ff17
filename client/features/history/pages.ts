// The pages of the line of time as one: each comes with hands of its own, numbered anew here. Pure.
import type { History, HistoryLine, NamedHand } from '../../../shared/schemas/history.ts'
import { idOf } from './lines.ts'

export type Lines = Pick<History, 'hands' | 'lines' | 'next'>

/** Page after page, the latest first. What was told twice, because the line grew between two questions, is there once. */
export function joinPages(pages: readonly Lines[]): Lines {
  const hands: NamedHand[] = []
  const places = new Map<string, number>()
  const seen = new Set<string>()
  const lines = pages.flatMap((page) => {
    const place = page.hands.map((hand) => {
      const key = [hand.actorId, hand.organisation?.id, hand.relayedBy].join()
      const known = places.get(key)
      if (known !== undefined) return known
      places.set(key, hands.push(hand) - 1)
      return hands.length - 1
    })
    return page.lines.flatMap((line) => {
      const id = idOf(line)
      if (seen.has(id)) return []
      seen.add(id)
      return [renumbered(line, (hand) => place[hand] ?? hand)]
    })
  })
  return { hands, lines, next: pages.at(-1)?.next ?? null }
}

function renumbered(line: HistoryLine, place: (hand: number) => number): HistoryLine {
  if (line.kind === 'sitting') return { ...line, hands: line.hands.map((one) => ({ ...one, hand: place(one.hand) })) }
  if (line.kind === 'act') return { ...line, by: line.by === null ? null : place(line.by) }
  const { lock } = line.version
  return {
    ...line,
    version: { ...line.version, by: place(line.version.by), lock: lock && { ...lock, by: place(lock.by) } },
  }
}
