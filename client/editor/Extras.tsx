// What floats over the text of whoever writes: the list under a slash, the note being written, the handle of a block.
// None of it is needed to show a text and to type in it, so it is loaded once the text is there.
import type { Editor } from '@tiptap/react'
import { useEditorState } from '@tiptap/react'
import { BlockHandle } from './BlockHandle.tsx'
import { openedNote } from './footnotes.ts'
import { FootnoteForm } from './FootnoteForm.tsx'
import { MentionMenu } from './insert/MentionMenu.tsx'
import { SlashMenu } from './insert/SlashMenu.tsx'

export function Extras({ editor, documentId }: { editor: Editor; documentId: string | undefined }) {
  const note = useEditorState({ editor, selector: ({ editor: now }) => openedNote(now.state) })
  return (
    <>
      <BlockHandle editor={editor} documentId={documentId} />
      <SlashMenu editor={editor} />
      <MentionMenu editor={editor} />
      {note !== null && <FootnoteForm key={note} editor={editor} />}
    </>
  )
}
