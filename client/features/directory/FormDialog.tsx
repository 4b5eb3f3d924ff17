// A dialog around a form: the way out, and the button that sends what was answered.
import type { ReactNode } from 'react'
import { common } from '../../../shared/text/fr/common.ts'
import { words } from '../../../shared/text/words.ts'
import type { FormState } from '../../forms/use-form.ts'
import { Dialog, type DialogProps } from '../../ui/aria/Dialog.tsx'
import { Button } from '../../ui/Button.tsx'

const t = words(common)

export interface FormDialogProps extends Pick<DialogProps, 'title' | 'size' | 'onClose'> {
  form: FormState
  /** The id of the form inside. */
  formId: string
  /** What the button that sends it says. */
  act: string
  children: ReactNode
}

/** Only its own buttons close it by pointer, since what is in it was long to write. */
export function FormDialog({ form, formId, act, onClose, children, ...dialog }: FormDialogProps) {
  const actions = (
    <>
      <Button variant="second" onClick={onClose}>
        {t('common.cancel')}
      </Button>
      <Button type="submit" form={formId} busy={form.pending}>
        {act}
      </Button>
    </>
  )
  return (
    <Dialog open insistent onClose={onClose} actions={actions} {...dialog}>
      {children}
    </Dialog>
  )
}
