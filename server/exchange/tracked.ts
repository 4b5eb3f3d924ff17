// Changes that bear their author and their instant in a file, to be accepted or refused there: a comparison becomes a text whose
// words say of themselves that they came or went. What moved came where it is and went from where it was, as a move where the file
// can say so.
import type { Change } from '../../shared/history/change.ts'
import { isShownText, type Form, type ShownNode, type ShownPart, type Stroke } from '../../shared/history/shown.ts'
import type { DocumentJson } from '../../shared/document/schema.ts'
import type { Tracked } from './outline.ts'

/** Of no schema: it is written here, and read by `trackedIn` alone. */
const markName = 'tracked'

export type TrackedText = {
  readonly inline: ShownNode
  readonly changes: readonly Pick<Change, 'id' | 'kind' | 'by' | 'sides'>[]
  /** By the places of hands. */
  readonly authors: readonly string[]
  /** For what nobody is known to have done. */
  readonly nobody: string
}

/** What is done to words of each form; of those whose looks changed, nothing. */
const done: Partial<Record<Form, Pick<Tracked, 'is' | 'isMove'>>> = {
  added: { is: 'inserted', isMove: false },
  removed: { is: 'deleted', isMove: false },
  moved: { is: 'inserted', isMove: true },
  leaving: { is: 'deleted', isMove: true },
}

/** The text that both moments are in, whose words bear who brought or took them. */
export function trackedJson({ inline, changes, authors, nobody }: TrackedText): DocumentJson {
  const byId = new Map(changes.map((change) => [change.id, change]))
  const changesOf = ({ changes: ids = [] }: ShownPart) => ids.flatMap((id) => byId.get(id) ?? [])
  const strokeOf = (part: ShownPart): Stroke | undefined => {
    const { form } = part
    const [change] = changesOf(part)
    const side = form === 'added' || form === 'removed' ? change?.sides?.[form] : undefined
    return (side ?? change?.by)?.[0]
  }
  const trackedOf = (part: ShownPart): Tracked | null => {
    const what = part.form && done[part.form]
    if (what === undefined) return null
    return { ...what, ...signed(strokeOf(part)) }
  }
  const signed = (stroke: Stroke | undefined): Pick<Tracked, 'author' | 'at'> => ({
    author: (stroke && authors[stroke.hand]) ?? nobody,
    at: new Date(stroke?.at ?? 0),
  })
  /** The end of a line, where what follows was split from it. */
  const endOf = (next: ShownPart | undefined): Tracked | null => {
    const split = next === undefined ? undefined : changesOf(next).find(({ kind }) => kind === 'split')
    return split === undefined ? null : { is: 'inserted', isMove: false, ...signed(split.by[0]) }
  }
  const jsonOf = (part: ShownPart, outer: Tracked | null, next?: ShownPart): DocumentJson[] => {
    const tracked = trackedOf(part) ?? outer
    const said = tracked ?? endOf(next)
    const own = said === null ? [] : [{ type: markName, attrs: { ...said } }]
    if (isShownText(part)) {
      const marks = Object.entries(part.marks).map(([type, attrs]) => ({
        type,
        attrs: attrs as Record<string, unknown>,
      }))
      return [{ type: 'text', text: part.text, marks: [...marks, ...own] }]
    }
    const content = part.parts.flatMap((inner, at) => jsonOf(inner, tracked, part.parts[at + 1]))
    return [{ type: part.type, attrs: { ...part.attrs }, marks: own, content }]
  }
  return jsonOf(inline, null)[0] ?? { type: 'doc', content: [] }
}

/** What such a text says of some words, or of a whole block with its end. */
export function trackedIn({ marks }: DocumentJson): { tracked?: Tracked } {
  const attrs = marks?.find(({ type }) => type === markName)?.attrs
  return attrs === undefined ? {} : { tracked: attrs as Tracked } // written above
}
