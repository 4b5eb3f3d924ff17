// The list of blocks under a slash: narrows as one types after it, while the caret stays in the text.
import type { Editor } from '@tiptap/react'
import { useEditorState } from '@tiptap/react'
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { beginStep } from '../own-step.ts'
import { slash } from '../slash.ts'
import { choicesFor, type Choice } from './choices.ts'
import { ChoiceList, optionId, stepOf } from './ChoiceList.tsx'
import styles from './insert.module.css'
import { placeBelow } from './place-below.ts'

export function SlashMenu({ editor }: { editor: Editor }) {
  const asked = useEditorState({
    editor,
    selector: ({ editor: now }) => {
      const { from = 0, query = null } = slash.asked(now.state) ?? {}
      return { from, query }
    },
  })
  return asked.query === null ? null : <Shown editor={editor} from={asked.from} query={asked.query} />
}

function Shown({ editor, from, query }: { editor: Editor; from: number; query: string }) {
  const [at, setAt] = useState(0)
  const box = useRef<HTMLDivElement>(null)
  const choices = useMemo(() => choicesFor(editor, query), [editor, query])
  const pointed = choices[at]
  useEffect(() => setAt(0), [query])
  const choose = (choice: Choice) => {
    const now = slash.asked(editor.state)
    if (!now) return
    beginStep(editor.state)
    editor.view.dispatch(editor.state.tr.delete(now.from, now.to))
    choice.run(editor)
    if (choice.key !== 'footnote') editor.view.focus()
  }
  // The editor has the keys; it asks whether this list wants them.
  useEffect(() =>
    slash.listen(editor, (key) => {
      const next = stepOf(key, at, choices.length)
      if (next !== null) setAt(next)
      else if (pointed && (key === 'Enter' || key === 'Tab')) choose(pointed)
      else return false
      return true
    }),
  )
  const active = pointed ? optionId(slash.listId, pointed) : null
  useEffect(() => {
    if (slash.asked(editor.state)?.active !== active) slash.point(editor, active)
  }, [editor, active])
  // A search that finds nothing for a whole word was no search.
  useEffect(() => {
    if (choices.length === 0 && / \S* |\s{2}/.test(`${query} `) && query.length > 12) slash.close(editor)
  }, [editor, choices, query])
  useLayoutEffect(() => {
    if (box.current) placeBelow(box.current, editor.view, from)
  }, [editor, from, choices.length])
  return (
    <div ref={box} className={styles.pop}>
      <ChoiceList id={slash.listId} choices={choices} at={at} onPoint={setAt} onChoose={choose} />
    </div>
  )
}
