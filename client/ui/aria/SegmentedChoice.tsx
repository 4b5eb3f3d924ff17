// One of a few, all in sight (Rédiger, Suggérer, Lire): a radio group that looks like a strip.
import { RadioGroup, Radio } from 'react-aria-components/RadioGroup'
import { Icon, type IconShape } from '../Icon.tsx'
import styles from './Choice.module.css'

export interface SegmentedOption<Id extends string> {
  id: Id
  label: string
  icon?: IconShape
  disabled?: boolean
}

export interface SegmentedChoiceProps<Id extends string> {
  /** Names the group; not shown. */
  label: string
  options: readonly SegmentedOption<Id>[]
  value: Id
  onChange: (id: Id) => void
  disabled?: boolean
}

export function SegmentedChoice<Id extends string>({
  label,
  options,
  value,
  onChange,
  disabled = false,
}: SegmentedChoiceProps<Id>) {
  const choose = (id: string) => {
    const chosen = options.find((option) => option.id === id)
    if (chosen) onChange(chosen.id)
  }
  return (
    <RadioGroup
      aria-label={label}
      className={styles.seg}
      orientation="horizontal"
      value={value}
      onChange={choose}
      isDisabled={disabled}
    >
      {options.map((option) => (
        <Radio key={option.id} value={option.id} className={styles.part} isDisabled={option.disabled ?? false}>
          {option.icon && <Icon of={option.icon} />}
          {option.label}
        </Radio>
      ))}
    </RadioGroup>
  )
}
