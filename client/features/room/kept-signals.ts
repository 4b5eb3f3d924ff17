// Which signals this phone gives: kept on it, for all workshops and whoever speaks with it. What facilitators propose is proposed once. [A38, A91]
import type { Notes } from '../../live/notes.ts'
import { signals, type Signal } from '../../../shared/workshop/signals.ts'

const note = 'maillage.room/signals'
const answeredNote = 'maillage.room/wish'

const read = (notes: Notes, name: string): ReadonlySet<Signal> => {
  const kept = notes.read(name)?.split(' ') ?? []
  return new Set(signals.filter((signal) => kept.includes(signal)))
}

export const keptSignals = (notes: Notes): ReadonlySet<Signal> => read(notes, note)

const listeners = new Set<() => void>()

export function keepSignals(notes: Notes, wanted: ReadonlySet<Signal>): void {
  notes.write(note, [...wanted].join(' '))
  for (const tell of listeners) tell()
}

export function onSignals(tell: () => void): () => void {
  listeners.add(tell)
  return () => listeners.delete(tell)
}

/** Those that this browser has. */
export const possibleSignals = (canStayAwake: boolean): Signal[] => [
  ...(canStayAwake ? (['awake'] as const) : []),
  ...('AudioContext' in globalThis ? (['sound'] as const) : []),
  ...('vibrate' in navigator ? (['buzz'] as const) : []),
]

/** Of what is wished, what this phone can do, does not do yet, and was not asked before. */
export function proposed(notes: Notes, wish: readonly Signal[], possible: readonly Signal[]): Signal[] {
  const answered = read(notes, answeredNote)
  const kept = keptSignals(notes)
  return wish.filter((signal) => possible.includes(signal) && !kept.has(signal) && !answered.has(signal))
}

/** Accepted or not: it is not asked again on this phone. */
export const answerWish = (notes: Notes, asked: readonly Signal[]): void =>
  void notes.write(answeredNote, [...read(notes, answeredNote), ...asked].join(' '))
