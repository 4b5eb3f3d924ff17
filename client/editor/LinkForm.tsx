// Where a link's address is written: put on the selected words, or inserted as its own words.
import type { Editor } from '@tiptap/react'
import { useEffect, useId, useRef, useState } from 'react'
import type { FormEvent } from 'react'
import { completeLink } from '../../shared/document/nodes/link.ts'
import styles from './Toolbar.module.css'
import { t } from './words.ts'

function putLink(editor: Editor, href: string, typed: string): void {
  editor.view.focus()
  const chain = editor.chain()
  if (editor.isActive('link')) chain.extendMarkRange('link').setLink({ href }).run()
  else if (!editor.state.selection.empty) chain.setLink({ href }).run()
  else chain.insertContent({ type: 'text', text: typed, marks: [{ type: 'link', attrs: { href } }] }).run()
}

export function LinkForm({ editor, onDone }: { editor: Editor; onDone: () => void }) {
  const now: unknown = editor.getAttributes('link')['href']
  const [address, setAddress] = useState(typeof now === 'string' ? now : '')
  const [refused, setRefused] = useState(false)
  const input = useRef<HTMLInputElement>(null)
  const id = useId()
  useEffect(() => input.current?.select(), [])
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const href = completeLink(address)
    if (href === null) {
      setRefused(true)
      input.current?.focus()
      return
    }
    putLink(editor, href, address.trim())
    onDone()
  }
  const remove = () => {
    editor.view.focus()
    editor.chain().extendMarkRange('link').unsetLink().run()
    onDone()
  }
  return (
    <form
      className={styles.linkForm}
      onSubmit={submit}
      onKeyDown={(event) => {
        event.stopPropagation()
        if (event.key !== 'Escape') return
        onDone()
        editor.view.focus()
      }}
    >
      <label htmlFor={id}>{t('editor.link.address')}</label>
      <input
        ref={input}
        id={id}
        type="text"
        inputMode="url"
        autoComplete="off"
        value={address}
        aria-invalid={refused}
        aria-describedby={`${id}-hint`}
        onChange={(event) => {
          setAddress(event.target.value)
          setRefused(false)
        }}
      />
      <p id={`${id}-hint`} className={refused ? styles.error : styles.hint} role={refused ? 'alert' : undefined}>
        {refused ? t('editor.link.invalid') : t('editor.link.hint')}
      </p>
      <div className={styles.acts}>
        <button type="submit" className={styles.act}>
          {t('editor.link.apply')}
        </button>
        {editor.isActive('link') && (
          <button type="button" className={styles.quietAct} onClick={remove}>
            {t('editor.link.remove')}
          </button>
        )}
      </div>
    </form>
  )
}
