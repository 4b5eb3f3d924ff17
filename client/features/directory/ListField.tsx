// Several short answers to one question: what is there, each taken away by its button, and a field that adds one more.
import Plus from 'lucide-react/icons/plus'
import X from 'lucide-react/icons/x'
import { useId, useRef, useState, type KeyboardEvent } from 'react'
import { directory } from '../../../shared/text/fr/directory.ts'
import { words } from '../../../shared/text/words.ts'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { TextInput } from '../../ui/inputs.tsx'
import { useBeforeSending } from '../../ui/use-before-sending.ts'
import styles from './directory.module.css'

const t = words(directory)

export interface ListFieldProps {
  /** Names what is listed, and the field that adds. */
  label: string
  hint?: string
  items: readonly string[]
  onChange: (items: string[]) => void
  /** Proposed by the browser as one types; others may be written. */
  proposed?: readonly string[]
  most: number
  maxLength?: number
}

export function ListField({ label, hint, items, onChange, proposed = [], most, maxLength = 120 }: ListFieldProps) {
  const listId = useId()
  const input = useRef<HTMLInputElement>(null)
  const [typed, setTyped] = useState('')
  const [said, setSaid] = useState('')
  const take = () => {
    const name = typed.replace(/\s+/gu, ' ').trim()
    setTyped('')
    if (name === '' || items.length >= most || items.some((one) => one.toLowerCase() === name.toLowerCase())) return
    onChange([...items, name])
    setSaid(t('directory.edit.item.added', { name }))
  }
  const add = () => {
    take()
    input.current?.focus()
  }
  // Whoever typed a last one and sends the form means that one too.
  useBeforeSending(
    () => input.current?.closest('form'),
    () => {
      if (typed.trim() !== '') take()
      return true
    },
  )
  const remove = (name: string) => {
    onChange(items.filter((one) => one !== name))
    setSaid(t('directory.edit.item.removed', { name }))
    input.current?.focus() // the button that was pressed is going
  }
  const press = (event: KeyboardEvent) => {
    if (event.key !== 'Enter') return
    event.preventDefault() // it adds, and does not send the form
    add()
  }
  return (
    <div className={styles.list}>
      <Field label={label} hint={hint} optional>
        {items.length > 0 && (
          <ul role="list" className={styles.items} aria-label={label}>
            {items.map((name) => (
              <li key={name}>
                <span>{name}</span>
                <IconButton
                  icon={X}
                  size="sm"
                  label={t('directory.edit.item.remove', { name })}
                  onClick={() => remove(name)}
                />
              </li>
            ))}
          </ul>
        )}
        <div className={styles.adder}>
          <TextInput
            ref={input}
            list={listId}
            value={typed}
            maxLength={maxLength}
            autoComplete="off"
            onKeyDown={press}
            onChange={(event) => setTyped(event.target.value)}
          />
          <Button variant="second" icon={Plus} aria-label={`${t('directory.edit.item.add')}, ${label}`} onClick={add}>
            {t('directory.edit.item.add')}
          </Button>
        </div>
      </Field>
      <datalist id={listId}>
        {proposed
          .filter((one) => !items.includes(one))
          .map((one) => (
            <option key={one} value={one} />
          ))}
      </datalist>
      <output className="sr-only">{said}</output>
    </div>
  )
}
