// In which language somebody says that their words are: asked only where more than one comes into play.
import { language as ofPage } from '../../shared/text/words.ts'
import { languages, roomLanguage, type Language } from '../../shared/workshop/languages.ts'
import { Field } from './Field.tsx'
import { Select } from './inputs.tsx'
import { nameOf } from './Wording.tsx'

export type LanguageFieldProps = {
  label: string
  value: Language
  /** Of the words as they stand: another one than the room's is asked for on any page. */
  was: Language | undefined
  onChange(language: Language): void
}

export function LanguageField({ label, value, was = roomLanguage, onChange }: LanguageFieldProps) {
  if (was === roomLanguage && ofPage === roomLanguage) return null
  return (
    <Field label={label}>
      <Select
        value={value}
        onChange={(event) => onChange(languages.find((one) => one === event.target.value) ?? value)}
      >
        {languages.map((one) => (
          <option key={one} value={one}>
            {nameOf(one)}
          </option>
        ))}
      </Select>
    </Field>
  )
}
