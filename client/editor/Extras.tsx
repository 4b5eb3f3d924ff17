// What floats over the text of whoever writes: the list under a slash, the note being written, the handle of a block.
// None of it is needed to show a text and to type in it, so it is loaded once the text is there.
import type { Editor } from '@tiptap/react'
import { useEditorState } from '@tiptap/react'
import { openedNote } from './footnotes.ts'
import { FootnoteForm } from './FootnoteForm.tsx'
import { SlashMenu } from './insert/SlashMenu.tsx'

export function Extras({ editor }: { editor: Editor }) {
  const note = useEditorState({ editor, selector: ({ editor: now }) => openedNote(now.state) })
  return (
    <>
      <SlashMenu editor={editor} />
      {note !== null && <FootnoteForm key={note} editor={editor} />}
    </>
  )
}
