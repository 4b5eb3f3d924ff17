// The types that a contribution may have: a radio group in the shape of chips, as tall as a finger.
import { useId } from 'react'
import { room } from '../../../shared/text/fr/workshop-room.ts'
import { words } from '../../../shared/text/words.ts'
import type { ContributionType } from '../../../shared/workshop/phases.ts'
import { Kind } from '../../ui/Kind.tsx'
import styles from './room.module.css'

const t = words(room)

export type ChipsProps = {
  types: readonly ContributionType[]
  value: ContributionType
  onChange(type: ContributionType): void
}

export function Chips({ types, value, onChange }: ChipsProps) {
  const name = useId()
  return (
    <fieldset className={styles.chips}>
      <legend className="sr-only">{t('room.types')}</legend>
      {types.map((type) => (
        <label key={type} className={styles.chip}>
          <input type="radio" name={name} value={type} checked={type === value} onChange={() => onChange(type)} />
          <Kind type={type} />
        </label>
      ))}
    </fieldset>
  )
}
