// One of several answers, each a line as tall as a finger.
import { useId, type ReactNode } from 'react'
import type { Language } from '../../../../shared/workshop/languages.ts'
import { Wording } from '../../../ui/Wording.tsx'
import roomStyles from '../room.module.css'
import styles from './ballot.module.css'

export type OptionsProps = {
  legend: ReactNode
  /** What the answers are about, told with the legend to who does not see them together. */
  about?: string
  value: number | null
  options: readonly { label: string; /** Of one that somebody typed. */ language?: Language; hint: string | null }[]
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
      {options.map(({ label, language, hint }, position) => (
        <label key={label} className={roomStyles.choice}>
          <input
            type="radio"
            name={name}
            checked={position === value}
            disabled={isLocked}
            // The words around a control are its name: the hint, which describes it, would be heard twice.
            aria-labelledby={hint ? `${name}-${position}-label` : undefined}
            aria-describedby={hint ? `${name}-${position}` : undefined}
            onChange={() => onChoose(position)}
          />
          <span>
            <span id={`${name}-${position}-label`}>
              {language ? <Wording text={label} language={language} /> : label}
            </span>
            {hint && (
              <small id={`${name}-${position}`} lang={language && 'fr'}>
                {hint}
              </small>
            )}
          </span>
        </label>
      ))}
    </fieldset>
  )
}
