// A list typed one a line: what is typed stays as it is typed, the list is read from it.
import { useState } from 'react'
import { Field } from '../../ui/Field.tsx'
import { TextArea } from '../../ui/inputs.tsx'

export interface LinesProps {
  label: string
  value: readonly string[]
  error: string | undefined
  onChange: (lines: string[]) => void
}

export function Lines({ label, value, error, onChange }: LinesProps) {
  const [typed, setTyped] = useState(() => value.join('\n'))
  return (
    <Field label={label} error={error ?? null}>
      <TextArea
        rows={Math.min(10, Math.max(3, value.length + 1))}
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value)
          onChange(linesOf(event.target.value))
        }}
      />
    </Field>
  )
}

/** What is typed one a line, without the empty lines. */
const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
