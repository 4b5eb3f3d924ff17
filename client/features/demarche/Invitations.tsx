// The invitations nobody has used yet, and the taking back of one.
import { useState } from 'react'
import type { Reply } from '../../../shared/api.ts'
import { demarche } from '../../../shared/text/fr/demarche.ts'
import { roleWords } from '../../../shared/text/fr/roles.ts'
import { words } from '../../../shared/text/words.ts'
import { ConfirmDialog } from '../../ConfirmDialog.tsx'
import { sayDay, saySince } from '../../dates.ts'
import { useDo, useRead } from '../../query.ts'
import { ReadState } from '../../ReadState.tsx'
import { Button } from '../../ui/Button.tsx'
import { Section } from '../../ui/Layout.tsx'
import { Tag } from '../../ui/Status.tsx'
import { toasts } from '../../ui/toast-store.ts'
import styles from './demarche.module.css'

const t = words({ ...demarche, ...roleWords })

type Invitation = Reply<'listInvitations'>['invitations'][number]

export function Invitations({ demarcheId }: { demarcheId: string }) {
  const read = useRead('listInvitations', { demarcheId })
  const [revoking, setRevoking] = useState<Invitation | null>(null)
  const invitations = read.data?.invitations
  return (
    <Section title={t('invitations.title')} small>
      {!invitations && <ReadState read={read} lines={2} />}
      {invitations?.length === 0 && <p className="muted">{t('invitations.empty')}</p>}
      {invitations && invitations.length > 0 && (
        <ul role="list" className={styles.lines}>
          {invitations.map((invitation) => (
            <li key={invitation.id}>
              <div className={styles.grow}>
                <p className={styles.name}>{invitation.email}</p>
                <p className="meta">
                  {invitation.organisationName && `${invitation.organisationName}. `}
                  {t('invitations.meta', {
                    who: invitation.invitedBy,
                    when: saySince(invitation.createdAt),
                    until: sayDay(new Date(invitation.expiresAt)),
                  })}
                </p>
              </div>
              <Tag>{t(`role.${invitation.role}`)}</Tag>
              <Button
                variant="quiet"
                size="sm"
                aria-label={t('invitations.revokeNamed', { email: invitation.email })}
                onClick={() => setRevoking(invitation)}
              >
                {t('invitations.revoke')}
              </Button>
            </li>
          ))}
        </ul>
      )}
      {revoking && <RevokeDialog demarcheId={demarcheId} invitation={revoking} onClose={() => setRevoking(null)} />}
    </Section>
  )
}

interface RevokeDialogProps {
  demarcheId: string
  invitation: Invitation
  onClose: () => void
}

function RevokeDialog({ demarcheId, invitation: { id, email }, onClose }: RevokeDialogProps) {
  const revoke = useDo('revokeInvitation')
  const done = () => {
    toasts.show({ tone: 'ok', text: t('invitations.revoked') })
    onClose()
  }
  return (
    <ConfirmDialog
      danger
      title={t('invitations.revoke.title')}
      confirm={t('invitations.revoke')}
      busy={revoke.isPending}
      error={revoke.error}
      onConfirm={() => revoke.mutate({ demarcheId, invitationId: id }, { onSuccess: done })}
      onClose={onClose}
    >
      {t('invitations.revoke.text', { email })}
    </ConfirmDialog>
  )
}
