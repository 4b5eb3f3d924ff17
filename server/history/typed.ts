// In which row each character was typed: as a replay says, but what a copy brought is of who wrote it in its source. Pure.
import { MarkedRanges } from '../../shared/history/marked-ranges.ts'
import type { Range } from '../../shared/history/ranges.ts'

export class Typed {
  readonly #written: Pick<MarkedRanges<number>, 'of' | 'at'>
  /** Of what was written elsewhere, by numbers between 0 and 1. */
  readonly elsewhere: MarkedRanges<number>

  constructor(written: Pick<MarkedRanges<number>, 'of' | 'at'>, elsewhere = new MarkedRanges<number>()) {
    this.#written = written
    this.elsewhere = elsewhere
  }

  of(range: Range): [part: Range, row: number | undefined][] {
    if (this.elsewhere.isEmpty) return this.#written.of(range)
    return this.elsewhere
      .of(range)
      .flatMap(([part, row]): [Range, number | undefined][] =>
        row === undefined ? this.#written.of(part) : [[part, row]],
      )
  }

  at(client: number, clock: number): number | undefined {
    return this.elsewhere.at(client, clock) ?? this.#written.at(client, clock)
  }
}
