// The ochre band that rules the room: the phase, its instruction, the time left, and the passage to the next.
import Hand from 'lucide-react/icons/hand'
import FilePen from 'lucide-react/icons/file-pen'
import Pause from 'lucide-react/icons/pause'
import Play from 'lucide-react/icons/play'
import SkipBack from 'lucide-react/icons/skip-back'
import SkipForward from 'lucide-react/icons/skip-forward'
import { workshopConsole } from '../../../shared/text/fr/workshop-console.ts'
import { words } from '../../../shared/text/words.ts'
import type { CommonView } from '../../../shared/workshop/view.ts'
import { Button, LinkButton } from '../../ui/Button.tsx'
import { classes } from '../../ui/classes.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import { sayClock } from '../../live/round-clock.ts'
import styles from './console.module.css'
import { useLeft } from './use-left.ts'

const t = words(workshopConsole)

export type BandActs = {
  onStart: () => void
  onPause: () => void
  onExtend: () => void
  onBack: () => void
  onNext: () => void
  onClose: () => void
  onReopen: () => void
}

export interface BandProps extends BandActs {
  workshopId: string
  view: CommonView
  offset: number
  busy: boolean
  /** Somebody else has the console: this takes it. Null: it is ours. */
  onTake: (() => void) | null
}

/** The phase after the one in hand, of those that are played. */
export function nextOf({ plan, head }: Pick<CommonView, 'plan' | 'head'>) {
  const at = plan.findIndex(({ id }) => id === head.phase?.id)
  return plan.slice(at + 1).find(({ skipped }) => !skipped) ?? null
}

export function Band({ workshopId, view, offset, busy, ...acts }: BandProps) {
  const { head } = view
  if (head.stage === 'running' && head.phase && head.round)
    return <Running workshopId={workshopId} view={view} offset={offset} busy={busy} {...acts} />
  const first = view.plan.find(({ skipped }) => !skipped)
  const which = head.stage === 'open' ? 'waiting' : head.stage === 'draft' ? 'draft' : 'over'
  return (
    <section className={classes(styles.band, 'on-ochre')} aria-label={t('console.band')}>
      <div className={styles.words}>
        <h2>{t(`console.${which}`)}</h2>
        <p>{t(`console.${which}.text`)}</p>
      </div>
      <div className={styles.passage}>
        {acts.onTake && <Take onTake={acts.onTake} busy={busy} />}
        {!acts.onTake && head.stage === 'open' && first && (
          <Button variant="ink" icon={Play} busy={busy} data-next="" onClick={acts.onStart}>
            {t('console.startWith', { title: first.title })}
          </Button>
        )}
        {head.stage === 'closed' && (
          <span className={styles.after} data-next="">
            {!head.rehearsal && (
              <LinkButton variant="ink" icon={FilePen} href={`/ateliers/${workshopId}/restitution`}>
                {t('console.restitution')}
              </LinkButton>
            )}
            <Button variant="second" busy={busy} onClick={acts.onReopen}>
              {t('console.reopen')}
            </Button>
          </span>
        )}
      </div>
    </section>
  )
}

const Take = ({ onTake, busy }: { onTake: () => void; busy: boolean }) => (
  <span className={styles.next}>
    <Button variant="ink" icon={Hand} block busy={busy} onClick={onTake}>
      {t('console.lead.take')}
    </Button>
  </span>
)

function Running({ view, offset, busy, onTake, onPause, onExtend, onBack, onNext, onClose }: BandProps) {
  const { head, plan } = view
  const { left, mark } = useLeft(head.round, offset)
  const next = nextOf(view)
  const isPaused = head.round?.remaining !== null && head.round?.remaining !== undefined
  const hasTimer = left !== null
  const isFirst = plan.findIndex(({ id }) => id === head.phase?.id) <= plan.findIndex(({ skipped }) => !skipped)
  const done = hasTimer && head.round?.length ? Math.min(1, 1 - left / head.round.length) : 0
  return (
    <section className={classes(styles.band, 'on-ochre')} aria-label={t('console.band')}>
      <div className={styles.words}>
        <h2>{head.phase?.title}</h2>
        {head.phase?.prompt && <p>{head.phase.prompt}</p>}
      </div>
      <div className={styles.timer} role="timer" aria-label={t('console.timer')}>
        {hasTimer ? sayClock(left) : <span className={styles.noTimer}>{t('console.timer.none')}</span>}
        {isPaused && <span className={styles.paused}>{t('console.timer.paused')}</span>}
        {!isPaused && left === 0 && <span className={styles.paused}>{t('console.timer.over')}</span>}
      </div>
      {onTake && (
        <div className={styles.passage}>
          <Take onTake={onTake} busy={busy} />
        </div>
      )}
      {!onTake && (
        <div className={styles.passage}>
          <span className={styles.framed}>
            <IconButton
              icon={isPaused ? Play : Pause}
              label={t(isPaused ? 'console.resume' : 'console.pause')}
              aria-disabled={!hasTimer || undefined}
              onClick={() => hasTimer && onPause()}
            />
          </span>
          <button type="button" className={styles.extend} aria-label={t('console.extend.label')} onClick={onExtend}>
            {t('console.extend')}
          </button>
          <span className={styles.framed}>
            <IconButton
              icon={SkipBack}
              label={t('console.back')}
              aria-disabled={isFirst || undefined}
              onClick={() => !isFirst && onBack()}
            />
          </span>
          <span className={styles.next}>
            <Button variant="ink" icon={SkipForward} block busy={busy} data-next="" onClick={next ? onNext : onClose}>
              {next ? t('console.next', { title: next.title }) : t('console.last')}
            </Button>
          </span>
        </div>
      )}
      <div className={styles.progress} aria-hidden="true">
        <i style={{ width: `${Math.round(1000 * done) / 10}%` }} />
      </div>
      <output className="sr-only">{mark && t(`console.timer.said.${mark}`)}</output>
    </section>
  )
}
