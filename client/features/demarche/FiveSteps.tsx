// The five steps of a démarche in a strip: those passed, the current one, those to come.
import { steps, type Step } from '../../../shared/rules/demarche-roles.ts'
import { demarche } from '../../../shared/text/fr/demarche.ts'
import { roleWords } from '../../../shared/text/fr/roles.ts'
import { words } from '../../../shared/text/words.ts'
import styles from './rows.module.css'
import { stepState } from './steps.ts'

const t = words({ ...demarche, ...roleWords })

export function FiveSteps({ current }: { current: Step }) {
  return (
    <ol role="list" className={styles.five} aria-label={t('demarche.steps')}>
      {steps.map((step) => {
        const state = stepState(step, current)
        return (
          <li key={step} className={styles[state]} aria-current={state === 'now' ? 'step' : undefined}>
            {t(`step.${step}`)}
            <span className="sr-only">, {t(`demarche.steps.${state}`)}</span>
          </li>
        )
      })}
    </ol>
  )
}
