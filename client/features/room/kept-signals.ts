// Which signals this phone gives: kept on it, for all workshops and whoever speaks with it.
import type { Notes } from '../../live/notes.ts'

export const signals = ['awake', 'sound', 'buzz'] as const
export type Signal = (typeof signals)[number]

const note = 'maillage.room/signals'

export function keptSignals(notes: Notes): ReadonlySet<Signal> {
  const kept = notes.read(note)?.split(' ') ?? []
  return new Set(signals.filter((signal) => kept.includes(signal)))
}

export const keepSignals = (notes: Notes, wanted: ReadonlySet<Signal>): boolean =>
  notes.write(note, [...wanted].join(' '))
