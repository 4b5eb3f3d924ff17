// One of a closed list, among a phase's settings.
import { Field } from '../../ui/Field.tsx'
import { Select } from '../../ui/inputs.tsx'

export interface OneOfProps<T extends string | number> {
  label: string
  value: T
  all: readonly T[]
  say: (one: T) => string
  onChange: (one: T) => void
}

export function OneOf<T extends string | number>({ label, value, all, say, onChange }: OneOfProps<T>) {
  return (
    <Field label={label}>
      <Select
        value={value}
        onChange={(event) => onChange(all.find((one) => String(one) === event.target.value) ?? value)}
      >
        {all.map((one) => (
          <option key={one} value={one}>
            {say(one)}
          </option>
        ))}
      </Select>
    </Field>
  )
}
