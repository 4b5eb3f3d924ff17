// What a part of `npm run torture` is: a family of faults, in a short form for `npm test` and a long one, that counts.

/** Thrown-away numbers prove nothing: every part says how often it struck, and what was lost. */
export type Counts = Readonly<Record<string, number | string>>

export interface Outcome {
  /** In the order of the table. */
  readonly counts: Counts
  /** One line each; none means that every promise was kept. */
  readonly failures: readonly string[]
}

export interface Run {
  readonly form: 'short' | 'long'
  /** The same seed strikes in the same order. */
  readonly seed: number
  /** Progress, for whoever watches. */
  say(line: string): void
  /** Done in reverse order when the part has ended, however it ended. */
  closing(work: () => void | Promise<unknown>): void
}

export interface Part {
  /** As typed after `npm run torture`. */
  readonly name: string
  /** What is done to the product, in a line. */
  readonly about: string
  /** Strikes and counts. Throws only if it could not strike at all. */
  run(run: Run): Promise<Outcome>
}

export const usualSeed = 20261122

/** Runs a part once: for the command, and for the tests of `npm test`. What it opened is closed. */
export async function carryOut(part: Part, options: Partial<Omit<Run, 'closing'>> = {}): Promise<Outcome> {
  const closings: (() => void | Promise<unknown>)[] = []
  try {
    return await part.run({
      form: 'short',
      seed: usualSeed,
      say: () => undefined,
      ...options,
      closing: (work) => void closings.push(work),
    })
  } finally {
    for (const close of closings.reverse()) await close()
  }
}
