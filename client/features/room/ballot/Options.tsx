// One of several answers, each a line as tall as a finger.
import { useId } from 'react'
import roomStyles from '../room.module.css'
import styles from './ballot.module.css'

export type OptionsProps = {
  legend: string
  /** What the answers are about, told with the legend to who does not see them together. */
  about?: string
  value: number | null
  options: readonly { label: string; hint: string | null }[]
  isLocked?: boolean
  onChoose(position: number): void
}

export function Options({ legend, about, value, options, isLocked = false, onChoose }: OptionsProps) {
  const name = useId()
  return (
    <fieldset className={styles.options}>
      <legend>
        {legend}
        {about && <span className="sr-only"> {about}</span>}
      </legend>
      {options.map(({ label, hint }, position) => (
        <label key={label} className={roomStyles.choice}>
          <input
            type="radio"
            name={name}
            checked={position === value}
            disabled={isLocked}
            aria-describedby={hint ? `${name}-${position}` : undefined}
            onChange={() => onChoose(position)}
          />
          <span>
            {label}
            {hint && <small id={`${name}-${position}`}>{hint}</small>}
          </span>
        </label>
      ))}
    </fieldset>
  )
}
