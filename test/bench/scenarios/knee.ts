// The search for the largest load that holds, in few tries. Pure but for the trying.

export type Search = {
  first: number
  /** From one try to the next, upwards or downwards. */
  ratio: number
  /** Tries at most. */
  most: number
}

/** The largest number tried that holds; 0 if none did. Upwards from the first while it holds, else downwards until it does. */
export async function kneeBy(
  { first, ratio, most }: Search,
  holds: (load: number) => Promise<boolean>,
): Promise<number> {
  let load = first
  let best = 0
  for (let tries = 0; tries < most; tries++) {
    const good = await holds(load)
    if (good) best = load
    if (!good && best > 0) return best
    if (good && load < first) return best
    load = near(good ? load * ratio : load / ratio)
  }
  return best
}

/** A round number: nobody believes the others. */
const near = (load: number): number => (load >= 500 ? Math.round(load / 25) * 25 : Math.round(load / 2) * 2)
