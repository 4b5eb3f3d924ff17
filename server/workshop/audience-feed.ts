// The part of a view that an audience shares: made once for all of it, with what changed of late, so that each is sent little.
import { changesOf, partApplied, partChange } from '../../shared/workshop/changes.ts'
import { keyedParts, type Change, type CommonView } from '../../shared/workshop/view.ts'

type CommonChange = Change<CommonView> | null
/** `isLeads`: the very change that everybody was sent. */
type Step = { from: number; change: CommonChange; isLeads: boolean }
type Parts = Record<string, unknown>

/** Steps that are remembered: whoever is further behind is sent all. */
const mostSteps = 100

export class AudienceFeed {
  /** Of everybody: a table's view is made of theirs, and what it shares with them is the same object. [A30] */
  readonly #lead: AudienceFeed | null
  #view: CommonView
  #revision: number
  #steps: Step[] = []
  #whole: Change<CommonView> | null = null
  readonly #since = new Map<number, CommonChange>()
  /** Before and after the last step. */
  #last: { before: CommonView; change: CommonChange }

  constructor(view: CommonView, revision: number, lead: AudienceFeed | null = null) {
    this.#lead = lead
    this.#view = view
    this.#revision = revision
    this.#last = { before: view, change: null }
  }

  get view(): CommonView {
    return this.#view
  }

  /** To a later revision; its lead is there already. What did not move stays the same object. */
  advance(view: CommonView, revision: number): void {
    const { before, change } = this.#move(view)
    this.#last = { before, change }
    this.#steps.push({
      from: this.#revision,
      change,
      isLeads: this.#lead !== null && change === this.#lead.#last.change,
    })
    if (this.#steps.length > mostSteps) this.#steps.shift()
    this.#revision = revision
    this.#whole = null
    this.#since.clear()
  }

  #move(view: CommonView): { before: CommonView; change: CommonChange } {
    const before = this.#view
    const lead = this.#lead
    const leads = (lead === null ? {} : (lead.#last.change ?? {})) as Parts
    const [next, change]: [Parts, Parts] = [{}, {}]
    let isLeads = true
    for (const [part, after] of Object.entries(view)) {
      const was = before[part as keyof CommonView]
      const isShared =
        lead !== null &&
        was === lead.#last.before[part as keyof CommonView] &&
        after === lead.#view[part as keyof CommonView]
      const moved = isShared ? leads[part] : partChange(part, was, after)
      if (moved === undefined) next[part] = was
      else {
        change[part] = moved
        next[part] = isShared ? after : partApplied(part, was, moved)
      }
      isLeads &&= moved === leads[part]
    }
    this.#view = next as CommonView // every part of it
    if (lead !== null && isLeads) return { before, change: lead.#last.change }
    return { before, change: Object.keys(change).length === 0 ? null : (change as CommonChange) } // its parts are those of the view
  }

  /** All of it, as a change of nothing. */
  whole(): Change<CommonView> {
    return (this.#whole ??= changesOf<CommonView>(null, this.#view) ?? {})
  }

  /** What changed since a revision, null for nothing; undefined where that is not known. The same object for all who ask. */
  since(revision: number): CommonChange | undefined {
    if (revision === this.#revision) return null
    const known = this.#since.get(revision)
    if (known !== undefined) return known
    const first = this.#steps.findIndex(({ from }) => from === revision)
    if (first === -1) return undefined
    const steps = this.#steps.slice(first)
    const leads = steps.every(({ isLeads }) => isLeads) ? this.#lead?.since(revision) : undefined
    const change =
      leads === undefined ? steps.reduce<CommonChange>((sum, step) => together(sum, step.change), null) : leads
    this.#since.set(revision, change)
    return change
  }
}

/** One change for two, one after the other. */
function together(one: CommonChange, other: CommonChange): CommonChange {
  if (one === null || other === null) return one ?? other
  const sum: Record<string, unknown> = { ...one, ...other }
  for (const part of keyedParts) {
    const [earlier, later] = [one[part as keyof CommonView], other[part as keyof CommonView]]
    if (earlier && later) sum[part] = { ...earlier, ...later }
  }
  return sum as CommonChange // its parts are those of the two
}
