// Which organisation pilots a workshop.
import type { OrganisationRef } from '../../../shared/schemas/organisations.ts'
import { prepareWords } from '../../../shared/text/fr/workshop-prepare.ts'
import { roleWords } from '../../../shared/text/fr/roles.ts'
import { words } from '../../../shared/text/words.ts'
import { ComboBox } from '../../ui/ComboBox.tsx'

const t = words({ ...prepareWords, ...roleWords })

export interface PilotFieldProps {
  organisations: readonly OrganisationRef[]
  value: string | null
  onChange: (id: string | null) => void
  error?: string | null
  disabled?: boolean
}

export function PilotField({ organisations, ...field }: PilotFieldProps) {
  return (
    <ComboBox
      {...field}
      label={t('prepare.pilot')}
      hint={t('prepare.pilot.hint')}
      options={organisations.map(({ id, name, family }) => ({ id, name, note: t(`family.${family}`) }))}
    />
  )
}
