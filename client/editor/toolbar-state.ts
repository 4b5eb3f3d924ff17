// What the toolbar shows of the selection, read after each change of the editor.
import { useEditorState } from '@tiptap/react'
import type { Editor } from '@tiptap/react'
import { activeParts } from './active-parts.ts'

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

const levels = ['heading1', 'heading2', 'heading3', 'heading4'] as const

export function toolbarState({ editor }: { editor: Editor }): ToolbarState {
  const { marks, blocks } = activeParts(editor.state)
  const can = editor.can()
  return {
    style: levels.find((level) => blocks.has(level)) ?? 'paragraph',
    bold: marks.has('bold'),
    italic: marks.has('italic'),
    underline: marks.has('underline'),
    strike: marks.has('strike'),
    superscript: marks.has('superscript'),
    subscript: marks.has('subscript'),
    code: marks.has('code'),
    link: marks.has('link'),
    bulletList: blocks.has('bulletList'),
    orderedList: blocks.has('orderedList'),
    taskList: blocks.has('taskList'),
    quote: blocks.has('blockquote'),
    table: blocks.has('table'),
    figures: editor.storage.figure.desk !== null,
    mayUndo: can.undo(),
    mayRedo: can.redo(),
    editable: editor.isEditable,
  }
}

export const useToolbarState = (editor: Editor): ToolbarState => useEditorState({ editor, selector: toolbarState })
