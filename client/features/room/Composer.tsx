// Where one writes: a type, a text, one button. What is typed is kept on the phone with each letter.
import { useId, useRef, useState, type FormEvent, type ReactNode } from 'react'
import { room } from '../../../shared/text/fr/workshop-room.ts'
import { phoneWords } from '../../../shared/text/fr/workshop-phone.ts'
import { words } from '../../../shared/text/words.ts'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import { TextArea } from '../../ui/inputs.tsx'
import { Chips } from './Chips.tsx'
import styles from './room.module.css'
import type { Draft } from './room-notes.ts'

const t = words({ ...room, ...phoneWords })

/** How near the end the count is told aloud. */
const nearEnd = 20

export type ComposerProps = {
  draft: Draft
  onChange(draft: Draft): void
  onSend(draft: Draft): void
  /** The round is over: what is sent arrives late. */
  isLeft?: boolean
  /** Nothing can be sent now; what is written is kept all the same. */
  closed?: boolean
  /** The form that a button elsewhere on the page sends. */
  formId?: string
  /** What else is to be said of what is sent. */
  children?: ReactNode
}

export function Composer({ draft, onChange, onSend, isLeft = false, closed = false, formId, children }: ComposerProps) {
  const made = useId()
  const [error, setError] = useState<string | null>(null)
  const area = useRef<HTMLTextAreaElement>(null)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (closed) return
    if (draft.text.trim() === '') {
      setError(t('room.write.empty'))
      area.current?.focus()
      return
    }
    setError(null)
    onSend({ ...draft, text: draft.text.trim() })
    area.current?.focus({ preventScroll: true })
  }
  const left = draft.length - draft.text.length
  return (
    <form id={formId ?? made} className={styles.composer} onSubmit={submit} noValidate>
      {isLeft && <p className={styles.leftNote}>{t('room.write.late', { title: draft.title })}</p>}
      {draft.types.length > 1 && (
        <Chips types={draft.types} value={draft.type} onChange={(type) => onChange({ ...draft, type })} />
      )}
      <Field
        label={t(`workshop.type.${draft.type}.yours`)}
        error={error}
        hint={
          <span className={styles.under}>
            <span>{t('room.write.one')}</span>
            <span className="num">{t('room.write.count', { n: draft.text.length, most: draft.length })}</span>
          </span>
        }
      >
        <TextArea
          ref={area}
          rows={4}
          maxLength={draft.length}
          enterKeyHint="enter"
          value={draft.text}
          onChange={(event) => {
            setError(null)
            onChange({ ...draft, text: event.target.value })
          }}
        />
      </Field>
      {children}
      <span className="sr-only" role="status">
        {left === 0 ? t('room.write.full') : left === nearEnd ? t('room.write.left', { n: left }) : ''}
      </span>
      {isLeft && (
        <div className="row">
          <Button type="submit">{t(`workshop.type.${draft.type}.send`)}</Button>
          <Button variant="quiet" onClick={() => onChange({ ...draft, text: '' })}>
            {t('room.write.drop')}
          </Button>
        </div>
      )}
    </form>
  )
}
