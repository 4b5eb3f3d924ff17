// What changed, in plain words, below each title.
import type { Comparison } from '../../../shared/schemas/history.ts'
import { historyWords } from '../../../shared/text/fr/history.ts'
import { words } from '../../../shared/text/words.ts'
import { Dialog } from '../../ui/aria/Dialog.tsx'
import { Button } from '../../ui/Button.tsx'
import { useState } from 'react'
import styles from './history.module.css'
import type { Paint } from './paint.ts'
import { saySummary } from './say-summary.ts'

const t = words(historyWords)

interface SummaryProps {
  comparison: Comparison
  paint: Paint
  /** To the first change of a section. */
  onGo: (change: number) => void
}

export function Summary({ comparison: { sections, changes }, paint, onGo }: SummaryProps) {
  const [isOpen, setOpen] = useState(false)
  const nameOf = (hand: number) =>
    paint.hands[hand]?.organisation?.name ?? paint.hands[hand]?.name ?? t('history.nobody')
  const go = (blockId: string | undefined) => {
    const first = changes.find(({ section }) => section?.blockId === blockId)
    setOpen(false)
    if (first) onGo(first.id)
  }
  return (
    <>
      <Button variant="quiet" size="sm" onClick={() => setOpen(true)}>
        {t('history.summary.open')}
      </Button>
      {isOpen && (
        <Dialog open onClose={() => setOpen(false)} title={t('history.summary.title')} size="wide">
          <dl className={styles.summary}>
            {sections.map((one, at) => (
              <div key={one.section?.blockId ?? at}>
                <dt>
                  <button type="button" onClick={() => go(one.section?.blockId)}>
                    {one.section ? one.section.title || t('history.untitled') : t('history.aboveTitles')}
                  </button>
                </dt>
                <dd>{saySummary(one, nameOf)}</dd>
              </div>
            ))}
          </dl>
        </Dialog>
      )}
    </>
  )
}
