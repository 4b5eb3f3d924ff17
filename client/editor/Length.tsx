// How long the text is: its words beside the outline, the rest on a press. Counted when nobody types. [D48]
import type { Editor } from '@tiptap/react'
import { useEffect, useId, useState } from 'react'
import { editorWriting } from '../../shared/text/fr/editor-writing.ts'
import { plural, words } from '../../shared/text/words.ts'
import styles from './Length.module.css'
import './print.css' // beside what else comes after the text
import { lengthsOf, lengthsSelected, type Lengths } from './lengths.ts'

const t = words(editorWriting)
const count = new Intl.NumberFormat('fr')

/** Milliseconds without a change of the text or of the selection. */
const patience = { text: 1_000, selection: 250 } as const

/** What `read` gives, read anew once nothing has moved for a while. */
function useRested<T>(
  editor: Editor,
  wait: number,
  isMoved: (moved: { doc: boolean }) => boolean,
  read: () => T,
): T | null {
  const [value, setValue] = useState<T | null>(null)
  useEffect(() => {
    let waiting: ReturnType<typeof setTimeout> | undefined
    const look = () => {
      if (!editor.isDestroyed) setValue(read())
    }
    const changed = ({ transaction }: { transaction: { docChanged: boolean; selectionSet: boolean } }) => {
      if (!isMoved({ doc: transaction.docChanged })) return
      clearTimeout(waiting)
      waiting = setTimeout(look, wait)
    }
    waiting = setTimeout(look, 0)
    editor.on('transaction', changed)
    return () => {
      editor.off('transaction', changed)
      clearTimeout(waiting)
    }
    // `read` and `isMoved` say the same each time.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [editor, wait])
  return value
}

export function Length({ editor }: { editor: Editor }) {
  const all = useRested(
    editor,
    patience.text,
    ({ doc }) => doc,
    () => lengthsOf(editor.state.doc),
  )
  const [open, setOpen] = useState(false)
  const id = useId()
  if (!all) return null
  const n = { n: count.format(all.words) }
  return (
    <div className={styles.length}>
      <button
        type="button"
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        onClick={() => setOpen(!open)}
        onKeyDown={({ key }) => key === 'Escape' && setOpen(false)}
      >
        {plural(all.words, t('count.open.one', n), t('count.open.many', n))}
      </button>
      {open && <Panel id={id} editor={editor} all={all} />}
    </div>
  )
}

const rows = [
  ['count.words', 'words'],
  ['count.characters', 'characters'],
  ['count.letters', 'letters'],
] as const

function Panel({ id, editor, all }: { id: string; editor: Editor; all: Lengths }) {
  const selected = useRested(
    editor,
    patience.selection,
    () => true,
    () => lengthsSelected(editor.state.doc, editor.state.selection),
  )
  return (
    <table id={id} className={styles.panel}>
      <caption>{t('count.title')}</caption>
      <thead>
        <tr>
          <td />
          <th scope="col">{t('count.document')}</th>
          {selected && <th scope="col">{t('count.selection')}</th>}
        </tr>
      </thead>
      <tbody>
        {rows.map(([label, name]) => (
          <tr key={name}>
            <th scope="row">{t(label)}</th>
            <td>{count.format(all[name])}</td>
            {selected && <td>{count.format(selected[name])}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
