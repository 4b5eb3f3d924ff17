// Ways out of what ends a text: a callout, a quotation, a table, an image. A press below it and the arrow down make a line there,
// by that act only: a text that is opened and read gets none. [D58]
import { Extension } from '@tiptap/core'
import type { Command, EditorState } from '@tiptap/pm/state'
import { NodeSelection, Plugin, TextSelection } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import { ancestor } from './blocks/places.ts'
import { beginStep } from './own-step.ts'

/** A line after the last block; nothing after a plain paragraph, where the caret may stand already. */
export const lineAtEnd: Command = (state, dispatch) => {
  const paragraph = state.schema.nodes['paragraph']
  if (!paragraph || (state.doc.lastChild?.type ?? paragraph) === paragraph) return false
  if (dispatch) {
    const { size } = state.doc.content
    const tr = state.tr.insert(size, paragraph.create())
    beginStep(state)
    dispatch(tr.setSelection(TextSelection.create(tr.doc, size + 1)).scrollIntoView())
  }
  return true
}

/** Whether nothing of the text stands below the line of the caret; `isClosed` tells what is not seen of details. */
export function isLowest({ doc, selection }: EditorState, isClosed: (detailsPos: number) => boolean): boolean {
  if (selection instanceof NodeSelection) return selection.to === doc.content.size
  const { $head, empty } = selection
  if (!empty || $head.depth === 0 || $head.index(0) !== doc.childCount - 1) return false
  for (let depth = $head.depth - 1; depth > 0; depth--) {
    const { type } = $head.node(depth)
    const isLast = $head.indexAfter(depth) === $head.node(depth).childCount
    // Cells stand beside each other: of a table the row counts.
    if (!isLast && type.name !== 'tableRow' && !(type.name === 'details' && isClosed($head.before(depth)))) return false
  }
  return true
}

function leaveDown(view: EditorView): boolean {
  const { state } = view
  const isClosed = (pos: number) => {
    const dom = view.nodeDOM(pos)
    const isSummary = ancestor(state.selection.$head, 'detailsSummary') !== null
    return isSummary && dom instanceof HTMLElement && !dom.hasAttribute('data-open')
  }
  if (!view.editable || !isLowest(state, isClosed)) return false
  if (!(state.selection instanceof NodeSelection) && !view.endOfTextblock('down')) return false
  return lineAtEnd(state, view.dispatch)
}

/** Below the last block, in the empty part of the sheet. */
function pressBelow(view: EditorView, event: MouseEvent): boolean {
  const last = view.nodeDOM(view.state.doc.content.size - (view.state.doc.lastChild?.nodeSize ?? 0))
  const isBelow = last instanceof HTMLElement && event.clientY > last.getBoundingClientRect().bottom
  const isPlain = event.button === 0 && !event.shiftKey && event.target === view.dom
  if (!isPlain || !isBelow || !view.editable || !lineAtEnd(view.state, view.dispatch)) return false
  event.preventDefault()
  view.focus()
  return true
}

export const LeaveEnd = Extension.create({
  name: 'leaveEnd',
  priority: 1_060, // before tables and gaps have their say on the arrow
  addKeyboardShortcuts() {
    return { ArrowDown: () => leaveDown(this.editor.view) }
  },
  addProseMirrorPlugins: () => [new Plugin({ props: { handleDOMEvents: { mousedown: pressBelow } } })],
})
