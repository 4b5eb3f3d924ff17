// The part of a view that an audience shares: made once for all of it, with what changed of late, so that each is sent little.
import { changesOf } from '../../shared/workshop/changes.ts'
import { keyedParts, type Audience, type Change, type CommonView } from '../../shared/workshop/view.ts'
import { commonView } from '../../shared/workshop/view-for.ts'
import type { WorkshopTexts } from '../../shared/workshop/state.ts'
import type { Memory } from './memory.ts'

type CommonChange = Change<CommonView> | null
type Step = { from: number; change: CommonChange }

/** Steps that are remembered: whoever is further behind is sent all. */
const mostSteps = 100

export class AudienceFeed {
  readonly #audience: Audience
  #view: CommonView
  #revision: number
  #steps: Step[] = []
  #whole: Change<CommonView> | null = null

  constructor(audience: Audience, memory: Memory, texts: WorkshopTexts) {
    this.#audience = audience
    this.#view = viewOf(memory, texts, audience)
    this.#revision = memory.state.revision
  }

  /** To a later revision. */
  advance(memory: Memory, texts: WorkshopTexts): void {
    const view = viewOf(memory, texts, this.#audience)
    this.#steps.push({ from: this.#revision, change: changesOf(this.#view, view) })
    if (this.#steps.length > mostSteps) this.#steps.shift()
    this.#view = view
    this.#revision = memory.state.revision
    this.#whole = null
  }

  /** All of it, as a change of nothing. */
  whole(): Change<CommonView> {
    return (this.#whole ??= changesOf<CommonView>(null, this.#view) ?? {})
  }

  /** What changed since a revision, null for nothing; undefined where that is not known. */
  since(revision: number): CommonChange | undefined {
    if (revision === this.#revision) return null
    const first = this.#steps.findIndex(({ from }) => from === revision)
    if (first === -1) return undefined
    return this.#steps.slice(first).reduce<CommonChange>((sum, { change }) => together(sum, change), null)
  }
}

const viewOf = ({ state, head }: Memory, texts: WorkshopTexts, audience: Audience): CommonView =>
  commonView(state, texts, head, audience)

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
