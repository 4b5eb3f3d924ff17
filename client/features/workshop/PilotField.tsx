// Who pilots a workshop, of the members of its démarche.
import type { Member } from '../../../shared/schemas/demarches.ts'
import { prepareWords } from '../../../shared/text/fr/workshop-prepare.ts'
import { words } from '../../../shared/text/words.ts'
import { ComboBox } from '../../ui/ComboBox.tsx'

const t = words(prepareWords)

export interface PilotFieldProps {
  members: readonly Member[]
  value: string | null
  onChange: (id: string | null) => void
  error?: string | null
  disabled?: boolean
}

export function PilotField({ members, ...field }: PilotFieldProps) {
  return (
    <ComboBox
      {...field}
      label={t('prepare.pilot')}
      hint={t('prepare.pilot.hint')}
      options={members.map(({ personId, displayName }) => ({ id: personId, name: displayName }))}
    />
  )
}
