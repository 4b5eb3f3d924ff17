// The running order beside the board: what was played, what is in hand, what comes, and the way to any of it.
import Check from 'lucide-react/icons/check'
import Plus from 'lucide-react/icons/plus'
import { workshopConsole } from '../../../shared/text/fr/workshop-console.ts'
import { workshopWords } from '../../../shared/text/fr/workshop-words.ts'
import { words } from '../../../shared/text/words.ts'
import type { CommonView } from '../../../shared/workshop/view.ts'
import { sayTime } from '../../dates.ts'
import { Button } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'
import styles from './console.module.css'
import { after, startsOf, totalMinutes } from './running-order.ts'

const t = words({ ...workshopConsole, ...workshopWords })

export interface RunListProps {
  view: CommonView
  /** When the workshop was meant to begin. */
  startsAt: string | null
  onGo: (phaseId: string) => void
  onAdd: (() => void) | null
}

export function RunList({ view, startsAt, onGo, onAdd }: RunListProps) {
  const { plan, head } = view
  const times = timesOf(view, startsAt)
  const end = times.end
  return (
    <nav className={styles.runs} aria-labelledby="console-plan">
      <h2 id="console-plan">{end ? t('console.plan.until', { time: sayTime(end) }) : t('console.plan')}</h2>
      <ol role="list">
        {plan.map((phase, at) => {
          const isNow = phase.id === head.phase?.id && head.stage === 'running'
          const state = isNow ? 'now' : phase.skipped ? 'skipped' : phase.rounds > 0 ? 'played' : null
          return (
            <li key={phase.id} data-state={state ?? undefined} aria-current={isNow ? 'step' : undefined}>
              <button
                type="button"
                aria-disabled={isNow || head.stage !== 'running' || undefined}
                onClick={() => !isNow && head.stage === 'running' && onGo(phase.id)}
              >
                <span className={`${styles.when} num`}>{sayAt(times.starts[at])}</span>
                <span>
                  <b>{phase.title}</b>
                  {state === 'played' && <Icon of={Check} className={styles.tick} />}
                  {state && (
                    <span className={state === 'skipped' ? styles.stateWord : 'sr-only'}>
                      {' '}
                      {t(`console.plan.${state}`)}
                    </span>
                  )}
                </span>
                <span className={`${styles.when} num`}>{t('workshop.minutes', { n: phase.minutes })}</span>
              </button>
            </li>
          )
        })}
      </ol>
      {onAdd && (
        <div className={styles.addPhase}>
          <Button variant="quiet" size="sm" icon={Plus} onClick={onAdd}>
            {t('console.plan.add')}
          </Button>
        </div>
      )}
    </nav>
  )
}

const sayAt = (at: Date | null | undefined): string => (at ? sayTime(at) : '')

type Times = { starts: readonly (Date | null)[]; end: Date | null }

/** While it runs: when what comes would start, by the timer of the phase in hand. Before: as it was planned. */
function timesOf({ plan, head }: CommonView, startsAt: string | null): Times {
  const isRunning = head.stage === 'running'
  const from = isRunning ? (head.round?.endsAt ?? null) : head.stage === 'open' ? startsAt : null
  if (from === null) return { starts: [], end: null }
  const first = isRunning ? plan.findIndex(({ id }) => id === head.phase?.id) + 1 : 0
  const coming = plan.slice(first)
  const starts = startsOf(coming).map((minutes, at) => (coming[at]?.skipped ? null : after(from, minutes)))
  return { starts: [...plan.slice(0, first).map(() => null), ...starts], end: after(from, totalMinutes(coming)) }
}
