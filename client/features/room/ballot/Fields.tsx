// What a form asks: marks from 1 to 5, choices, words; and who will read what.
import Eye from 'lucide-react/icons/eye'
import { useId } from 'react'
import { ballot } from '../../../../shared/text/fr/workshop-ballot.ts'
import { words } from '../../../../shared/text/words.ts'
import { longestAnswer } from '../../../../shared/workshop/ballots.ts'
import { roomLanguage } from '../../../../shared/workshop/languages.ts'
import type { FormField } from '../../../../shared/workshop/phases.ts'
import { Field } from '../../../ui/Field.tsx'
import { Icon } from '../../../ui/Icon.tsx'
import { TextArea } from '../../../ui/inputs.tsx'
import roomStyles from '../room.module.css'
import styles from './ballot.module.css'
import { Options } from './Options.tsx'
import type { Filled } from './use-filled.ts'

const t = words(ballot)

export type FieldsProps = { fields: readonly FormField[]; filled: Filled; isLocked: boolean }

export function Fields({ fields, filled, isLocked }: FieldsProps) {
  return (
    <>
      <div className={styles.answers}>
        {fields.map((field) => (
          <OneField key={field.id} field={field} filled={filled} isLocked={isLocked} />
        ))}
      </div>
      <p className={roomStyles.privacy}>
        <Icon of={Eye} />
        <span>{t('form.privacy')}</span>
      </p>
    </>
  )
}

function OneField({ field, filled, isLocked }: { field: FormField; filled: Filled; isLocked: boolean }) {
  const { id, kind, label, choices } = field
  const mark = filled.marks[id] ?? null
  switch (kind) {
    case 'rating':
      return <Rating label={label} value={mark} isLocked={isLocked} onChange={(n) => filled.mark(id, n)} />
    case 'choice':
      return (
        <Options
          legend={<span lang="fr">{label}</span>}
          value={mark}
          options={choices.map((choice) => ({ label: choice, language: roomLanguage, hint: null }))}
          isLocked={isLocked}
          onChoose={(position) => filled.mark(id, position)}
        />
      )
    case 'text':
      return (
        <Field label={<span lang="fr">{label}</span>} optional hint={t('form.text.hint')}>
          <TextArea
            rows={4}
            maxLength={longestAnswer}
            readOnly={isLocked}
            value={filled.texts[id] ?? ''}
            onChange={(event) => filled.write(id, event.target.value)}
            onBlur={filled.rest}
          />
        </Field>
      )
  }
}

type RatingProps = { label: string; value: number | null; isLocked: boolean; onChange(mark: number): void }

function Rating({ label, value, isLocked, onChange }: RatingProps) {
  const name = useId()
  return (
    <fieldset className={styles.options} aria-describedby={`${name}-ends`}>
      <legend lang="fr">{label}</legend>
      <div className={styles.marks}>
        {[1, 2, 3, 4, 5].map((mark) => (
          <label key={mark} className={styles.mark}>
            <input
              type="radio"
              name={name}
              checked={mark === value}
              disabled={isLocked}
              onChange={() => onChange(mark)}
            />
            {mark}
          </label>
        ))}
      </div>
      <p className={styles.ends} id={`${name}-ends`}>
        <span>{t('form.rating.low')}</span>
        <span>{t('form.rating.high')}</span>
      </p>
    </fieldset>
  )
}
