// Opens the menu of the table that the caret is in: by its key, and from the toolbar.
import type { Editor } from '@tiptap/core'
import { askForMenu } from './requests.ts'

/** False when there is no menu to open: the caret is in no table, or the text is only read. */
export function openTableMenu(editor: Editor): boolean {
  const button = editor.view.dom.querySelector<HTMLElement>('.table-active .table-more')
  if (!button) return false
  askForMenu({ kind: 'table', anchor: button })
  return true
}
