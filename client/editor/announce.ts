// What the editor says of itself to those who do not see it move.
import type { EditorView } from '@tiptap/pm/view'

export const saidId = 'editor-said'

/** Says it in the editor's live region. The same words twice are heard twice. */
export function announce(view: EditorView, words: string): void {
  const region = view.dom.closest('[data-editor]')?.querySelector(`#${saidId}`)
  if (!region) return
  region.textContent = region.textContent === words ? `${words}\u00a0` : words
}
