// When each typist types what: fixed before anything starts, so that a slow server or a slow load cannot move it. Pure.

/** Milliseconds between two keystrokes of one typist, and between two moves of their cursor: four a second of each. */
export const period = 250
/** Of this many keystrokes the last is a backspace. */
export const cycle = 12
const typed = cycle - 1

export type Keystroke = { kind: 'insert' | 'delete'; clock: number }

/** The `index`th keystroke of anyone: the clock of the character it inserts, or removes (the last one they see). */
export function keystroke(index: number): Keystroke {
  const round = Math.floor(index / cycle)
  const within = index % cycle
  return within < typed
    ? { kind: 'insert', clock: round * typed + within }
    : { kind: 'delete', clock: round * typed + typed - 1 }
}

/** Which keystroke inserted the character at `clock`. */
export const insertedAt = (clock: number): number => Math.floor(clock / typed) * cycle + (clock % typed)

/** Which keystroke deleted the character at `clock`; undefined: none ever does. */
export const deletedAt = (clock: number): number | undefined =>
  clock % typed === typed - 1 ? Math.floor(clock / typed) * cycle + cycle - 1 : undefined

/** What a typist has left behind after so many keystrokes. */
export const afterwards = (keystrokes: number): { clock: number; deleted: number } => {
  const deleted = Math.floor(keystrokes / cycle)
  return { clock: keystrokes - deleted, deleted }
}

/**
 * Spreads the typists evenly over the period, neighbours far apart, and those of different rooms too: else all rooms would
 * type at the same instants. Golden ratio and plastic number: even for any number of either.
 */
export const phaseOf = (typist: number, room = 0): number =>
  ((typist * 0.6180339887498949 + room * 0.7548776662466927) % 1) * period

/** Milliseconds after the beginning at which a typist's keystroke is due. The cursor moves half a period later. */
export const dueAt = (typist: number, index: number, room = 0): number => phaseOf(typist, room) + index * period
export const cursorDueAt = (typist: number, index: number, room = 0): number => dueAt(typist, index, room) + period / 2
