// What changed, in plain words, below each title.
import { sayingsOf } from '../../../shared/history/changes/sayings.ts'
import type { Comparison } from '../../../shared/schemas/history.ts'
import { historyWords } from '../../../shared/text/fr/history.ts'
import { words } from '../../../shared/text/words.ts'
import { Dialog } from '../../ui/aria/Dialog.tsx'
import { Button } from '../../ui/Button.tsx'
import { useState } from 'react'
import styles from './comparing.module.css'
import type { Paint } from './paint.ts'

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
  const said = isOpen ? sayingsOf(sections, nameOf) : []
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
          <ul role="list" className={styles.summary}>
            {said.map((sentence, at) => (
              <li key={sections[at]?.section?.blockId ?? at}>
                <p>{sentence}</p>
                <button type="button" onClick={() => go(sections[at]?.section?.blockId)}>
                  {t('history.summary.go')}
                </button>
              </li>
            ))}
          </ul>
        </Dialog>
      )}
    </>
  )
}
