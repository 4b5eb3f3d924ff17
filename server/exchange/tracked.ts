// Changes that bear their author and their instant in a file, to be accepted or refused there: a comparison becomes a text whose
// words say of themselves that they came or went. What moved stands where it is now, as words that stayed: of moves, files that
// all word processors read can only say that the same words came and went.
import type { Change } from '../../shared/history/change.ts'
import { isShownText, type ShownNode, type ShownPart } from '../../shared/history/shown.ts'
import type { DocumentJson } from '../../shared/document/schema.ts'
import type { Tracked } from './outline.ts'

/** Of no schema: it is written here, and read by `trackedIn` alone. */
const markName = 'tracked'

export type TrackedText = {
  readonly inline: ShownNode
  readonly changes: readonly Pick<Change, 'id' | 'by'>[]
  /** By the places of hands. */
  readonly authors: readonly string[]
  /** For what nobody is known to have done. */
  readonly nobody: string
}

/** The text that both moments are in, whose words bear who brought or took them. */
export function trackedJson({ inline, changes, authors, nobody }: TrackedText): DocumentJson {
  const by = new Map(changes.map(({ id, by: [first] }) => [id, first]))
  const trackedOf = (part: ShownPart): Tracked | null => {
    if (part.form !== 'added' && part.form !== 'removed') return null
    const stroke = (part.changes ?? []).map((id) => by.get(id)).find((one) => one !== undefined)
    const author = (stroke && authors[stroke.hand]) ?? nobody
    return { is: part.form === 'added' ? 'inserted' : 'deleted', author, at: new Date(stroke?.at ?? 0) }
  }
  const jsonOf = (part: ShownPart, outer: Tracked | null): DocumentJson[] => {
    if (part.form === 'leaving') return []
    const tracked = trackedOf(part) ?? outer
    const own = tracked === null ? [] : [{ type: markName, attrs: { ...tracked } }]
    if (isShownText(part)) {
      const marks = Object.entries(part.marks).map(([type, attrs]) => ({
        type,
        attrs: attrs as Record<string, unknown>,
      }))
      return [{ type: 'text', text: part.text, marks: [...marks, ...own] }]
    }
    const content = part.parts.flatMap((inner) => jsonOf(inner, tracked))
    return [{ type: part.type, attrs: { ...part.attrs }, marks: own, content }]
  }
  return jsonOf(inline, null)[0] ?? { type: 'doc', content: [] }
}

/** What such a text says of some words, or of a whole block with its end. */
export function trackedIn({ marks }: DocumentJson): { tracked?: Tracked } {
  const attrs = marks?.find(({ type }) => type === markName)?.attrs
  return attrs === undefined ? {} : { tracked: attrs as Tracked } // written above
}
