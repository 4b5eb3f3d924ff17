// Where the words of a note are written: beside its call, saved letter by letter. Loaded when a note is first opened.
import { NodeSelection, TextSelection } from '@tiptap/pm/state'
import { ySyncPluginKey } from '@tiptap/y-tiptap'
import type { Editor } from '@tiptap/react'
import { useEditorState } from '@tiptap/react'
import { useEffect, useId, useLayoutEffect, useRef, useState } from 'react'
import { editorInsert } from '../../shared/text/fr/editor-insert.ts'
import { words } from '../../shared/text/words.ts'
import type { Note } from './footnotes.ts'
import { leaveNote, notesIn } from './footnotes.ts'
import styles from './FootnoteForm.module.css'
import { placeBelow } from './insert/place-below.ts'

const t = words(editorInsert)

/** The shared type behind the selected call: others write around it, so its place does not last. */
function sharedSelected({ state }: Editor): unknown {
  const { selection } = state
  const { mapping } = ySyncPluginKey.getState(state).binding // always there: the text is shared
  if (!(selection instanceof NodeSelection)) return null
  for (const [type, node] of mapping) if (node === selection.node) return type
  return null
}

function noteOf({ state }: Editor, type: unknown): Note | undefined {
  const node: unknown = ySyncPluginKey.getState(state).binding.mapping.get(type)
  return notesIn(state).find((note) => note.node === node)
}

/** Writes what differs, and only that: someone else may be in the same note. */
function write(editor: Editor, { node, pos }: Note, text: string): void {
  const before = node.textContent
  let start = 0
  while (start < Math.min(before.length, text.length) && before[start] === text[start]) start++
  let end = 0
  while (end < Math.min(before.length, text.length) - start && before.at(-1 - end) === text.at(-1 - end)) end++
  const inside = pos + 1
  const tr = editor.state.tr.insertText(
    text.slice(start, text.length - end),
    inside + start,
    inside + before.length - end,
  )
  editor.view.dispatch(tr)
}

export function FootnoteForm({ editor }: { editor: Editor }) {
  const [type] = useState(() => sharedSelected(editor))
  const box = useRef<HTMLDivElement>(null)
  const id = useId()
  const { number, text, pos } = useEditorState({
    editor,
    selector: ({ editor: now }) => {
      const note = noteOf(now, type)
      return { number: note?.number ?? null, text: note?.node.textContent ?? '', pos: note?.pos ?? 0 }
    },
  })
  /** The caret goes behind the call, where letters do not take its place; or where a press has just put it. */
  const close = (goes: 'back' | 'away' | 'pressed', remove = false) => {
    const note = noteOf(editor, type)
    const tr = leaveNote(editor.state.tr)
    if (note && (remove || note.node.content.size === 0)) tr.delete(note.pos, note.pos + note.node.nodeSize)
    else if (note && goes !== 'pressed')
      tr.setSelection(TextSelection.near(tr.doc.resolve(note.pos + note.node.nodeSize)))
    editor.view.dispatch(tr)
    if (goes === 'back') editor.view.focus()
  }
  useLayoutEffect(() => {
    if (box.current && number !== null) placeBelow(box.current, editor.view, pos)
  }, [editor, pos, number])
  // In its place first: to focus what is not there yet would scroll the page to wherever it was drawn.
  useEffect(() => {
    const field = box.current?.querySelector('textarea')
    field?.focus({ preventScroll: true })
    box.current?.scrollIntoView({ block: 'nearest' })
  }, [])
  // Someone else took the note away.
  useEffect(() => {
    if (number === null) editor.view.dispatch(leaveNote(editor.state.tr))
  }, [editor, number])
  if (number === null) return null
  return (
    <div
      ref={box}
      className={styles.form}
      role="dialog"
      aria-labelledby={`${id}-label`}
      onBlur={({ currentTarget, relatedTarget }) => {
        // Whoever goes to another window to look something up comes back to their note.
        if (currentTarget.contains(relatedTarget) || !document.hasFocus()) return
        close(editor.view.dom.contains(relatedTarget) ? 'pressed' : 'away')
      }}
      onKeyDown={(event) => {
        event.stopPropagation()
        const isEnter = event.key === 'Enter' && event.target instanceof HTMLTextAreaElement
        if (event.key !== 'Escape' && !isEnter) return
        event.preventDefault()
        close('back')
      }}
    >
      <label id={`${id}-label`} htmlFor={id}>
        {t('note.label', { number })}
      </label>
      <textarea
        id={id}
        rows={3}
        lang="fr"
        spellCheck
        aria-describedby={`${id}-hint`}
        value={text}
        onChange={(event) => {
          const note = noteOf(editor, type)
          if (note) write(editor, note, event.target.value.replace(/\s*\n\s*/g, ' '))
        }}
      />
      <p id={`${id}-hint`}>{t('note.hint')}</p>
      <div className={styles.acts}>
        <button type="button" onClick={() => close('back')}>
          {t('note.close')}
        </button>
        <button type="button" className={styles.quiet} onClick={() => close('back', true)}>
          {t('note.delete')}
        </button>
      </div>
    </div>
  )
}
