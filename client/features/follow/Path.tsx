// The path of a contribution as the thread: what happened, then what is to come.
import type { FollowedWorkshop } from '../../../shared/schemas/follow.ts'
import { follow as followWords } from '../../../shared/text/fr/follow.ts'
import { words } from '../../../shared/text/words.ts'
import { sayDay, sayMoment } from '../../dates.ts'
import { Fil, type FilStep } from '../../ui/Fil.tsx'
import { Wording } from '../../ui/Wording.tsx'
import styles from './follow.module.css'
import { sayStep, type Contribution } from './say-step.ts'

const t = words(followWords)

export function Path({ one, follow: { feedbackDue, stage } }: { one: Contribution; follow: FollowedWorkshop }) {
  const steps: FilStep[] = one.steps.map((step, i) => {
    const { title, body, quote } = sayStep(step)
    return {
      id: `${step.kind} ${i}`,
      state: 'done',
      title,
      ...(step.at === null ? {} : { when: sayMoment(new Date(step.at).toISOString()) }),
      children: (
        <>
          <p>{body}</p>
          {quote !== null && (
            <p className={styles.quote}>
              <Wording {...quote} />
            </p>
          )}
        </>
      ),
    }
  })
  const isOver = stage === 'published' || stage === 'archived'
  if (one.is !== 'erased' && one.is !== 'withdrawn' && !isOver) steps.push(nextStep(feedbackDue))
  return (
    <section aria-label={t('follow.path')}>
      <Fil steps={steps} level={2} />
    </section>
  )
}

function nextStep(feedbackDue: string | null): FilStep {
  const body =
    feedbackDue === null
      ? t('follow.step.next.body')
      : t('follow.step.next.due', { day: sayDay(new Date(feedbackDue)) })
  return { id: 'next', state: 'next', title: t('follow.step.next'), children: <p>{body}</p> }
}
