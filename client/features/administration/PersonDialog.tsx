// What is asked before acting on an account: a link to pass on, an affiliation, a closing.
import { useState } from 'react'
import type { Reply } from '../../../shared/api.ts'
import { administration } from '../../../shared/text/fr/administration.ts'
import { common } from '../../../shared/text/fr/common.ts'
import { words } from '../../../shared/text/words.ts'
import { sayMoment } from '../../dates.ts'
import { sayFailure } from '../../error-words.ts'
import { useDo } from '../../query.ts'
import { Dialog } from '../../ui/aria/Dialog.tsx'
import { Banner } from '../../ui/Banner.tsx'
import { Button, type ButtonVariant } from '../../ui/Button.tsx'
import { CopyField } from '../../ui/CopyField.tsx'
import { toasts } from '../../ui/toast-store.ts'
import { useAct, type Act } from '../../use-act.ts'
import { AttachDialog } from './AttachDialog.tsx'
import type { Person } from './People.tsx'

const t = words({ ...administration, ...common })

export type PersonAct = 'link' | 'attach' | 'close' | 'erase'

export interface PersonDialogProps {
  person: Person
  onClose: () => void
}

export function PersonDialog({ act, ...props }: PersonDialogProps & { act: PersonAct }) {
  if (act === 'link') return <LinkDialog {...props} />
  if (act === 'attach') return <AttachDialog {...props} />
  return act === 'erase' ? <EraseDialog {...props} /> : <CloseDialog {...props} />
}

function LinkDialog({ person, onClose }: PersonDialogProps) {
  const create = useDo('createResetLink')
  const [link, setLink] = useState<Reply<'createResetLink'> | null>(null)
  const act = useAct(async () => setLink(await create.mutateAsync({ personId: person.id })))
  const name = person.displayName
  if (link === null) {
    return (
      <Confirm
        title={t('admin.linkAsk', { name })}
        confirm={t('admin.linkMake')}
        body={t('admin.linkAskBody')}
        act={act}
        onClose={onClose}
      />
    )
  }
  const close = <Button onClick={onClose}>{t('common.close')}</Button>
  return (
    <Dialog open onClose={onClose} insistent title={t('admin.linkTitle', { name })} actions={close}>
      <p>{t('admin.linkBody', { email: link.sentTo, when: sayMoment(link.expiresAt) })}</p>
      <CopyField label={t('admin.link')} value={link.url ?? ''} hint={t('admin.linkHint')} />
    </Dialog>
  )
}

function CloseDialog({ person, onClose }: PersonDialogProps) {
  const disable = useDo('disablePerson')
  const act = useAct(async () => {
    await disable.mutateAsync({ personId: person.id, disabled: true })
    toasts.show({ tone: 'ok', text: t('admin.closedDone') })
    onClose()
  })
  return (
    <Confirm
      title={t('admin.closeTitle', { name: person.displayName })}
      confirm={t('admin.close')}
      body={t('admin.closeBody')}
      variant="danger"
      act={act}
      onClose={onClose}
    />
  )
}

function EraseDialog({ person, onClose }: PersonDialogProps) {
  const erase = useDo('erasePerson')
  const act = useAct(async () => {
    await erase.mutateAsync({ personId: person.id })
    toasts.show({ tone: 'ok', text: t('admin.erasedDone') })
    onClose()
  })
  return (
    <Confirm
      title={t('admin.eraseTitle', { name: person.displayName })}
      confirm={t('admin.eraseForGood')}
      body={t('admin.eraseBody')}
      variant="danger"
      act={act}
      onClose={onClose}
    />
  )
}

interface ConfirmProps {
  title: string
  body: string
  confirm: string
  variant?: ButtonVariant
  act: Act<[]>
  onClose: () => void
}

/** Stays open when the act fails, and says why. */
function Confirm({ title, body, confirm, variant = 'default', act, onClose }: ConfirmProps) {
  const actions = (
    <>
      {/* oxlint-disable-next-line jsx-a11y/no-autofocus -- the focus of an alert starts on the way out */}
      <Button variant="second" onClick={onClose} autoFocus>
        {t('common.cancel')}
      </Button>
      <Button variant={variant} busy={act.pending} onClick={() => void act.run()}>
        {confirm}
      </Button>
    </>
  )
  return (
    <Dialog open onClose={onClose} role="alertdialog" title={title} actions={actions}>
      {act.failure && (
        <Banner key={act.attempt} tone="danger">
          {sayFailure(act.failure)}
        </Banner>
      )}
      <p>{body}</p>
    </Dialog>
  )
}
