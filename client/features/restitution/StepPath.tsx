// The four states of a restitution, and where it stands.
import { restitutionSteps, type Restitution, type RestitutionStep } from '../../../shared/schemas/restitution.ts'
import { restitutionWords } from '../../../shared/text/fr/restitution.ts'
import { plural, words } from '../../../shared/text/words.ts'
import { sayDay } from '../../dates.ts'
import styles from './restitution.module.css'

const t = words(restitutionWords)

type Written = NonNullable<Restitution['written']>

export function StepPath({ written }: { written: Written | null }) {
  const at = written ? restitutionSteps.indexOf(written.step) : -1
  return (
    <ol role="list" className={styles.path} aria-label={t('restitution.path')}>
      {restitutionSteps.map((step, place) => (
        <li key={step} data-state={stateOf(step, place, at, written)} aria-current={place === at ? 'step' : undefined}>
          {sayStep(step, written)}
        </li>
      ))}
    </ol>
  )
}

/** What was passed over without the word of each table is not told as done. */
function stateOf(
  step: RestitutionStep,
  place: number,
  at: number,
  written: Written | null,
): 'done' | 'now' | undefined {
  if (place === at) return step === 'published' ? 'done' : 'now'
  if (place > at) return undefined
  return step === 'approved' && approvedOf(written) < (written?.tables.length ?? 0) ? undefined : 'done'
}

const approvedOf = (written: Written | null): number =>
  written?.tables.filter(({ approval }) => approval !== null).length ?? 0

function sayStep(step: RestitutionStep, written: Written | null): string {
  const [n, total] = [approvedOf(written), written?.tables.length ?? 0]
  if (step === 'approved' && n > 0 && n < total)
    return t(plural(n, 'restitution.step.approved.some.one', 'restitution.step.approved.some.many'), { n, total })
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
