// Whoever is sent a view: puts it together of its changes, as a page does, and keeps which canaries were in which message.
import type { CommonView, OwnView } from '../../../shared/workshop/view.ts'
import { applyChange } from '../../../shared/workshop/changes.ts'
import { Sightings } from './canaries.ts'
import { appliedTo, readMessage } from './reading.ts'

export class Onlooker {
  readonly name: string
  common: CommonView | null = null
  own: OwnView | null = null
  revision: number | undefined
  readonly seen = new Sightings()
  bytes = 0

  constructor(name: string) {
    this.name = name
  }

  /** What to ask for next: all of it, or what changed. */
  get query(): string {
    return this.common === null ? '' : `?after=${this.revision}`
  }

  hear(bytes: Buffer): void {
    this.bytes += bytes.length
    const { message, parts } = readMessage(bytes)
    const { from, revision, common, own } = message
    for (const { canaries, signed } of parts) {
      this.seen.see(canaries, revision)
      this.seen.seeSigned(signed, revision)
    }
    if (from !== null && from !== this.revision) {
      this.common = null // a gap: all of it is asked for
      return
    }
    if (common) this.common = appliedTo(from === null ? null : this.common, common)
    if (own) this.own = applyChange(from === null ? null : this.own, own)
    this.revision = revision
  }
}
