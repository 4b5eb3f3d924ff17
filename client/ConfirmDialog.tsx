// A confirmation whose refusal is said in the dialog, which then stays open.
import type { ReactNode } from 'react'
import type { Failure } from './api.ts'
import { FormError } from './FormError.tsx'
import { common } from '../shared/text/fr/common.ts'
import { words } from '../shared/text/words.ts'
import { Dialog } from './ui/aria/Dialog.tsx'
import { Button } from './ui/Button.tsx'

const t = words(common)

export interface ConfirmDialogProps {
  title: string
  /** The verb of the act, the same as on the button that led here. */
  confirm: string
  danger?: boolean
  busy: boolean
  error: Failure | null
  onConfirm: () => void
  onClose: () => void
  /** What will happen, and what is kept and where. */
  children: ReactNode
}

export function ConfirmDialog({
  title,
  confirm,
  danger = false,
  busy,
  error,
  onConfirm,
  onClose,
  children,
}: ConfirmDialogProps) {
  const actions = (
    <>
      <Button variant="second" onClick={onClose} autoFocus>
        {t('common.cancel')}
      </Button>
      <Button variant={danger ? 'danger' : 'default'} busy={busy} onClick={onConfirm}>
        {confirm}
      </Button>
    </>
  )
  return (
    <Dialog open role="alertdialog" onClose={onClose} title={title} actions={actions}>
      <div className="stack">
        <div>{children}</div>
        <FormError error={error} />
      </div>
    </Dialog>
  )
}
