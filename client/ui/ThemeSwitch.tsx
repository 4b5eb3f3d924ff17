// Chooses the appearance: as the system, light or dark.
import { useSyncExternalStore } from 'react'
import { ui } from '../../shared/text/fr/ui.ts'
import { words } from '../../shared/text/words.ts'
import { Field } from './Field.tsx'
import { Select } from './inputs.tsx'
import { themes } from './theme-store.ts'
import { theme } from './theme.ts'

const t = words(ui)

export function ThemeSwitch() {
  const chosen = useSyncExternalStore(theme.subscribe, theme.get)
  return (
    <Field label={t('ui.theme')}>
      <Select
        value={chosen}
        aria-required={undefined}
        onChange={(event) => theme.choose(themes.find((one) => one === event.target.value) ?? 'system')}
      >
        {themes.map((one) => (
          <option key={one} value={one}>
            {t(`ui.theme.${one}`)}
          </option>
        ))}
      </Select>
    </Field>
  )
}
