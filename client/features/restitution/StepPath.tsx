// The four states of a restitution, and where it stands.
import { restitutionSteps, type Restitution } from '../../../shared/schemas/restitution.ts'
import { restitutionWords } from '../../../shared/text/fr/restitution.ts'
import { words } from '../../../shared/text/words.ts'
import { sayDay } from '../../dates.ts'
import styles from './restitution.module.css'

const t = words(restitutionWords)

type Written = NonNullable<Restitution['written']>

export function StepPath({ written }: { written: Written | null }) {
  const at = written ? restitutionSteps.indexOf(written.step) : -1
  return (
    <ol role="list" className={styles.path} aria-label={t('restitution.path')}>
      {restitutionSteps.map((step, place) => (
        <li
          key={step}
          data-state={place < at || (place === at && step === 'published') ? 'done' : place === at ? 'now' : undefined}
          aria-current={place === at ? 'step' : undefined}
        >
          {sayStep(step, written)}
        </li>
      ))}
    </ol>
  )
}

function sayStep(step: (typeof restitutionSteps)[number], written: Written | null): string {
  if (step === 'corrections' && written?.correctionsUntil) {
    const until = new Date(written.correctionsUntil)
    const isOver = until < new Date()
    return t(isOver ? 'restitution.step.corrections.over' : 'restitution.step.corrections.until', {
      day: sayDay(until),
    })
  }
  if (step === 'published' && written?.publishedAt) {
    return t('restitution.step.published.on', { day: sayDay(new Date(written.publishedAt)) })
  }
  return t(`restitution.step.${step}`)
}
