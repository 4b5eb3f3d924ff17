// What the toolbar shows of the selection, read after each change of the editor.
import { useEditorState } from '@tiptap/react'
import type { Editor } from '@tiptap/react'

export const blockStyles = ['paragraph', 'heading2', 'heading3', 'heading4'] as const
export type BlockStyle = (typeof blockStyles)[number]

export interface ToolbarState {
  style: BlockStyle | 'heading1'
  bold: boolean
  italic: boolean
  underline: boolean
  strike: boolean
  superscript: boolean
  subscript: boolean
  code: boolean
  link: boolean
  bulletList: boolean
  orderedList: boolean
  taskList: boolean
  quote: boolean
  table: boolean
  /** Images can be put in here. */
  figures: boolean
  mayUndo: boolean
  mayRedo: boolean
  editable: boolean
}

function styleOf(editor: Editor): ToolbarState['style'] {
  if (editor.isActive('heading', { level: 1 })) return 'heading1'
  if (editor.isActive('heading', { level: 2 })) return 'heading2'
  if (editor.isActive('heading', { level: 3 })) return 'heading3'
  return editor.isActive('heading', { level: 4 }) ? 'heading4' : 'paragraph'
}

const read = ({ editor }: { editor: Editor }): ToolbarState => ({
  style: styleOf(editor),
  bold: editor.isActive('bold'),
  italic: editor.isActive('italic'),
  underline: editor.isActive('underline'),
  strike: editor.isActive('strike'),
  superscript: editor.isActive('superscript'),
  subscript: editor.isActive('subscript'),
  code: editor.isActive('code'),
  link: editor.isActive('link'),
  bulletList: editor.isActive('bulletList'),
  orderedList: editor.isActive('orderedList'),
  taskList: editor.isActive('taskList'),
  quote: editor.isActive('blockquote'),
  table: editor.isActive('table'),
  figures: editor.storage.figure.desk !== null,
  mayUndo: editor.can().undo(),
  mayRedo: editor.can().redo(),
  editable: editor.isEditable,
})

export const useToolbarState = (editor: Editor): ToolbarState => useEditorState({ editor, selector: read })
