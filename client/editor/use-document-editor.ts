// Makes the editor of a live document: the shared schema, bound to the shared text, with our behaviour. It knows no network.
import { Extension, useEditor } from '@tiptap/react'
import type { Editor } from '@tiptap/react'
import { Collaboration } from '@tiptap/extension-collaboration'
import { useEffect, useRef } from 'react'
import type { Awareness } from 'y-protocols/awareness'
import type * as Y from 'yjs'
import { blockIds } from '../../shared/document/block-ids.ts'
import { documentExtensions } from '../../shared/document/extensions.ts'
import { TaskItem } from '../../shared/document/nodes/lists.ts'
import { bodyOf } from '../../shared/document/shape.ts'
import { tidy } from '../../shared/document/tidy.ts'
import { uuidv7 } from '../../shared/ids.ts'
import { Carets } from './carets.ts'
import { Guides } from './guides.ts'
import { Living } from './node-views/living.ts'
import { Table } from './node-views/table.ts'
import { OwnCaret } from './own-caret.ts'
import type { EditorRefusal } from './paste-limit.ts'
import { PasteLimit } from './paste-limit.ts'
import { Rescue } from './tables/rescue.ts'
import { TableKeys } from './tables/table-keys.ts'
import { t } from './words.ts'

export interface DocumentEditorOptions {
  doc: Y.Doc
  awareness: Awareness
  /** False: the text can be read, selected and copied, nothing else. */
  editable: boolean
  /** The document's title, said to those who cannot see where they are. */
  label?: string
  /** Guiding questions in empty blocks; shown unless said. */
  guides?: boolean
  onRefused?: (reason: EditorRefusal) => void
}

const newBlockId = () => uuidv7(Date.now(), crypto.getRandomValues(new Uint8Array(10)))

const BlockIds = Extension.create({
  name: 'blockIds',
  priority: 10_000,
  addProseMirrorPlugins: () => [tidy(), blockIds(newBlockId)],
})

const Tasks = TaskItem.configure({
  nested: true,
  a11y: { checkboxLabel: (node) => t('editor.task', { text: node.textContent || t('editor.taskEmpty') }) },
})

/** The element that says how to leave the text by keyboard: in a table, Tab goes from cell to cell. */
export const keysId = 'editor-keys'

const attributes = (label: string, editable: boolean) => ({
  class: 'doc-text',
  role: editable ? 'textbox' : 'document',
  'aria-label': label,
  lang: 'fr',
  tabindex: '0', // always: to lose it, even for an instant, is to lose the focus
  ...(editable && { 'aria-multiline': 'true', 'aria-describedby': keysId, spellcheck: 'true' }),
})

/** The editor of `doc`; a new one when `doc` or `awareness` is another. */
export function useDocumentEditor(options: DocumentEditorOptions): Editor {
  const { doc, awareness, editable, label = t('editor.text'), guides = true } = options
  const refused = useRef(options.onRefused)
  const editor = useEditor(
    {
      injectCSS: false, // a page's content policy allows no inline style sheet: editor.css holds what is needed
      editable,
      editorProps: { attributes: attributes(label, editable) },
      extensions: [
        ...documentExtensions([Living, Table, Tasks]),
        BlockIds,
        Collaboration.configure({ fragment: bodyOf(doc) }),
        OwnCaret,
        Carets.configure({ awareness }),
        Guides,
        TableKeys,
        Rescue.configure({ awareness }),
        PasteLimit.configure({ onRefused: (reason) => refused.current?.(reason) }),
      ],
    },
    [doc, awareness],
  )
  useEffect(() => {
    refused.current = options.onRefused
  }, [options.onRefused])
  useEffect(() => {
    editor.setOptions({ editorProps: { attributes: attributes(label, editable) } })
    if (editor.isEditable === editable) return
    editor.setEditable(editable, false)
    // Empty: the toolbar and the guides read the editor after each transaction.
    editor.view.dispatch(editor.state.tr)
  }, [editor, editable, label])
  useEffect(() => {
    editor.commands.showGuides(guides)
  }, [editor, guides])
  return editor
}
