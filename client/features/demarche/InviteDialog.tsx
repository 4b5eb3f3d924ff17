// Inviting someone: an address, a role, an organisation. Where no mail is sent, the link to pass on is shown once.
import { useState, type FormEvent } from 'react'
import { roles } from '../../../shared/rules/demarche-roles.ts'
import { mayGiveRole } from '../../../shared/rules/permissions.ts'
import type { Demarche } from '../../../shared/schemas/demarches.ts'
import { demarche as demarcheWords } from '../../../shared/text/fr/demarche.ts'
import { roleWords } from '../../../shared/text/fr/roles.ts'
import { words } from '../../../shared/text/words.ts'
import type { Reply } from '../../../shared/api.ts'
import { sayDay } from '../../dates.ts'
import { FormActions } from '../../forms/FormActions.tsx'
import { FormError } from '../../FormError.tsx'
import { useDo } from '../../query.ts'
import { Dialog } from '../../ui/aria/Dialog.tsx'
import { Banner } from '../../ui/Banner.tsx'
import { Button } from '../../ui/Button.tsx'
import { CopyField } from '../../ui/CopyField.tsx'
import { Field } from '../../ui/Field.tsx'
import { Select, TextInput } from '../../ui/inputs.tsx'
import { OrganisationField } from './OrganisationField.tsx'

const t = words({ ...demarcheWords, ...roleWords })

type Issued = Reply<'invite'>

export function InviteDialog({ demarche, onClose }: { demarche: Demarche; onClose: () => void }) {
  const [issued, setIssued] = useState<Issued | null>(null)
  const [round, setRound] = useState(0)
  const again = () => {
    setIssued(null)
    setRound(round + 1)
  }
  if (issued) return <InvitedDialog issued={issued} onAgain={again} onClose={onClose} />
  return <AskDialog key={round} demarche={demarche} onIssued={setIssued} onClose={onClose} />
}

interface AskDialogProps {
  demarche: Demarche
  onIssued: (issued: Issued) => void
  onClose: () => void
}

function AskDialog({ demarche, onIssued, onClose }: AskDialogProps) {
  const invite = useDo('invite')
  const mine = roles.filter((role) => mayGiveRole(demarche.role, role))
  const [email, setEmail] = useState('')
  const [role, setRole] = useState(mine.includes('member') ? 'member' : (mine[0] ?? 'observer'))
  const [organisationId, setOrganisationId] = useState<string | null>(null)
  const [asked, setAsked] = useState(false)
  const emailError = asked && !looksLikeEmail(email) ? t('invite.email.error') : null
  const send = (event: FormEvent) => {
    event.preventDefault()
    setAsked(true)
    if (!looksLikeEmail(email) || invite.isPending) return
    invite.mutate({ demarcheId: demarche.id, email, role, organisationId }, { onSuccess: onIssued })
  }
  const actions = <FormActions form="invite" act={t('invite.act')} busy={invite.isPending} onClose={onClose} />
  return (
    <Dialog open insistent onClose={onClose} title={t('invite.title')} actions={actions}>
      <form id="invite" className="stack" onSubmit={send} noValidate>
        <Field label={t('invite.email')} error={emailError}>
          <TextInput
            type="email"
            autoComplete="off"
            value={email}
            maxLength={254}
            autoFocus
            onChange={(event) => setEmail(event.target.value)}
          />
        </Field>
        <Field label={t('invite.role')} hint={t(`roleHint.${role}`)}>
          <Select value={role} onChange={(event) => setRole(mine.find((one) => one === event.target.value) ?? role)}>
            {mine.map((one) => (
              <option key={one} value={one}>
                {t(`role.${one}`)}
              </option>
            ))}
          </Select>
        </Field>
        <OrganisationField
          id="invite-organisation"
          label={t('invite.organisation')}
          optional
          value={organisationId}
          onChange={setOrganisationId}
        />
        <FormError error={invite.error} />
      </form>
    </Dialog>
  )
}

/** Enough to spare a round trip: the server decides. */
const looksLikeEmail = (text: string) => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text.trim())

interface InvitedDialogProps {
  issued: Issued
  onAgain: () => void
  onClose: () => void
}

function InvitedDialog({ issued: { url, sentTo, expiresAt }, onAgain, onClose }: InvitedDialogProps) {
  const until = sayDay(new Date(expiresAt))
  const actions = (
    <>
      <Button variant="second" onClick={onAgain}>
        {t('invite.another')}
      </Button>
      <Button onClick={onClose}>{t('invite.done')}</Button>
    </>
  )
  return (
    <Dialog open insistent onClose={onClose} title={t(url ? 'invite.link.title' : 'invite.title')} actions={actions}>
      {url ? (
        <div className="stack">
          <p>{t('invite.link.text')}</p>
          <CopyField label={t('invite.link', { email: sentTo })} hint={t('invite.link.hint', { until })} value={url} />
        </div>
      ) : (
        <Banner tone="ok" title={t('invite.sent', { email: sentTo })}>
          {t('invite.sentText', { until })}
        </Banner>
      )}
    </Dialog>
  )
}
