// Where a link's end is chosen: an address as typed, or a section or document proposed for what is typed.
import type { Editor } from '@tiptap/react'
import { useEffect, useId, useRef, useState } from 'react'
import type { FormEvent, KeyboardEvent } from 'react'
import { completeLink } from '../../shared/document/link-address.ts'
import { ChoiceList, optionId, stepOf } from './insert/ChoiceList.tsx'
import { placeWords, usePlaces, type Place } from './insert/link-places.ts'
import styles from './Toolbar.module.css'
import { t } from './words.ts'

function putLink(editor: Editor, href: string, typed: string): void {
  editor.view.focus()
  const chain = editor.chain()
  if (editor.isActive('link')) chain.extendMarkRange('link').setLink({ href }).run()
  else if (!editor.state.selection.empty) chain.setLink({ href }).run()
  else chain.insertContent({ type: 'text', text: typed, marks: [{ type: 'link', attrs: { href } }] }).run()
}

export interface LinkFormProps {
  editor: Editor
  onDone: () => void
}

export function LinkForm({ editor, onDone }: LinkFormProps) {
  const now: unknown = editor.getAttributes('link')['href']
  const [address, setAddress] = useState(typeof now === 'string' ? now : '')
  const [isTyped, setIsTyped] = useState(false)
  const [refused, setRefused] = useState(false)
  const [at, setAt] = useState(-1)
  const input = useRef<HTMLInputElement>(null)
  const id = useId()
  const places = usePlaces(editor, isTyped ? address : '')
  const pointed = places[at]
  useEffect(() => input.current?.select(), [])
  const put = (place: Place) => {
    putLink(editor, place.href, place.label)
    onDone()
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (pointed) return put(pointed)
    const href = completeLink(address)
    if (href !== null) {
      putLink(editor, href, address.trim())
      return onDone()
    }
    setRefused(true)
    input.current?.focus()
  }
  const remove = () => {
    editor.view.focus()
    editor.chain().extendMarkRange('link').unsetLink().run()
    onDone()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation()
    const next =
      event.target === input.current
        ? stepOf(event.key, event.key === 'ArrowUp' ? Math.max(at, 0) : at, places.length)
        : null
    if (next !== null) {
      event.preventDefault()
      setAt(next)
    }
    if (event.key !== 'Escape') return
    onDone()
    editor.view.focus()
  }
  return (
    <form className={styles.linkForm} onSubmit={submit} onKeyDown={onKeyDown}>
      <label htmlFor={id}>{t('editor.link.address')}</label>
      <input
        ref={input}
        id={id}
        type="text"
        role="combobox"
        inputMode="url"
        autoComplete="off"
        value={address}
        aria-invalid={refused}
        aria-describedby={`${id}-hint`}
        aria-expanded={places.length > 0}
        aria-controls={`${id}-places`}
        aria-autocomplete="list"
        aria-activedescendant={pointed ? optionId(`${id}-places`, pointed) : undefined}
        onChange={(event) => {
          setAddress(event.target.value)
          setIsTyped(true)
          setRefused(false)
          setAt(-1)
        }}
      />
      <p id={`${id}-hint`} className={refused ? styles.error : styles.hint} role={refused ? 'alert' : undefined}>
        {refused ? t('editor.link.invalid') : t('editor.link.hint')}
      </p>
      {places.length > 0 && (
        <ChoiceList id={`${id}-places`} words={placeWords} choices={places} at={at} onPoint={setAt} onChoose={put} />
      )}
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
