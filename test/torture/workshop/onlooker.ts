// Whoever is sent a view: puts it together of its changes, as a page does, and keeps which canaries were in which message.
import { applyChange } from '../../../shared/workshop/changes.ts'
import type { CommonView, ContributionView, FeedMessage, OwnView } from '../../../shared/workshop/view.ts'
import { Sightings } from './canaries.ts'

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

  hear(text: string): void {
    this.bytes += text.length
    const message = JSON.parse(text) as FeedMessage // our own server's
    const { from, revision, common, own } = message
    this.seen.see(text, revision)
    for (const part of [common?.contributions, own?.contributions, own?.group]) this.#hearAuthors(part, revision)
    if (from !== null && from !== this.revision) {
      this.common = null // a gap: all of it is asked for
      return
    }
    if (common) this.common = applyChange(from === null ? null : this.common, common)
    if (own) this.own = applyChange(from === null ? null : this.own, own)
    this.revision = revision
  }

  #hearAuthors(part: Record<string, ContributionView | null> | undefined, revision: number): void {
    for (const one of Object.values(part ?? {}))
      if (one !== null && one.author !== null) this.seen.seeSigned(one.text, revision)
  }
}
