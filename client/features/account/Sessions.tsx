// « Mes connexions »: where the account is open, closed one by one or all others at once.
import { useState } from 'react'
import type { Reply } from '../../../shared/api.ts'
import { account } from '../../../shared/text/fr/account.ts'
import { words } from '../../../shared/text/words.ts'
import { saySince } from '../../dates.ts'
import { sayFailure } from '../../error-words.ts'
import { useDo, useRead } from '../../query.ts'
import { ReadState } from '../../ReadState.tsx'
import { AlertDialog } from '../../ui/aria/Dialog.tsx'
import { Banner } from '../../ui/Banner.tsx'
import { Button } from '../../ui/Button.tsx'
import { Tag } from '../../ui/Status.tsx'
import { toasts } from '../../ui/toast-store.ts'
import { useAct } from '../../use-act.ts'
import styles from './account.module.css'

const t = words(account)

type Session = Reply<'listSessions'>['sessions'][number]

export function Sessions() {
  const read = useRead('listSessions', {})
  const revokeOthers = useDo('revokeOtherSessions')
  const [asking, setAsking] = useState(false)
  const others = useAct(async () => {
    await revokeOthers.mutateAsync({})
    toasts.show({ tone: 'ok', text: t('account.othersRevoked') })
  })
  if (!read.data) return <ReadState read={read} lines={3} />
  const sessions = [...read.data.sessions].sort((a, b) => Number(b.isThisOne) - Number(a.isThisOne)) // this device first
  return (
    <div className="stack">
      {others.failure && (
        <Banner key={others.attempt} tone="danger">
          {sayFailure(others.failure)}
        </Banner>
      )}
      <ul role="list" className={styles.sessions}>
        {sessions.map((session) => (
          <SessionLine key={session.id} session={session} />
        ))}
      </ul>
      {sessions.length > 1 && (
        <div>
          <Button variant="second" busy={others.pending} onClick={() => setAsking(true)}>
            {t('account.revokeOthers')}
          </Button>
        </div>
      )}
      <AlertDialog
        open={asking}
        onClose={() => setAsking(false)}
        title={t('account.revokeOthersTitle')}
        confirm={t('account.revokeOthers')}
        onConfirm={() => others.run()}
      >
        <p>{t('account.revokeOthersBody')}</p>
      </AlertDialog>
    </div>
  )
}

function SessionLine({ session: { id, device, createdAt, lastSeenAt, isThisOne } }: { session: Session }) {
  const revoke = useDo('revokeSession')
  const act = useAct(async () => {
    await revoke.mutateAsync({ sessionId: id })
    toasts.show({ tone: 'ok', text: t('account.revoked') })
  })
  const name = device || t('account.unknownDevice')
  return (
    <li>
      <div>
        <p className={styles.device}>
          {name} {isThisOne && <Tag tone="teal">{t('account.thisOne')}</Tag>}
        </p>
        <p className="meta">{t('account.since', { when: saySince(createdAt) })}</p>
        <p className="meta">{t('account.lastSeen', { when: saySince(lastSeenAt) })}</p>
        {act.failure && (
          <Banner key={act.attempt} tone="danger">
            {sayFailure(act.failure)}
          </Banner>
        )}
      </div>
      {!isThisOne && (
        <Button
          variant="second"
          size="sm"
          busy={act.pending}
          aria-label={t('account.revokeNamed', { device: name })}
          onClick={() => void act.run()}
        >
          {t('account.revoke')}
        </Button>
      )}
    </li>
  )
}
