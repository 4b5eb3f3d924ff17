// Puts what floats below a place of the text, or above it where there is no room, inside the sheet and the window.
import type { EditorView } from '@tiptap/pm/view'

const gap = 6

/** `box` must stand in the editor's own frame (`data-editor`), from which it is measured. */
export function placeBelow(box: HTMLElement, view: EditorView, pos: number): void {
  const frame = box.offsetParent?.getBoundingClientRect()
  if (!frame) return
  const caret = view.coordsAtPos(Math.min(pos, view.state.doc.content.size))
  const { height, width } = box.getBoundingClientRect()
  const isBelow = caret.bottom + gap + height <= window.innerHeight || caret.top - gap - height < 0
  const top = isBelow ? caret.bottom + gap : caret.top - gap - height
  const left = Math.max(8, Math.min(caret.left, document.documentElement.clientWidth - width - 8))
  box.style.top = `${top - frame.top}px`
  box.style.left = `${left - frame.left}px`
}
