// What is left of the round, by the server's clock. Said aloud at five minutes, at one, and at the end only.
import { useEffect, useRef, useState } from 'react'
import { room } from '../../../shared/text/fr/workshop-room.ts'
import { words } from '../../../shared/text/words.ts'
import type { HeadView, TableView } from '../../../shared/workshop/view.ts'
import styles from './room.module.css'
import { leftOf, markPassed, sayClock, untilNextSecond } from '../../live/round-clock.ts'

const t = words(room)

export type TimerProps = { round: NonNullable<HeadView['round']>; table: TableView | null; offset: number }

export function Timer({ round, table, offset }: TimerProps) {
  const left = useLeft(round, table, offset)
  const before = useRef(left)
  const [said, setSaid] = useState('')
  useEffect(() => {
    const mark = markPassed(before.current, left, round.length && round.length + (table?.extra ?? 0))
    before.current = left
    if (mark) setSaid(t(`room.timer.${mark}`))
    else if (left !== null && left > 300_000) setSaid('') // given longer: the marks will be passed again
  }, [left, round.length, table])
  return (
    <>
      {left !== null && (
        <span className={styles.timer} role="timer" aria-label={t('room.timer')} aria-live="off">
          {round.remaining !== null && <span className={styles.paused}>{t('room.timer.paused')} </span>}
          {sayClock(left)}
        </span>
      )}
      <span className="sr-only" role="status">
        {said}
      </span>
    </>
  )
}

function useLeft(round: TimerProps['round'], table: TableView | null, offset: number): number | null {
  const [now, setNow] = useState(() => Date.now())
  const left = leftOf(round, table, now + offset)
  useEffect(() => {
    const isRunning = left !== null && left > 0 && round.remaining === null
    const next = setTimeout(() => setNow(Date.now()), isRunning ? untilNextSecond(left) : 1_000)
    return () => clearTimeout(next)
  })
  return left
}
