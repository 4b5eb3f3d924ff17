// Closing many connections over a while, evenly: those who are sent away at once come back at once.

export interface Spreading {
  readonly milliseconds: number
  readonly wait: (milliseconds: number) => Promise<void>
}

const steps = 20

/** Calls `close` for each, a part of them at each step; the first at once, the last before time is up. */
export async function spread<T>(all: readonly T[], close: (one: T) => void, pace: Spreading): Promise<void> {
  let closed = 0
  for (let step = 1; step <= steps; step++) {
    const due = Math.ceil((all.length * step) / steps)
    for (const one of all.slice(closed, due)) close(one)
    closed = due
    if (closed < all.length) await pace.wait(pace.milliseconds / steps)
  }
}
