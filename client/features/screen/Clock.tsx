// What is left of the round, to be read from the back of the room. Said aloud at five minutes, at one, and at the end only.
import { useEffect, useRef, useState } from 'react'
import { screen } from '../../../shared/text/fr/workshop-screen.ts'
import { words } from '../../../shared/text/words.ts'
import type { HeadView } from '../../../shared/workshop/view.ts'
import { leftOf, markPassed, sayClock, untilNextSecond } from '../../live/round-clock.ts'
import styles from './screen.module.css'

const t = words(screen)

type Round = NonNullable<HeadView['round']>

export function Clock({ round, offset }: { round: Round; offset: number }) {
  const left = useLeft(round, offset)
  const before = useRef(left)
  const [said, setSaid] = useState('')
  useEffect(() => {
    const mark = markPassed(before.current, left, round.length)
    before.current = left
    if (mark) setSaid(t(`screen.timer.${mark}`))
    else if (left !== null && left > 300_000) setSaid('') // given longer: the marks will be passed again
  }, [left, round.length])
  return (
    <>
      {left !== null && (
        <p className={styles.clock} role="timer" aria-label={t('screen.timer')} aria-live="off">
          {sayClock(left)}
        </p>
      )}
      {round.remaining !== null && <p className={styles.strong}>{t('screen.timer.paused')}</p>}
      <span className="sr-only" role="status">
        {said}
      </span>
    </>
  )
}

function useLeft(round: Round, offset: number): number | null {
  const [now, setNow] = useState(() => Date.now())
  const left = leftOf(round, null, now + offset)
  useEffect(() => {
    const isRunning = left !== null && left > 0 && round.remaining === null
    const next = setTimeout(() => setNow(Date.now()), isRunning ? untilNextSecond(left) : 1_000)
    return () => clearTimeout(next)
  })
  return left
}
