// One answer of the preparation: typed here, saved when the field is left, and only if it changed and is right.
import { useState, type ReactNode } from 'react'
import { Field } from '../../ui/Field.tsx'
import { TextArea, TextInput, type TextInputProps } from '../../ui/inputs.tsx'

export interface KeptFieldProps {
  label: string
  hint?: ReactNode
  value: string
  /** Of what is typed: what is to correct, or null. */
  check?: (text: string) => string | null
  /** Resolves to whether it was kept: what was typed stays here until then. */
  onKeep: (text: string) => Promise<boolean>
  lines?: number
  type?: TextInputProps['type']
  inputMode?: TextInputProps['inputMode']
  most?: number
  optional?: boolean
  disabled?: boolean
}

export function KeptField({
  label,
  hint,
  value,
  check,
  onKeep,
  lines,
  type,
  inputMode,
  most,
  optional,
  disabled,
}: KeptFieldProps) {
  // Null: nothing typed, what is kept is shown, also when another person changes it.
  const [typed, setTyped] = useState<string | null>(null)
  const [error, setError] = useState<string | null>(null)
  const keep = () => {
    if (typed === null) return
    const wrong = check?.(typed) ?? null
    setError(wrong)
    if (wrong !== null) return
    if (typed === value) return setTyped(null)
    // What was typed since, while this was on its way, stays.
    void onKeep(typed).then((kept) => kept && setTyped((now) => (now === typed ? null : now)))
  }
  const shared = {
    value: typed ?? value,
    maxLength: most,
    disabled,
    onBlur: keep,
    onChange: (event: { target: { value: string } }) => setTyped(event.target.value),
  }
  return (
    <Field label={label} hint={hint} error={error} optional={optional ?? false}>
      {lines ? (
        <TextArea rows={lines} {...shared} />
      ) : (
        <TextInput type={type ?? 'text'} inputMode={inputMode} {...shared} />
      )}
    </Field>
  )
}
