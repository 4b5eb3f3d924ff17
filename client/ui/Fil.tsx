// The thread: knots on a line, telling an order (a journey, a provenance, a follow-up).
import type { ReactNode } from 'react'
import { ui } from '../../shared/text/fr/ui.ts'
import { words } from '../../shared/text/words.ts'
import styles from './Fil.module.css'

const t = words(ui)

export interface FilStep {
  id: string
  state: 'done' | 'now' | 'next'
  title: ReactNode
  when?: ReactNode
  children?: ReactNode
}

export function Fil({ steps, level = 3 }: { steps: readonly FilStep[]; level?: 2 | 3 }) {
  const Heading = level === 2 ? 'h2' : 'h3'
  return (
    <ol role="list" className={styles.fil}>
      {steps.map((step) => (
        <li key={step.id} className={styles[step.state]} aria-current={step.state === 'now' ? 'step' : undefined}>
          {step.when && <p className={styles.when}>{step.when}</p>}
          <Heading className={styles.title}>
            <span className="sr-only">{t(`ui.fil.${step.state}`)}</span>
            {step.title}
          </Heading>
          {step.children && <div className={styles.inside}>{step.children}</div>}
        </li>
      ))}
    </ol>
  )
}
