// What keys and commands do to details: made around blocks, taken away, entered from the summary, left from the last line.
import type { CommandProps } from '@tiptap/core'
import { TextSelection } from '@tiptap/pm/state'
import { ancestor, unwrap } from './places.ts'

const name = 'details'

/** Around the selected blocks; a lone empty line becomes the first of the body. Inside details already, takes them away. */
export function wrapInDetails({ state, tr, dispatch }: CommandProps): boolean {
  const { $from, $to } = state.selection
  if (ancestor($from, name)) return takeAway({ state, tr, dispatch } as CommandProps) // the three it uses
  const range = $from.blockRange($to)
  const { details, detailsSummary } = state.schema.nodes
  if (!range || !details || !detailsSummary) return false
  const held: readonly (typeof $from.parent)[] = range.parent.content.content.slice(range.startIndex, range.endIndex)
  const made = details.create(null, [detailsSummary.create(), ...held])
  if (!range.parent.canReplaceWith(range.startIndex, range.endIndex, details)) return false
  if (dispatch) {
    tr.replaceRangeWith(range.start, range.end, made)
    tr.setSelection(TextSelection.create(tr.doc, range.start + 2)).scrollIntoView()
  }
  return true
}

function takeAway({ state, tr, dispatch }: CommandProps): boolean {
  const around = ancestor(state.selection.$from, name)
  const paragraph = state.schema.nodes['paragraph']
  if (!around || !paragraph) return false
  if (dispatch) {
    around.node.forEach((child, offset) => {
      if (child.type.name === 'detailsSummary')
        tr.setNodeMarkup(around.pos + 1 + offset, paragraph, { id: child.attrs['id'] })
    })
    unwrap(tr, around.pos)
  }
  return true
}

/** Enter in the summary: on to the body, whose first line is made if there is none. Never splits the summary. */
export function enterBody({ state, tr, dispatch }: CommandProps): boolean {
  const { $head, empty } = state.selection
  const summary = ancestor($head, 'detailsSummary')
  const around = ancestor($head, name)
  const paragraph = state.schema.nodes['paragraph']
  if (!empty || !summary || !around || !paragraph) return false
  if (dispatch) {
    const after = summary.pos + summary.node.nodeSize
    const next = tr.doc.nodeAt(after)
    if (!next || !next.isBlock || next.type === summary.node.type) tr.insert(after, paragraph.create())
    tr.setSelection(TextSelection.near(tr.doc.resolve(after + 1))).scrollIntoView()
  }
  return true
}

/** Enter on an empty last line: on below the details. */
export function leaveBody({ state, tr, dispatch }: CommandProps): boolean {
  const { $head, empty } = state.selection
  const around = ancestor($head, name)
  if (!empty || !around || $head.depth !== around.depth + 1 || $head.parent.content.size > 0) return false
  if ($head.parent.type.name !== 'paragraph' || $head.indexAfter(around.depth) !== around.node.childCount) return false
  if (around.node.childCount < 3) return false // an empty body is still to be written
  if (dispatch) {
    tr.delete($head.before(), $head.after())
    const below = tr.mapping.map(around.pos + around.node.nodeSize)
    tr.insert(below, $head.parent.type.create())
    tr.setSelection(TextSelection.create(tr.doc, below + 1)).scrollIntoView()
  }
  return true
}

/** Backspace at the start of the summary takes the details away and leaves what they hold. */
export function leaveSummary(props: CommandProps): boolean {
  const { $head, empty } = props.state.selection
  return empty && $head.parentOffset === 0 && $head.parent.type.name === 'detailsSummary' && takeAway(props)
}
