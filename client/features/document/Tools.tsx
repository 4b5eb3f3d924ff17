// The tools of whoever writes in a text. Loaded beside the text: who only reads never needs them.
import type { Editor } from '@tiptap/react'
import { GuidesSwitch } from '../../editor/GuidesSwitch.tsx'
import { Toolbar } from '../../editor/Toolbar.tsx'

export const Tools = ({ editor, documentId }: { editor: Editor; documentId: string }) => (
  <Toolbar editor={editor} documentId={documentId}>
    <GuidesSwitch editor={editor} />
  </Toolbar>
)
