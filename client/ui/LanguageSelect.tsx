// In which language somebody says that their words are.
import { languages, type Language } from '../../shared/workshop/languages.ts'
import { Select } from './inputs.tsx'
import { nameOf } from './Wording.tsx'

export type LanguageSelectProps = { value: Language; onChange(language: Language): void }

/** Within a `Field`, which names it. */
export function LanguageSelect({ value, onChange }: LanguageSelectProps) {
  return (
    <Select value={value} onChange={(event) => onChange(languages.find((one) => one === event.target.value) ?? value)}>
      {languages.map((one) => (
        <option key={one} value={one}>
          {nameOf(one)}
        </option>
      ))}
    </Select>
  )
}
