// The foot of a dialog that holds a form: the way out, and the button that sends what was answered.
import { common } from '../../shared/text/fr/common.ts'
import { words } from '../../shared/text/words.ts'
import { Button } from '../ui/Button.tsx'

const t = words(common)

export interface FormActionsProps {
  /** The id of the form in the dialog. */
  form: string
  /** What the button that sends it says. */
  act: string
  busy: boolean
  busyLabel?: string
  disabled?: boolean
  onClose: () => void
}

export function FormActions({ act, onClose, ...submit }: FormActionsProps) {
  return (
    <>
      <Button variant="second" onClick={onClose}>
        {t('common.cancel')}
      </Button>
      <Button type="submit" {...submit}>
        {act}
      </Button>
    </>
  )
}
