// The contacts of an organisation, each with the consent by which it is kept.
import UserPlus from 'lucide-react/icons/user-plus'
import { useState } from 'react'
import type { Contact, Sheet } from '../../../shared/schemas/directory.ts'
import { directory } from '../../../shared/text/fr/directory.ts'
import { words } from '../../../shared/text/words.ts'
import { ConfirmDialog } from '../../ConfirmDialog.tsx'
import { sayDay } from '../../dates.ts'
import { useDo } from '../../query.ts'
import { Button } from '../../ui/Button.tsx'
import { Section } from '../../ui/Layout.tsx'
import { Who } from '../../ui/Marks.tsx'
import { Tag } from '../../ui/Status.tsx'
import { toasts } from '../../ui/toast-store.ts'
import { ContactDialog } from './ContactDialog.tsx'
import styles from './directory.module.css'

const t = words(directory)

export interface ContactsProps {
  demarcheId: string
  sheet: Sheet
}

type Asked = { kind: 'new' } | { kind: 'edit' | 'withdraw'; contact: Contact } | null

export function Contacts({ demarcheId, sheet }: ContactsProps) {
  const [asked, setAsked] = useState<Asked>(null)
  const close = () => setAsked(null)
  if (sheet.contacts === null) return null
  const add = sheet.mayEditContacts && (
    <Button variant="quiet" size="sm" flush icon={UserPlus} onClick={() => setAsked({ kind: 'new' })}>
      {t('directory.contacts.add')}
    </Button>
  )
  return (
    <Section title={t('directory.contacts.title')} aside={add} small>
      {sheet.contacts.length === 0 && <p className={styles.none}>{t('directory.contacts.none')}</p>}
      <ul role="list" className={styles.rows}>
        {sheet.contacts.map((contact) => (
          <Line
            key={contact.id}
            contact={contact}
            mayEdit={sheet.mayEditContacts}
            onEdit={() => setAsked({ kind: 'edit', contact })}
            onWithdraw={() => setAsked({ kind: 'withdraw', contact })}
          />
        ))}
      </ul>
      <p className={styles.note}>{t('directory.contacts.lead')}</p>
      {(asked?.kind === 'new' || asked?.kind === 'edit') && (
        <ContactDialog
          demarcheId={demarcheId}
          organisationId={sheet.id}
          contact={asked.kind === 'edit' ? asked.contact : null}
          onClose={close}
        />
      )}
      {asked?.kind === 'withdraw' && (
        <Withdraw demarcheId={demarcheId} organisationId={sheet.id} contact={asked.contact} onClose={close} />
      )}
    </Section>
  )
}

interface LineProps {
  contact: Contact
  mayEdit: boolean
  onEdit: () => void
  onWithdraw: () => void
}

function Line({ contact, mayEdit, onEdit, onWithdraw }: LineProps) {
  const { name, function: does, email, phone, isMe } = contact
  return (
    <li>
      <Who name={name} mark={{ hue: 0, pattern: 0 }} decorative />
      <div className={styles.grow}>
        <p>
          <b>{name}</b>
          {does !== '' && `, ${does}`} {isMe && <Tag>{t('directory.contacts.me')}</Tag>}
        </p>
        <p className="row">
          {email && <a href={`mailto:${email}`}>{email}</a>}
          {phone && <a href={`tel:${phone.replace(/[^+\d]/gu, '')}`}>{phone}</a>}
        </p>
        <p className="meta">{sayConsent(contact)}</p>
      </div>
      {mayEdit && (
        <Button variant="quiet" size="sm" aria-label={t('directory.contacts.editNamed', { name })} onClick={onEdit}>
          {t('directory.contacts.edit')}
        </Button>
      )}
      {(mayEdit || isMe) && (
        <Button
          variant="quiet"
          size="sm"
          aria-label={isMe ? undefined : t('directory.contacts.withdrawNamed', { name })}
          onClick={onWithdraw}
        >
          {t(isMe ? 'directory.contacts.withdrawMine' : 'directory.contacts.withdraw')}
        </Button>
      )}
    </li>
  )
}

function sayConsent({ consentBy: by, consentAt, consentHow: how }: Contact): string {
  const day = sayDay(new Date(consentAt))
  return how === ''
    ? t('directory.contacts.consent', { by, day })
    : t('directory.contacts.consentHow', { by, day, how })
}

interface WithdrawProps {
  demarcheId: string
  organisationId: string
  contact: Contact
  onClose: () => void
}

function Withdraw({ demarcheId, organisationId, contact, onClose }: WithdrawProps) {
  const withdraw = useDo('withdrawContact')
  const done = () => {
    toasts.show({ tone: 'ok', text: t('directory.contacts.withdrawn') })
    onClose()
  }
  return (
    <ConfirmDialog
      danger
      onClose={onClose}
      title={t('directory.contacts.withdraw.title', { name: contact.name })}
      confirm={t('directory.contacts.withdraw')}
      busy={withdraw.isPending}
      error={withdraw.error}
      onConfirm={() => withdraw.mutate({ demarcheId, organisationId, contactId: contact.id }, { onSuccess: done })}
    >
      {t('directory.contacts.withdraw.text')}
    </ConfirmDialog>
  )
}
