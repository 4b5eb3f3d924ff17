// The native controls, made to be placed inside a Field (which labels and describes them).
import ChevronDown from 'lucide-react/icons/chevron-down'
import Eye from 'lucide-react/icons/eye'
import EyeOff from 'lucide-react/icons/eye-off'
import { useId, useState, type ComponentProps, type ReactNode } from 'react'
import { ui } from '../../shared/text/fr/ui.ts'
import { words } from '../../shared/text/words.ts'
import { classes } from './classes.ts'
import { FieldError, useField } from './Field.tsx'
import styles from './Field.module.css'
import { Icon } from './Icon.tsx'
import { IconButton } from './IconButton.tsx'

const t = words(ui)

type Shown = { 'data-shown'?: 'hover' | 'focus' }

export type TextInputProps = Omit<ComponentProps<'input'>, 'className'> & Shown

export function TextInput(props: TextInputProps) {
  return <input type="text" {...useField()} {...props} className={styles.input} />
}

export type TextAreaProps = Omit<ComponentProps<'textarea'>, 'className'> & Shown

export function TextArea(props: TextAreaProps) {
  return <textarea rows={4} {...useField()} {...props} className={classes(styles.input, styles.area)} />
}

export type SelectProps = Omit<ComponentProps<'select'>, 'className' | 'multiple' | 'size'> & Shown

/** The list of the system: best on a phone. Children are `<option>`s. */
export function Select({ children, ...props }: SelectProps) {
  return (
    <div className={styles.selectBox}>
      <select {...useField()} {...props} className={classes(styles.input, styles.select)}>
        {children}
      </select>
      <Icon of={ChevronDown} />
    </div>
  )
}

export type PassphraseInputProps = Omit<TextInputProps, 'type'>

/** A secret that can be shown. Say `autoComplete="new-password"` where one is chosen. */
export function PassphraseInput(props: PassphraseInputProps) {
  const [shown, setShown] = useState(false)
  return (
    <div className={styles.secretBox}>
      <input
        autoComplete="current-password"
        autoCapitalize="none"
        autoCorrect="off"
        spellCheck={false}
        {...useField()}
        {...props}
        type={shown ? 'text' : 'password'}
        className={styles.input}
      />
      <IconButton
        icon={shown ? EyeOff : Eye}
        label={t(shown ? 'ui.passphrase.hide' : 'ui.passphrase.show')}
        onClick={() => setShown(!shown)}
        disabled={props.disabled}
      />
    </div>
  )
}

/** One field for the whole code of an atelier: paste works, spaces and case are the reader's business. */
export function CodeInput(props: TextInputProps) {
  return (
    <input
      type="text"
      inputMode="text"
      autoCapitalize="characters"
      autoComplete="off"
      autoCorrect="off"
      spellCheck={false}
      maxLength={11}
      {...useField()}
      {...props}
      className={classes(styles.input, styles.code)}
    />
  )
}

export interface CheckboxProps extends Omit<ComponentProps<'input'>, 'className' | 'type'> {
  label: ReactNode
  hint?: ReactNode
  error?: string | null
}

/** A sentence one agrees with or not; the whole line is the target. */
export function Checkbox({ label, hint, error, ...props }: CheckboxProps) {
  const id = useId()
  const describedBy = [error && `${id}-error`, hint && `${id}-hint`].filter(Boolean).join(' ') || undefined
  return (
    <div>
      <label className={styles.check}>
        <input {...props} type="checkbox" aria-describedby={describedBy} aria-invalid={error ? true : undefined} />
        <span>{label}</span>
      </label>
      {hint && (
        <p className={styles.hint} id={`${id}-hint`}>
          {hint}
        </p>
      )}
      <FieldError id={`${id}-error`} error={error} />
    </div>
  )
}

/** One of several, seen at once; inside a FieldSet. */
export function Radio({ label, hint, ...props }: Omit<CheckboxProps, 'error'>) {
  const id = useId()
  return (
    <label className={styles.check}>
      {/* The words around a control are its name: the hint, which describes it, would be heard twice. */}
      <input
        {...props}
        type="radio"
        aria-labelledby={hint ? `${id}-label` : undefined}
        aria-describedby={hint ? id : undefined}
      />
      <span className={styles.checkText}>
        <span id={`${id}-label`}>{label}</span>
        {hint && (
          <span className={styles.hint} id={id}>
            {hint}
          </span>
        )}
      </span>
    </label>
  )
}
