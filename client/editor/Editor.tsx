// The sheet on which a live document is written and read. Give it the editor made by useDocumentEditor.
import { EditorContent } from '@tiptap/react'
import type { Editor as TiptapEditor } from '@tiptap/react'
import '../ui/document-font.ts'
import './editor.css'
import { TableParts } from './tables/TableParts.tsx'
import { keysId } from './use-document-editor.ts'
import { t } from './words.ts'

export function Editor({ editor }: { editor: TiptapEditor }) {
  return (
    <>
      <p id={keysId} hidden>
        {t('editor.keys')}
      </p>
      <EditorContent editor={editor} className="doc-sheet" />
      <TableParts editor={editor} />
    </>
  )
}
