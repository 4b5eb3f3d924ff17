// The letters at the edges of what a gesture wrote again. What is equal at both ends of a line that is made anew stays where it was,
// and a letter more is written elsewhere: « L » of « Le bassin », when the line below begins with « La ». It is the letter that stayed.
import type * as Y from 'yjs'
import type { Carry, Stretch } from './carry.ts'
import { RangeSet } from './ranges.ts'
import { standingBeside } from './stretches.ts'

/** So many letters that stayed are looked at, at each end. Part of the algorithm of carrying. */
const mostBeside = 64

type Character = readonly [client: number, clock: number]

/** The same carries, with those letters. `added`: what the row wrote; `written`: which characters these are. */
export function withEdges(
  doc: Y.Doc,
  carries: readonly Carry[],
  added: readonly Stretch[],
  written: RangeSet,
): Carry[] {
  if (carries.length === 0) return []
  const taken = RangeSet.of(carries.map(({ to }) => to))
  const more = added.flatMap((stretch) => {
    const characters = charactersOf(stretch)
    const isTaken = characters.map(([client, clock]) => taken.has(client, clock))
    if (isTaken.every(Boolean) || !isTaken.some(Boolean)) return []
    const sides = [
      { side: 'left', edge: isTaken.indexOf(true), step: -1 },
      { side: 'right', edge: isTaken.lastIndexOf(true), step: 1 },
    ] as const
    return sides.flatMap(({ side, edge, step }) => {
      const source = sourceOf(characters[edge], carries)
      const near = source === null ? [] : standingBeside(doc, source, side, written, mostBeside)
      const same = near.findIndex(({ text }, n) => stretch.text[edge + step * (n + 1)] !== text)
      return near.slice(0, same < 0 ? near.length : same).flatMap(({ id }, n): Carry[] => {
        const to = characters[edge + step * (n + 1)]
        return to === undefined ? [] : [{ to: [...to, 1], from: [...id, 1], kind: 'gesture' }]
      })
    })
  })
  return [...carries, ...more]
}

const charactersOf = ({ ids }: Stretch): Character[] =>
  ids.flatMap(([client, clock, length]) => Array.from({ length }, (_, n) => [client, clock + n] as const))

/** The character that was deleted, of which this one is the same. */
function sourceOf(character: Character | undefined, carries: readonly Carry[]): Character | null {
  if (character === undefined) return null
  const [client, clock] = character
  for (const { to, from } of carries) {
    if (to[0] === client && clock >= to[1] && clock < to[1] + to[2]) return [from[0], from[1] + clock - to[1]]
  }
  return null
}
