// Each subject on two axes: two sliders, and the plane as a picture of what they say.
import { useEffect, useRef, useState } from 'react'
import { ballot } from '../../../../shared/text/fr/workshop-ballot.ts'
import { plural, words } from '../../../../shared/text/words.ts'
import { Button } from '../../../ui/Button.tsx'
import { Plane } from '../../../ui/Plane.tsx'
import type { MethodProps, Subject } from './Ballot.tsx'
import styles from './ballot.module.css'
import { placeIn } from './given.ts'
import { Saved } from './Saved.tsx'
import { SubjectWords } from './SubjectWords.tsx'

const t = words(ballot)

const middle = 50
const step = 5
/** After the last move of a slider. */
const quietMoment = 300

type Place = [number, number]

export function Matrix({ now, config: { axes }, subjects, given, give }: MethodProps) {
  const { moved, move } = useMoves((id, place) => {
    const { [id]: _, ...others } = given.choice
    give(place ? { ...others, [id]: place } : others)
  })
  const placeOf = ({ id }: Subject) => (moved?.id === id ? moved.place : placeIn(given.choice, id))
  const n = subjects.filter((subject) => placeOf(subject)).length
  return (
    <>
      <p className="muted">{t('ballot.matrix.hint')}</p>
      <ol className={styles.placed}>
        {subjects.map((subject) => (
          <Sliders
            key={subject.id}
            subject={subject}
            axes={axes}
            place={placeOf(subject)}
            onMove={(place) => move(subject.id, place)}
          />
        ))}
      </ol>
      <Plane
        axes={axes}
        points={subjects.flatMap((subject, i) => {
          const place = placeOf(subject)
          return place ? [{ place, mark: String(i + 1), is: 'yours' as const }] : []
        })}
      />
      <Saved
        now={now}
        state={given.state}
        title={t(plural(n, 'ballot.answered.one', 'ballot.answered.many'), { n, total: subjects.length })}
      />
    </>
  )
}

/** What is being moved is shown at once, and given when it rests. */
function useMoves(give: (id: string, place: Place | null) => void) {
  const [moved, setMoved] = useState<{ id: string; place: Place | null } | null>(null)
  const last = useRef(give)
  last.current = give
  useEffect(() => {
    if (!moved) return
    const rest = setTimeout(() => {
      last.current(moved.id, moved.place)
      setMoved(null)
    }, quietMoment)
    return () => clearTimeout(rest)
  }, [moved])
  const move = (id: string, place: Place | null) => {
    if (moved && moved.id !== id) give(moved.id, moved.place)
    setMoved({ id, place })
  }
  return { moved, move }
}

type SlidersProps = {
  subject: Subject
  axes: [string, string]
  place: Place | null
  onMove(place: Place | null): void
}

function Sliders({ subject, axes, place, onMove }: SlidersProps) {
  const { label } = subject
  const [x, y] = place ?? [middle, middle]
  return (
    <li>
      <SubjectWords subject={subject} />
      <Slider axis={axes[0]} about={label} value={x} isSet={place !== null} onMove={(value) => onMove([value, y])} />
      <Slider axis={axes[1]} about={label} value={y} isSet={place !== null} onMove={(value) => onMove([x, value])} />
      {place && (
        <Button variant="quiet" size="sm" onClick={() => onMove(null)}>
          {t('ballot.matrix.remove')}
          <span className="sr-only"> {label}</span>
        </Button>
      )}
    </li>
  )
}

type SliderProps = { axis: string; about: string; value: number; isSet: boolean; onMove(value: number): void }

function Slider({ axis, about, value, isSet, onMove }: SliderProps) {
  const said = isSet ? t('ballot.matrix.value', { n: value }) : t('ballot.matrix.unplaced')
  return (
    <label className={styles.slider}>
      <span>
        <span lang="fr">{axis}</span> <span className="num muted">{said}</span>
      </span>
      <input
        type="range"
        min={0}
        max={100}
        step={step}
        value={value}
        data-unset={!isSet || undefined}
        aria-label={t('ballot.matrix.axis', { axis, subject: about })}
        aria-valuetext={said}
        onChange={(event) => onMove(Number(event.target.value))}
      />
    </label>
  )
}
