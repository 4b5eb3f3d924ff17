// Questions of one kind that come in the same moment, asked as one statement: a hall that comes back after a restart asks a
// few, not hundreds.

/** Answers by key; a key that is not among them has none. */
export type AskTogether<V> = (keys: readonly string[]) => Promise<ReadonlyMap<string, V>>

/** Those who asked while the others were still coming. */
interface Moment<V> {
  readonly keys: Set<string>
  readonly answers: Promise<ReadonlyMap<string, V>>
}

/** A statement for more would keep the others waiting. */
const mostKeys = 200

export class Together<V> {
  readonly #ask: AskTogether<V>
  #moment: Moment<V> | null = null

  constructor(ask: AskTogether<V>) {
    this.#ask = ask
  }

  /** The answer as it is now or later, never as it was before; null when there is none. Rejects if the statement fails. */
  async of(key: string): Promise<V | null> {
    if (this.#moment === null || this.#moment.keys.size >= mostKeys) this.#moment = this.#begin()
    const { keys, answers } = this.#moment
    keys.add(key)
    return (await answers).get(key) ?? null
  }

  #begin(): Moment<V> {
    const keys = new Set<string>()
    const isOver = new Promise<void>((resolve) => setImmediate(resolve))
    const answers = isOver.then(() => {
      if (this.#moment?.keys === keys) this.#moment = null
      return this.#ask([...keys])
    })
    return { keys, answers }
  }
}
