// A question before what cannot be undone, in its place; the focus goes to the way back.
import { useId } from 'react'
import { follow as followWords } from '../../../shared/text/fr/follow.ts'
import { words } from '../../../shared/text/words.ts'
import { Button } from '../../ui/Button.tsx'
import styles from './follow.module.css'

const t = words(followWords)

export type SureProps = { question: string; keep: string; act: string; busy: boolean; onKeep(): void; onAct(): void }

export function Sure({ question, keep, act, busy, onKeep, onAct }: SureProps) {
  const id = useId()
  return (
    <div className={styles.sure} role="group" aria-labelledby={id}>
      <p id={id}>{question}</p>
      <div className="row">
        {/* The question has just been asked by the button that stood here. */}
        {/* oxlint-disable-next-line jsx-a11y/no-autofocus */}
        <Button variant="second" autoFocus onClick={onKeep}>
          {keep}
        </Button>
        <Button variant="danger" busy={busy} busyLabel={t('follow.busy')} onClick={onAct}>
          {act}
        </Button>
      </div>
    </div>
  )
}
