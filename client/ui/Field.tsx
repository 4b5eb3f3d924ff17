// A question and its answer: label, hint and error are tied to the control placed inside, whatever it is.
import CircleAlert from 'lucide-react/icons/circle-alert'
import { createContext, use, useId, type ReactNode } from 'react'
import { ui } from '../../shared/text/fr/ui.ts'
import { words } from '../../shared/text/words.ts'
import styles from './Field.module.css'
import { Icon } from './Icon.tsx'

const t = words(ui)

interface FieldContext {
  id: string
  describedBy: string | undefined
  invalid: boolean
  optional: boolean
}

const Context = createContext<FieldContext | null>(null)

export interface FieldProps {
  label: ReactNode
  hint?: ReactNode
  /** The error of this answer: what happened and what to do, in a sentence. */
  error?: string | null | undefined
  /** Says « facultatif »: the exception is what gets written, required being the rule. Of what narrows a list it goes unsaid. */
  optional?: boolean | 'unsaid'
  /** A link on the line of the label (« Phrase de passe oubliée »). */
  action?: ReactNode
  /** Needed only for ErrorSummary, whose links lead to it. */
  id?: string
  children: ReactNode
}

export function Field({ label, hint, error, optional = false, action, id: given, children }: FieldProps) {
  const made = useId()
  const id = given ?? made
  const describedBy = [error && `${id}-error`, hint && `${id}-hint`].filter(Boolean).join(' ') || undefined
  return (
    <Context value={{ id, describedBy, invalid: Boolean(error), optional: optional !== false }}>
      <div className={styles.field}>
        <label className={styles.label} htmlFor={id}>
          {label} {optional === true && <span className={styles.optional}>({t('ui.optional')})</span>}
        </label>
        {children}
        {/* Shown above, met below: from one answer to the next, Tab meets nothing else. */}
        {action && <span className={styles.action}>{action}</span>}
        <FieldError id={`${id}-error`} error={error} />
        {hint && (
          <p className={styles.hint} id={`${id}-hint`}>
            {hint}
          </p>
        )}
      </div>
    </Context>
  )
}

/** The sentence of an error, with its icon and the word « Erreur » for those who do not see the colour. */
export function FieldError({ id, error }: { id: string; error: string | null | undefined }) {
  if (!error) return null
  return (
    <p className={styles.error} id={id}>
      <Icon of={CircleAlert} />
      <span>
        <span className="sr-only">{t('ui.error')}</span>
        {error}
      </span>
    </p>
  )
}

/** What a control must carry to belong to the Field around it; outside a Field, it needs its own label. */
export function useField() {
  const field = use(Context)
  if (!field) return {}
  return {
    id: field.id,
    'aria-describedby': field.describedBy,
    'aria-invalid': field.invalid || undefined,
    'aria-required': field.optional ? undefined : true,
  }
}

/** Several controls under one question (checkboxes, radios). */
export function FieldSet({
  legend,
  hint,
  error,
  children,
}: {
  legend: string
  hint?: ReactNode
  error?: string | null
  children: ReactNode
}) {
  const id = useId()
  return (
    <fieldset
      className={styles.set}
      aria-describedby={[error && `${id}-error`, hint && `${id}-hint`].filter(Boolean).join(' ') || undefined}
    >
      <legend className={styles.label}>{legend}</legend>
      {hint && (
        <p className={styles.hint} id={`${id}-hint`}>
          {hint}
        </p>
      )}
      <div>{children}</div>
      <FieldError id={`${id}-error`} error={error} />
    </fieldset>
  )
}
