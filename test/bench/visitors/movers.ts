// The movers of the process of visitors, together: coming, typing on a schedule, coming to rest, telling what became of it.
import { setTimeout as wait } from 'node:timers/promises'
import { RangeSet, type Range } from '../../../shared/history/ranges.ts'
import { contentsOf, Interned } from '../load/interned.ts'
import { instant } from '../load/orders.ts'
import { phaseOf } from '../load/schedule.ts'
import { Mover, nameOf, type Base } from './mover.ts'
import type { Moved, MoverSpec, VisitAnswers } from './orders.ts'

export class Movers {
  #movers: Mover[] = []
  #interned = new Interned()
  #lastChange = 0

  async moveIn(specs: readonly MoverSpec[], base: readonly Uint8Array[], overMs: number): Promise<null> {
    const stand = standingOf(base)
    for (const spec of specs) {
      this.#movers.push(new Mover(spec, stand, this.#interned, () => (this.#lastChange = instant())))
      await wait(overMs / specs.length)
    }
    while (!this.#movers.every(({ isSynced }) => isSynced)) await wait(20)
    return null
  }

  /** On time even when it was late before: what is due is typed at once. */
  async type(keystrokes: number, periodMs: number): Promise<null> {
    const began = instant()
    const typed = this.#movers.map(() => 0)
    for (let left = this.#movers.length * keystrokes; left > 0; await wait(2)) {
      for (const [index, mover] of this.#movers.entries()) {
        const phase = (phaseOf(mover.spec.desk.typist) / 250) * periodMs
        const due = Math.min(keystrokes, Math.floor((instant() - began - phase) / periodMs) + 1)
        for (let done = typed[index] ?? 0; done < due; typed[index] = ++done) {
          mover.press()
          left--
        }
      }
    }
    return null
  }

  async settle(patience: number): Promise<VisitAnswers['moversSettle']> {
    const began = instant()
    let given = -1
    let since = began
    while (instant() - began < patience) {
      const now = this.#movers.reduce((sum, mover) => sum + mover.given.length, 0)
      if (now !== given) [given, since] = [now, instant()]
      const isQuiet = instant() - Math.max(since, this.#lastChange) > 1_000
      if (isQuiet && this.#movers.every(({ isCalm }) => isCalm)) return { settled: true, ms: instant() - began }
      await wait(50)
    }
    return { settled: false, ms: instant() - began }
  }

  tell(): Moved[] {
    return this.#movers.map((mover) => {
      const { typed, saved, returns, awayMs, lost } = mover
      return { typed, saved, returns, awayMs, lost, fingerprint: mover.fingerprint() }
    })
  }

  leave(): void {
    for (const mover of this.#movers) mover.leave()
    this.#movers = []
    this.#interned = new Interned()
  }
}

/** What these updates bring, all in all. */
function standingOf(updates: readonly Uint8Array[]): Base & { deleted: Range[] } {
  const clocks = new Map<number, number>()
  const deleted = new RangeSet()
  for (const update of updates) {
    const contents = contentsOf(update)
    for (const [client, clock, length] of contents.inserted) {
      clocks.set(client, Math.max(clocks.get(client) ?? 0, clock + length))
    }
    deleted.addAll(contents.deleted)
  }
  return { clocks, deleted: [...deleted] }
}

export function fingerprintOfUpdates(updates: readonly Uint8Array[]): string {
  const { clocks, deleted } = standingOf(updates)
  return nameOf(clocks, RangeSet.of(deleted))
}
