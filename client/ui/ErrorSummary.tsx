// All that is to correct in a form, on top of it, with the way to each answer. It takes the focus when it comes, and again at each refusal.
import { useEffect, useRef } from 'react'
import { ui } from '../../shared/text/fr/ui.ts'
import { plural, words } from '../../shared/text/words.ts'
import { Banner } from './Banner.tsx'
import styles from './ErrorSummary.module.css'

const t = words(ui)

export interface FieldProblem {
  /** The `id` given to the Field. */
  field: string
  message: string
}

/** `attempt` counts the refusals: pass it so that a second one, even identical, is told again. */
export function ErrorSummary({ problems, attempt = 0 }: { problems: readonly FieldProblem[]; attempt?: number }) {
  const box = useRef<HTMLDivElement>(null)
  const some = problems.length > 0
  useEffect(() => {
    if (some) box.current?.focus()
  }, [some, attempt])
  if (!some) return null
  const n = problems.length
  return (
    <div ref={box} tabIndex={-1} className={styles.summary}>
      <Banner tone="danger" announce="alert" title={plural(n, t('ui.errors.one'), t('ui.errors.many', { n }))}>
        <ul className={styles.list} role="list">
          {problems.map(({ field, message }) => (
            <li key={field}>
              <a
                href={`#${field}`}
                onClick={(event) => {
                  event.preventDefault()
                  document.getElementById(field)?.focus()
                }}
              >
                {message}
              </a>
            </li>
          ))}
        </ul>
      </Banner>
    </div>
  )
}
