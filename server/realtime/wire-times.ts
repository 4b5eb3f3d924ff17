// How long a line may be silent, and how long its end may take. Each a named time with a rule; tests shorten them.

export interface WireTimes {
  /** Every line is asked for a sign of life so often: a websocket that gave none by the next time is cut. [W1] */
  readonly probeEveryMs: number
  /** A stream of the fallback says so often that it is alive; a client answers each with a POST, or is cut. [F5] */
  readonly aliveEveryMs: number
  /** What a slow reader is given to take the end of a stream; the websocket library gives as much. [W3] */
  readonly farewellMs: number
}

export const wireTimes: WireTimes = { probeEveryMs: 30_000, aliveEveryMs: 15_000, farewellMs: 30_000 }

/** Probes in a row without a sign of life after which a stream is cut. */
export const silentProbes = 2
