// Asks for descriptions of figures when the desk says so; the dialog is loaded with the first question.
import type { Editor } from '@tiptap/react'
import { Suspense, useSyncExternalStore } from 'react'
import type { FigureDesk } from './desk.ts'
import { findBlock } from './places.ts'
import { lazily } from '../../lazily.ts'

const AltDialog = lazily(() => import('./AltDialog.tsx'), 'AltDialog')

export function FigureQuestions({ editor }: { editor: Editor }) {
  const desk = editor.isDestroyed ? null : editor.storage.figure.desk // a render that takes long may outlive its editor
  return desk && <Question editor={editor} desk={desk} />
}

function Question({ editor, desk }: { editor: Editor; desk: FigureDesk }) {
  const asked = useSyncExternalStore(desk.subscribe, desk.asked)
  if (!asked) return null
  const save = (alt: string) => {
    const figure = findBlock(editor.state.doc, asked.id)
    if (figure && editor.isEditable) editor.view.dispatch(editor.state.tr.setNodeAttribute(figure.pos, 'alt', alt))
    desk.answered()
    onceClosed(() => captionOf(editor, asked.id))
  }
  return (
    <Suspense fallback={null}>
      <AltDialog
        key={asked.id}
        url={desk.port.urlOf(asked.file)}
        alt={asked.alt}
        onSave={save}
        onLater={() => desk.later()}
      />
    </Suspense>
  )
}

/** Whoever described an image goes on in its caption, wherever the focus was when the question came. */
function captionOf(editor: Editor, id: string): void {
  const figure = editor.isDestroyed ? null : findBlock(editor.state.doc, id)
  if (!figure || !editor.isEditable) return
  editor.commands.focus(figure.pos + 1 + figure.node.content.size)
}

/** A dialog keeps the focus for as long as it stands, and then gives it back if nobody took it. */
function onceClosed(then: () => void): void {
  requestAnimationFrame(() => (document.querySelector('[role="dialog"]') ? onceClosed(then) : then()))
}
