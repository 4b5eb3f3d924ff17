// Dots, given one by one: what is left is always said, and each is saved as it is given.
import Minus from 'lucide-react/icons/minus'
import Plus from 'lucide-react/icons/plus'
import { useState } from 'react'
import { ballot } from '../../../../shared/text/fr/workshop-ballot.ts'
import { words } from '../../../../shared/text/words.ts'
import { Icon } from '../../../ui/Icon.tsx'
import type { MethodProps, Subject } from './Ballot.tsx'
import styles from './ballot.module.css'
import { numberIn, spent, withNumber } from './given.ts'
import { Saved } from './Saved.tsx'
import { sayDots, sayDotsLeft, sayDotsSaved } from './say.ts'
import { SubjectWords } from './SubjectWords.tsx'

const t = words(ballot)

/** More than this are a figure: nobody counts them. */
const mostDrawn = 6

export function Dots({ now, config: { budget, mostEach }, subjects, given, give }: MethodProps) {
  const [said, setSaid] = useState('')
  const left = Math.max(0, budget - spent(given.choice))
  const most = Math.min(mostEach, budget)
  const change = ({ id, label }: Subject, by: 1 | -1) => {
    const n = (numberIn(given.choice, id) ?? 0) + by
    if (n < 0) return
    if (n > most) return setSaid(t('ballot.dots.fullHere'))
    if (by > left) return setSaid(`${sayDotsLeft(0)}. ${t('ballot.dots.full')}`)
    give(withNumber(given.choice, id, n))
    setSaid(`${t('ballot.dots.here', { subject: label, dots: sayDots(n) })} ${sayDotsLeft(left - by)}.`)
  }
  return (
    <>
      <ul role="list" className={styles.rows}>
        {subjects.map((subject) => (
          <Row
            key={subject.id}
            subject={subject}
            n={numberIn(given.choice, subject.id) ?? 0}
            most={most}
            isSpent={left === 0}
            onChange={(by) => change(subject, by)}
          />
        ))}
      </ul>
      <span className="sr-only" role="status">
        {said}
      </span>
      <Saved now={now} state={given.state} kept={sayDotsSaved(spent(given.choice))} title={sayDotsLeft(left)}>
        {left <= mostDrawn && <Drawn full={left} most={left} />}
      </Saved>
    </>
  )
}

type RowProps = { subject: Subject; n: number; most: number; isSpent: boolean; onChange(by: 1 | -1): void }

function Row({ subject, n, most, isSpent, onChange }: RowProps) {
  return (
    <li>
      <SubjectWords subject={subject} />
      <div className={styles.step} role="group" aria-label={t('ballot.dots.of', { subject: subject.label })}>
        <StepButton icon={Minus} label={t('ballot.dots.remove')} isOff={n === 0} onPress={() => onChange(-1)} />
        {most <= mostDrawn ? <Drawn full={n} most={most} /> : <b aria-hidden="true">{n}</b>}
        <span className="sr-only">{sayDots(n)}</span>
        <StepButton icon={Plus} label={t('ballot.dots.add')} isOff={isSpent || n >= most} onPress={() => onChange(1)} />
      </div>
    </li>
  )
}

type StepButtonProps = { icon: typeof Plus; label: string; isOff: boolean; onPress(): void }

/** Stays within reach where it does nothing: whoever comes to it hears why. */
function StepButton({ icon, label, isOff, onPress }: StepButtonProps) {
  return (
    <button type="button" aria-label={label} aria-disabled={isOff || undefined} onClick={onPress}>
      <Icon of={icon} />
    </button>
  )
}

function Drawn({ full, most }: { full: number; most: number }) {
  return (
    <span className={styles.dots} aria-hidden="true">
      {Array.from({ length: most }, (_, i) => (
        <span key={i} data-full={i < full || undefined} />
      ))}
    </span>
  )
}
