// How someone wants to be spoken of: feminine, masculine or neutral.
import { useId } from 'react'
import type { GrammaticalForm } from '../../shared/schemas/people.ts'
import { forms } from '../../shared/text/fr/forms.ts'
import { words } from '../../shared/text/words.ts'
import { FieldSet } from '../ui/Field.tsx'
import { Radio } from '../ui/inputs.tsx'
import styles from './forms.module.css'

const t = words(forms)
const choices: readonly GrammaticalForm[] = ['feminine', 'masculine', 'neutral']

export interface AddressChoiceProps {
  value: GrammaticalForm
  onChange: (value: GrammaticalForm) => void
}

export function AddressChoice({ value, onChange }: AddressChoiceProps) {
  const name = useId()
  return (
    <FieldSet legend={t('forms.address')} hint={t('forms.addressHint')}>
      <div className={styles.forms}>
        {choices.map((choice) => (
          <Radio
            key={choice}
            name={name}
            label={t(`forms.${choice}`)}
            checked={value === choice}
            onChange={() => onChange(choice)}
          />
        ))}
      </div>
    </FieldSet>
  )
}
