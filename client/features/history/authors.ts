// « Qui a écrit ceci »: of some pieces of a text, who wrote how much of them, and who put them where they are. Pure.
import type { ShownNode, ShownText, Stroke } from '../../../shared/history/shown.ts'
import { piecesOf } from './shown/runs.ts'

/** A piece, and how much of it is meant: all, or what somebody chose. */
export interface Meant {
  readonly piece: ShownText
  readonly characters: number
}

export interface Written {
  readonly hand: number
  readonly characters: number
  /** From 0 to 1. */
  readonly share: number
  /** Of the first and of the last stroke, in milliseconds. */
  readonly first: number
  readonly last: number
}

export interface MovedBy {
  readonly written: Stroke
  readonly moved: Stroke
  readonly characters: number
}

export interface Authors {
  /** Whoever wrote most first. */
  readonly written: readonly Written[]
  /** By whom whose words were put there, the longest first. One's own words that one moved are not among them. */
  readonly moves: readonly MovedBy[]
}

export const wholeOf = (node: ShownNode): Meant[] =>
  [...piecesOf(node)].map((piece) => ({ piece, characters: lettersIn(piece.text) }))

/** Spaces between words belong to nobody in particular. */
const lettersIn = (text: string): number => text.replace(/\s+/gu, '').length

export const meantOf = (piece: ShownText, chosen: string): Meant => ({ piece, characters: lettersIn(chosen) })

export function authorsOf(meant: readonly Meant[]): Authors {
  const written = new Map<number, { characters: number; first: number; last: number }>()
  const moves = new Map<string, { written: Stroke; moved: Stroke; characters: number }>()
  for (const { piece, characters } of meant) {
    const stroke = piece.written
    if (stroke === undefined || characters === 0) continue
    const known = written.get(stroke.hand) ?? { characters: 0, first: stroke.at, last: stroke.at }
    written.set(stroke.hand, {
      characters: known.characters + characters,
      first: Math.min(known.first, stroke.at),
      last: Math.max(known.last, stroke.at),
    })
    const { moved } = piece
    if (moved === undefined || moved.hand === stroke.hand) continue
    const key = `${stroke.hand} ${moved.hand} ${moved.position}`
    const same = moves.get(key)
    moves.set(key, { written: stroke, moved, characters: (same?.characters ?? 0) + characters })
  }
  const all = [...written.values()].reduce((sum, { characters }) => sum + characters, 0)
  return {
    written: [...written]
      .map(([hand, one]) => ({ hand, ...one, share: one.characters / all }))
      .sort((a, b) => b.characters - a.characters),
    moves: [...moves.values()].sort((a, b) => b.characters - a.characters),
  }
}

/** Shares as whole percents that make a hundred: the largest remainders are rounded up. */
export function percents(shares: readonly number[]): number[] {
  const total = shares.reduce((sum, one) => sum + one, 0)
  if (total === 0) return shares.map(() => 0)
  const exact = shares.map((one) => (100 * one) / total)
  const whole = exact.map(Math.floor)
  const order = exact
    .map((one, at) => ({ at, rest: one - Math.floor(one) }))
    .sort((a, b) => b.rest - a.rest || a.at - b.at)
  const missing = 100 - whole.reduce((sum, one) => sum + one, 0)
  for (const { at } of order.slice(0, missing)) whole[at] = (whole[at] ?? 0) + 1
  return whole
}
