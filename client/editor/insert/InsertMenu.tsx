// The same list of blocks from the toolbar: a field that narrows it, arrows that walk it, Enter that inserts.
import type { Editor } from '@tiptap/react'
import { useId, useMemo, useState } from 'react'
import { editorInsert } from '../../../shared/text/fr/editor-insert.ts'
import { words } from '../../../shared/text/words.ts'
import { beginStep } from '../own-step.ts'
import { choicesFor, type Choice } from './choices.ts'
import { ChoiceList, optionId, stepOf } from './ChoiceList.tsx'
import styles from './insert.module.css'

const t = words(editorInsert)

export function InsertMenu({ editor, onDone }: { editor: Editor; onDone: () => void }) {
  const [query, setQuery] = useState('')
  const [at, setAt] = useState(0)
  const id = useId()
  const choices = useMemo(() => choicesFor(editor, query), [editor, query])
  const pointed = choices[at]
  const choose = (choice: Choice) => {
    onDone()
    editor.view.focus()
    beginStep(editor.state)
    choice.run(editor)
  }
  return (
    <div className={styles.menu}>
      <input
        className={styles.filter}
        role="combobox"
        aria-label={t('insert.filter')}
        aria-expanded={choices.length > 0}
        aria-controls={id}
        aria-autocomplete="list"
        aria-activedescendant={pointed ? optionId(id, pointed) : undefined}
        autoComplete="off"
        autoFocus
        placeholder={t('insert.filter')}
        value={query}
        onChange={(event) => {
          setQuery(event.target.value)
          setAt(0)
        }}
        onKeyDown={(event) => {
          const next = stepOf(event.key, at, choices.length)
          event.stopPropagation()
          if (next !== null) setAt(next)
          else if (event.key === 'Enter' && pointed) choose(pointed)
          else if (event.key === 'Escape') {
            onDone()
            editor.view.focus()
          } else return
          event.preventDefault()
        }}
      />
      <ChoiceList id={id} choices={choices} at={at} onPoint={setAt} onChoose={choose} />
    </div>
  )
}
