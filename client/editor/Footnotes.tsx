// The notes of the text, at the foot of its sheet, in the order of their calls.
import type { Editor } from '@tiptap/react'
import { useEditorState } from '@tiptap/react'
import CornerLeftUp from 'lucide-react/icons/corner-left-up'
import Pencil from 'lucide-react/icons/pencil'
import { useId } from 'react'
import { Icon } from '../ui/Icon.tsx'
import { askNote, notesIn } from './footnotes.ts'
import { NodeSelection } from '@tiptap/pm/state'
import { t } from './words.ts'

function edit(editor: Editor, number: number): void {
  const note = notesIn(editor.state)[number - 1]
  if (note) editor.view.dispatch(askNote(editor.state.tr, note.pos).scrollIntoView())
}

function goToCall(editor: Editor, number: number): void {
  const note = notesIn(editor.state)[number - 1]
  if (!note) return
  const { tr } = editor.state
  editor.view.dispatch(tr.setSelection(NodeSelection.create(tr.doc, note.pos)).scrollIntoView())
  const call = editor.view.nodeDOM(note.pos)
  if (editor.isEditable) editor.view.focus()
  else if (call instanceof HTMLElement) call.querySelector('button')?.focus()
}

export function Footnotes({ editor }: { editor: Editor }) {
  const { notes, editable } = useEditorState({
    editor,
    selector: ({ editor: now }) => ({
      notes: notesIn(now.state).map(({ number, node }) => ({ number, text: node.textContent })),
      editable: now.isEditable,
    }),
  })
  const title = useId()
  if (notes.length === 0) return null
  return (
    <section className="doc-notes" aria-labelledby={title}>
      <h2 id={title}>{t('blocks.notes')}</h2>
      <ol>
        {notes.map(({ number, text }) => (
          <li key={number} data-note={number} tabIndex={-1}>
            <span>{text || <em>{t('blocks.note.empty')}</em>} </span>
            {editable && (
              <button type="button" aria-label={t('blocks.note.edit', { number })} onClick={() => edit(editor, number)}>
                <Icon of={Pencil} size="1rem" />
              </button>
            )}
            <button
              type="button"
              aria-label={t('blocks.note.back', { number })}
              onClick={() => goToCall(editor, number)}
            >
              <Icon of={CornerLeftUp} size="1rem" />
            </button>
          </li>
        ))}
      </ol>
    </section>
  )
}
