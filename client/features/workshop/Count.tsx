// A whole number of a phase's settings, and what the settings of every mechanism are given.
import { Field } from '../../ui/Field.tsx'
import { TextInput } from '../../ui/inputs.tsx'

/** What is to correct, by field. */
export type Errors = Partial<Record<string, string>>
export type Part<C> = { config: C; errors: Errors; onChange: (config: C) => void }

export interface CountProps {
  label: string
  value: number
  error: string | undefined
  onChange: (n: number) => void
}

/** What is no number is 0 until corrected. */
export function Count({ label, value, error, onChange }: CountProps) {
  return (
    <Field label={label} error={error ?? null}>
      <TextInput
        inputMode="numeric"
        value={value === 0 ? '' : String(value)}
        onChange={(event) => onChange(Number(event.target.value.replace(/\D/g, '')))}
      />
    </Field>
  )
}
