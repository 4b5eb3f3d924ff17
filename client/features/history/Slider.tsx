// The line of time under one's finger: a tick at the end of each sitting. Arrows go from tick to tick, pages from day to day.
import ChevronLeft from 'lucide-react/icons/chevron-left'
import ChevronRight from 'lucide-react/icons/chevron-right'
import Pause from 'lucide-react/icons/pause'
import Play from 'lucide-react/icons/play'
import { useEffect, useState, type KeyboardEvent } from 'react'
import { historyWords } from '../../../shared/text/fr/history.ts'
import { words } from '../../../shared/text/words.ts'
import { Button } from '../../ui/Button.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import styles from './reading.module.css'
import type { Moment } from './lines.ts'
import { tickAfterKey, tickNear } from './ticks.ts'

const t = words(historyWords)

/** Milliseconds for which each moment is shown while it is played again; the text must be there too. */
const beat = 1_600

export interface SliderProps {
  /** The earliest first. */
  ticks: readonly Moment[]
  position: number
  /** Whether the text of that moment is shown by now. */
  isShown: boolean
  onMove: (position: number) => void
}

export function Slider({ ticks, position, isShown, onMove }: SliderProps) {
  const at = tickNear(ticks, position)
  const [isPlaying, setPlaying] = useState(false)
  const isLast = at >= ticks.length - 1
  const move = (to: number) => {
    const tick = ticks[to]
    if (tick) onMove(tick.position)
  }
  useEffect(() => {
    if (!isPlaying) return
    if (isLast) return setPlaying(false)
    if (!isShown) return
    const timer = setTimeout(() => move(at + 1), beat)
    return () => clearTimeout(timer)
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- one beat for each moment that is shown
  }, [isPlaying, at, isLast, isShown])
  if (ticks.length < 2) return null
  const keys = (event: KeyboardEvent) => {
    const to = tickAfterKey(ticks, at, event.key)
    if (to === null) return
    event.preventDefault()
    setPlaying(false)
    move(to)
  }
  const play = () => {
    if (!isPlaying && isLast) move(0)
    setPlaying(!isPlaying)
  }
  const here = ticks[at]
  return (
    <div className={styles.slider} role="group" aria-label={t('history.slider')}>
      <Button variant="second" size="sm" icon={isPlaying ? Pause : Play} onClick={play}>
        {t(isPlaying ? 'history.slider.pause' : 'history.slider.play')}
      </Button>
      <IconButton
        icon={ChevronLeft}
        size="sm"
        label={t('history.slider.previous')}
        disabled={at === 0}
        onClick={() => move(at - 1)}
      />
      <input
        type="range"
        min={0}
        max={ticks.length - 1}
        value={at}
        aria-label={t('history.slider.label')}
        aria-valuetext={here ? t('history.slider.value', { moment: here.label, people: here.people }) : undefined}
        onChange={(event) => move(Number(event.target.value))}
        onKeyDown={keys}
      />
      <IconButton
        icon={ChevronRight}
        size="sm"
        label={t('history.slider.next')}
        disabled={isLast}
        onClick={() => move(at + 1)}
      />
      <span className={styles.sliderHere}>
        <b>{here?.label}</b>
        {here?.people && <span>{here.people}</span>}
      </span>
    </div>
  )
}
