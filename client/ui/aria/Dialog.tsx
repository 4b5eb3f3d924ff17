// What asks for an answer before anything else: a dialog, and the alert that confirms an act one cannot take back.
import X from 'lucide-react/icons/x'
import { useId, useState, type ReactNode } from 'react'
import { Dialog as AriaDialog } from 'react-aria-components/Dialog'
import { Heading } from 'react-aria-components/Heading'
import { Modal, ModalOverlay } from 'react-aria-components/Modal'
import { common } from '../../../shared/text/fr/common.ts'
import { words } from '../../../shared/text/words.ts'
import { Button } from '../Button.tsx'
import { classes } from '../classes.ts'
import { IconButton } from '../IconButton.tsx'
import styles from './Dialog.module.css'

const t = words(common)

export interface DialogProps {
  open: boolean
  /** Escape, the cross, and a press outside (unless `insistent`). */
  onClose: () => void
  title: string
  /** Buttons, the main one last. */
  actions?: ReactNode
  size?: 'md' | 'wide' | 'full'
  role?: 'dialog' | 'alertdialog'
  /** Only its own buttons close it by pointer: for what was long to write. */
  insistent?: boolean
  children: ReactNode
}

/** A modal dialog: the focus enters, stays, and goes back to what opened it. */
export function Dialog({
  open,
  onClose,
  title,
  actions,
  size = 'md',
  role = 'dialog',
  insistent = false,
  children,
}: DialogProps) {
  const id = useId()
  return (
    <ModalOverlay
      className={styles.scrim ?? ''}
      isOpen={open}
      isDismissable={!insistent && role === 'dialog'}
      onOpenChange={(next) => {
        if (!next) onClose()
      }}
    >
      <Modal className={classes(styles.modal, size !== 'md' && styles[size])}>
        <AriaDialog
          className={styles.dialog ?? ''}
          role={role}
          {...(role === 'alertdialog' ? { 'aria-describedby': id } : {})}
        >
          <div className={styles.head}>
            <Heading slot="title" level={2} className={styles.title}>
              {title}
            </Heading>
            {role === 'dialog' && <IconButton icon={X} label={t('common.close')} onClick={onClose} />}
          </div>
          <div id={id} className={styles.asked} onSubmit={showProblem}>
            {children}
          </div>
          {actions && <div className={styles.foot}>{actions}</div>}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}

/** A dialog in which there is nothing to do but to read: one button, which closes it. */
export const ReadingDialog = (props: Pick<DialogProps, 'onClose' | 'title' | 'size' | 'children'>) => {
  const close = (
    <Button variant="second" onClick={props.onClose}>
      {t('common.close')}
    </Button>
  )
  return <Dialog {...props} open actions={close} />
}

/** A form that was refused: the first answer to correct takes the focus, and with it its error is said. */
function showProblem({ target }: { target: EventTarget }): void {
  requestAnimationFrame(() => {
    const isSaid = document.activeElement?.closest('[role="alert"]') // a summary took the focus
    if (!isSaid && target instanceof HTMLElement) target.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
  })
}

export interface AlertDialogProps {
  open: boolean
  onClose: () => void
  title: string
  /** What will happen, and what is kept and where. */
  children: ReactNode
  /** The verb of the act, the same as on the button that led here. */
  confirm: string
  cancel?: string
  danger?: boolean
  /** The dialog closes when it resolves and stays, buttons free again, when it fails. */
  onConfirm: () => void | Promise<void>
}

/** Confirms an act. The focus starts on the way out, not on the act. */
export function AlertDialog({
  open,
  onClose,
  title,
  children,
  confirm,
  cancel,
  danger = false,
  onConfirm,
}: AlertDialogProps) {
  const [busy, setBusy] = useState(false)
  const act = async () => {
    setBusy(true)
    try {
      await onConfirm()
      onClose()
    } finally {
      setBusy(false)
    }
  }
  const actions = (
    <>
      <Button variant="second" onClick={onClose} autoFocus>
        {cancel ?? t('common.cancel')}
      </Button>
      <Button variant={danger ? 'danger' : 'default'} busy={busy} onClick={() => void act()}>
        {confirm}
      </Button>
    </>
  )
  return (
    <Dialog open={open} onClose={onClose} title={title} role="alertdialog" actions={actions}>
      <div className="stack">{children}</div>
    </Dialog>
  )
}
