// The sheet on which a live document is written and read. Give it the editor made by useDocumentEditor.
import { EditorContent, useEditorState } from '@tiptap/react'
import type { Editor as TiptapEditor } from '@tiptap/react'
import { Suspense } from 'react'
import '../ui/document-font.ts'
import './blocks.css'
import './editor.css'
import { saidId } from './announce.ts'
import { Footnotes } from './Footnotes.tsx'
import { FigureQuestions } from './figures/FigureQuestions.tsx'
import { TableParts } from './tables/TableParts.tsx'
import { keysId } from './use-document-editor.ts'
import { t } from './words.ts'
import { lazily } from '../lazily.ts'

const Extras = lazily(() => import('./Extras.tsx'), 'Extras')

export interface EditorProps {
  editor: TiptapEditor
  /** For links that are copied here and lead here from elsewhere. */
  documentId?: string
}

export function Editor({ editor, documentId }: EditorProps) {
  const editable = useEditorState({ editor, selector: ({ editor: now }) => now.isEditable })
  return (
    <div className="doc-sheet" data-editor="">
      <p id={keysId} hidden>
        {t('editor.keys')}
      </p>
      <EditorContent editor={editor} />
      <Footnotes editor={editor} />
      <FigureQuestions editor={editor} />
      <TableParts editor={editor} />
      <p id={saidId} className="sr-only" role="status" />
      {editable && (
        <Suspense fallback={null}>
          <Extras editor={editor} documentId={documentId} />
        </Suspense>
      )}
    </div>
  )
}
