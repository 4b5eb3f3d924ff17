// A form on screen: what is to correct comes first and takes the focus, then what failed, then the questions.
import type { ReactNode } from 'react'
import { sayFailure } from '../error-words.ts'
import { Banner } from '../ui/Banner.tsx'
import { ErrorSummary } from '../ui/ErrorSummary.tsx'
import styles from './forms.module.css'
import type { FormState } from './use-form.ts'

export function Form({ form, id, children }: { form: FormState; id?: string; children: ReactNode }) {
  return (
    <form id={id} className={styles.form} onSubmit={form.submit} noValidate aria-busy={form.pending || undefined}>
      <ErrorSummary problems={form.problems} attempt={form.attempt} />
      {form.failure && (
        <Banner key={form.attempt} tone="danger">
          {sayFailure(form.failure)}
        </Banner>
      )}
      {children}
    </form>
  )
}

/** Questions that go together, under a heading of their own. */
export function FormPart({ title, hint, children }: { title: string; hint?: string; children: ReactNode }) {
  return (
    <fieldset className={styles.part}>
      <legend>{title}</legend>
      {hint && <p className={styles.partHint}>{hint}</p>}
      {children}
    </fieldset>
  )
}
