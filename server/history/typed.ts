// In which row each character was typed: as a replay says, but what a copy brought is of who wrote it in its source. Pure.
import { MarkedRanges } from '../../shared/history/marked-ranges.ts'
import type { Range } from '../../shared/history/ranges.ts'

export class Typed {
  readonly #written: Pick<MarkedRanges<number>, 'at' | 'visit'>
  /** Of what was written elsewhere, by numbers between 0 and 1. */
  readonly elsewhere: MarkedRanges<number>

  constructor(written: Pick<MarkedRanges<number>, 'at' | 'visit'>, elsewhere = new MarkedRanges<number>()) {
    this.#written = written
    this.elsewhere = elsewhere
  }

  visit: MarkedRanges<number>['visit'] = (client, clock, length, look) => {
    if (this.elsewhere.isEmpty) return this.#written.visit(client, clock, length, look)
    this.elsewhere.visit(client, clock, length, (at, n, row) =>
      row === undefined ? this.#written.visit(client, at, n, look) : look(at, n, row),
    )
  }

  of([client, clock, length]: Range): [part: Range, row: number | undefined][] {
    const parts: [Range, number | undefined][] = []
    this.visit(client, clock, length, (at, n, row) => parts.push([[client, at, n], row]))
    return parts
  }

  at(client: number, clock: number): number | undefined {
    return this.elsewhere.at(client, clock) ?? this.#written.at(client, clock)
  }
}
