// The accounts: whose they are, which are closed, who waits for a new passphrase, and what can be done for each.
import Ellipsis from 'lucide-react/icons/ellipsis'
import { useState } from 'react'
import type { Reply } from '../../../shared/api.ts'
import { administration } from '../../../shared/text/fr/administration.ts'
import { isolated } from '../../../shared/text/isolated.ts'
import { plural, words } from '../../../shared/text/words.ts'
import { sayMoment } from '../../dates.ts'
import { sayFailure } from '../../error-words.ts'
import { useMe } from '../../me.tsx'
import { useDo } from '../../query.ts'
import { Menu, type MenuAct } from '../../ui/aria/Menu.tsx'
import { Banner } from '../../ui/Banner.tsx'
import { buttonClass } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { Tag } from '../../ui/Status.tsx'
import { Table } from '../../ui/Table.tsx'
import { toasts } from '../../ui/toast-store.ts'
import { useAct } from '../../use-act.ts'
import styles from './administration.module.css'
import { PersonDialog, type PersonAct } from './PersonDialog.tsx'

const t = words(administration)

export type Person = Reply<'listPeople'>['people'][number]

export function People({ people }: { people: readonly Person[] }) {
  const [asked, setAsked] = useState<{ act: PersonAct; person: Person } | null>(null)
  const disable = useDo('disablePerson')
  const reopen = useAct(async (personId: string) => {
    await disable.mutateAsync({ personId, disabled: false })
    toasts.show({ tone: 'ok', text: t('admin.reopened') })
  })
  const waiting = people.filter(({ askedResetAt }) => askedResetAt !== null).length
  const menu = (person: Person) => (
    <PersonMenu
      person={person}
      onAsk={(act) => setAsked({ act, person })}
      onReopen={() => void reopen.run(person.id)}
    />
  )
  return (
    <div className="stack">
      {waiting > 0 && (
        <Banner
          tone="warn"
          announce="none"
          title={plural(waiting, t('admin.askedOne'), t('admin.askedMany', { n: waiting }))}
        >
          {t('admin.askedBody')}
        </Banner>
      )}
      {reopen.failure && (
        <Banner key={reopen.attempt} tone="danger">
          {sayFailure(reopen.failure)}
        </Banner>
      )}
      <Table
        caption={t('admin.people')}
        captionHidden
        rows={people}
        rowId={({ id }) => id}
        columns={[
          { id: 'person', name: t('admin.person'), cell: (person) => <Identity person={person} /> },
          {
            id: 'organisations',
            name: t('admin.organisationsOf'),
            cell: ({ organisations }) => organisations.map(({ name }) => isolated(name)).join(', ') || t('admin.none'),
          },
          { id: 'state', name: t('admin.state'), cell: (person) => <AccountState person={person} /> },
          { id: 'acts', name: t('admin.acts'), cell: menu },
        ]}
      />
      {asked && <PersonDialog act={asked.act} person={asked.person} onClose={() => setAsked(null)} />}
    </div>
  )
}

function Identity({ person: { displayName, email, askedResetAt } }: { person: Person }) {
  return (
    <div className={styles.identity}>
      <span>{displayName}</span>
      <span className="meta">{email}</span>
      {askedResetAt && <Tag tone="warn">{t('admin.askedReset', { when: sayMoment(askedResetAt) })}</Tag>}
    </div>
  )
}

function AccountState({ person: { isDisabled, isAdmin } }: { person: Person }) {
  return (
    <span className={styles.tags}>
      <Tag tone={isDisabled ? 'danger' : 'ok'}>{t(isDisabled ? 'admin.closed' : 'admin.open')}</Tag>
      {isAdmin && <Tag tone="line">{t('admin.isAdmin')}</Tag>}
    </span>
  )
}

type PersonMenuProps = { person: Person; onAsk: (act: PersonAct) => void; onReopen: () => void }

function PersonMenu({ person, onAsk, onReopen }: PersonMenuProps) {
  const me = useMe()
  const name = t('admin.actsOf', { name: person.displayName })
  const acts: MenuAct[] = [{ id: 'attach', label: t('admin.attach'), act: () => onAsk('attach') }]
  if (!person.isDisabled) {
    const note = t('admin.makeLinkNote')
    acts.unshift({ id: 'link', label: t('admin.makeLink'), note, act: () => onAsk('link') })
  }
  const access: MenuAct[] = [
    person.isDisabled
      ? { id: 'reopen', label: t('admin.reopen'), act: onReopen }
      : { id: 'close', label: t('admin.close'), danger: true, act: () => onAsk('close') },
    { id: 'erase', label: t('admin.erase'), danger: true, act: () => onAsk('erase') },
  ]
  return (
    <Menu
      label={name}
      trigger={
        <button type="button" className={buttonClass({ variant: 'second', size: 'sm' })} aria-label={name} title={name}>
          <Icon of={Ellipsis} />
        </button>
      }
      groups={person.id === me.id ? [acts] : [acts, access]}
    />
  )
}
