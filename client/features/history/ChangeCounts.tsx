// How much changed, and where one is among the changes.
import ChevronDown from 'lucide-react/icons/chevron-down'
import ChevronUp from 'lucide-react/icons/chevron-up'
import type { Tally } from '../../../shared/history/change.ts'
import { counted } from '../../../shared/text/counted.ts'
import { historyWords } from '../../../shared/text/fr/history.ts'
import { plural, words } from '../../../shared/text/words.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import styles from './comparing.module.css'

const t = words(historyWords)

export interface ChangeCountsProps {
  count: number
  tally: Tally
  here: number | null
  /** Whether there is a text to go through. */
  isText: boolean
  onNext: () => void
  onPrevious: () => void
}

export function ChangeCounts({
  count,
  tally: { added, removed },
  here,
  isText,
  onNext,
  onPrevious,
}: ChangeCountsProps) {
  return (
    <div className={styles.sum}>
      <p className={styles.counts}>
        <span>
          <b>{plural(count, t('history.changes.one', { n: count }), t('history.changes', { n: counted(count) }))}</b>{' '}
          {t('history.between')}
        </span>
        <span className={added > 0 ? styles.added : undefined}>
          {plural(added, t('history.words.added.n', { n: added }), t('history.words.added', { n: counted(added) }))}
        </span>
        <span className={removed > 0 ? styles.removed : undefined}>
          {plural(
            removed,
            t('history.words.removed.n', { n: removed }),
            t('history.words.removed', { n: counted(removed) }),
          )}
        </span>
      </p>
      {isText && (
        <div className={styles.nav} role="group" aria-label={t('history.nav')}>
          <IconButton
            icon={ChevronUp}
            size="sm"
            label={t('history.previous')}
            aria-keyshortcuts="k"
            onClick={onPrevious}
          />
          <span className="num">
            {here === null
              ? t('history.nowhere', { total: counted(count) })
              : t('history.here', { n: counted(here + 1), total: counted(count) })}
          </span>
          <IconButton icon={ChevronDown} size="sm" label={t('history.next')} aria-keyshortcuts="j" onClick={onNext} />
        </div>
      )}
    </div>
  )
}
