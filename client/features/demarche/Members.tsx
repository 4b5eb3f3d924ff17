// The members of a démarche: their role, changed in place by those who may, and their removal.
import { useRef, useState } from 'react'
import { roles, type Role } from '../../../shared/rules/demarche-roles.ts'
import type { Demarche, Member } from '../../../shared/schemas/demarches.ts'
import { demarche as demarcheWords } from '../../../shared/text/fr/demarche.ts'
import { roleWords } from '../../../shared/text/fr/roles.ts'
import { words } from '../../../shared/text/words.ts'
import type { Failure } from '../../api.ts'
import { ConfirmDialog } from '../../ConfirmDialog.tsx'
import { sayFailure } from '../../error-words.ts'
import { useDo } from '../../query.ts'
import { Button } from '../../ui/Button.tsx'
import { Select } from '../../ui/inputs.tsx'
import { Who } from '../../ui/Marks.tsx'
import { Tag } from '../../ui/Status.tsx'
import { toasts } from '../../ui/toast-store.ts'
import styles from './demarche.module.css'

const t = words({ ...demarcheWords, ...roleWords })

export interface MembersProps {
  demarche: Demarche
  myId: string
  /** After leaving by oneself. */
  onLeft: () => void
}

export function Members({ demarche, myId, onLeft }: MembersProps) {
  const [removing, setRemoving] = useState<Member | null>(null)
  return (
    <>
      <ul role="list" className={styles.lines}>
        {demarche.members.map((member) => (
          <Line
            key={member.personId}
            demarche={demarche}
            member={member}
            isMe={member.personId === myId}
            onRemove={() => setRemoving(member)}
          />
        ))}
      </ul>
      {removing && (
        <RemoveDialog
          demarcheId={demarche.id}
          member={removing}
          isMe={removing.personId === myId}
          onLeft={onLeft}
          onClose={() => setRemoving(null)}
        />
      )}
    </>
  )
}

interface LineProps {
  demarche: Demarche
  member: Member
  isMe: boolean
  onRemove: () => void
}

function Line({ demarche, member, isMe, onRemove }: LineProps) {
  const { displayName, organisationId, role } = member
  const organisation = demarche.organisations.find(({ id }) => id === organisationId)
  const mark = organisation ?? { hue: 0, pattern: 0 }
  const mayChange = demarche.mayDo.includes('changeRoles')
  return (
    <li>
      <Who name={displayName} mark={mark} decorative />
      <div className={styles.grow}>
        <p className={styles.name}>
          {displayName} {isMe && <Tag>{t('members.you')}</Tag>}
        </p>
        <p className="meta">{organisation?.name ?? t('members.noOrganisation')}</p>
      </div>
      {mayChange ? <RoleSelect demarcheId={demarche.id} member={member} /> : <Tag>{t(`role.${role}`)}</Tag>}
      {mayChange && (
        <Button
          variant="quiet"
          size="sm"
          aria-label={isMe ? undefined : t('members.removeNamed', { name: displayName })}
          onClick={onRemove}
        >
          {t(isMe ? 'members.leave' : 'members.remove')}
        </Button>
      )}
    </li>
  )
}

/** Arrows change a list of the system at each press: the role is only proposed until its button is pressed. */
function RoleSelect({ demarcheId, member }: { demarcheId: string; member: Member }) {
  const change = useDo('changeRole')
  const [proposed, setProposed] = useState<Role | null>(null)
  const select = useRef<HTMLSelectElement>(null)
  const role = proposed ?? member.role
  const apply = () => {
    const onSuccess = () => {
      toasts.show({ tone: 'ok', text: t('members.roleChanged', { name: member.displayName, role: t(`role.${role}`) }) })
      select.current?.focus() // the button that was pressed is going
      setProposed(null)
    }
    const onError = (failure: Failure) => toasts.show({ tone: 'danger', text: sayFailure(failure) })
    change.mutate({ demarcheId, personId: member.personId, role }, { onSuccess, onError })
  }
  return (
    <div className={styles.role}>
      <Select
        ref={select}
        aria-label={t('members.role', { name: member.displayName })}
        value={role}
        onChange={(event) => !change.isPending && setProposed(roles.find((one) => one === event.target.value) ?? null)}
      >
        {roles.map((one) => (
          <option key={one} value={one}>
            {t(`role.${one}`)}
          </option>
        ))}
      </Select>
      {role !== member.role && (
        <Button
          size="sm"
          busy={change.isPending}
          aria-label={t('members.changeNamed', { name: member.displayName, role: t(`role.${role}`) })}
          onClick={apply}
        >
          {t('members.change')}
        </Button>
      )}
    </div>
  )
}

interface RemoveDialogProps {
  demarcheId: string
  member: Member
  isMe: boolean
  onLeft: () => void
  onClose: () => void
}

function RemoveDialog({ demarcheId, member, isMe, onLeft, onClose }: RemoveDialogProps) {
  const remove = useDo('removeMember')
  const name = member.displayName
  const done = () => {
    toasts.show({ tone: 'ok', text: t('members.removed', { name }) })
    onClose()
    if (isMe) onLeft()
  }
  return (
    <ConfirmDialog
      danger
      onClose={onClose}
      title={isMe ? t('members.leave.title') : t('members.remove.title', { name })}
      confirm={t(isMe ? 'members.leave' : 'members.remove')}
      busy={remove.isPending}
      error={remove.error}
      onConfirm={() => remove.mutate({ demarcheId, personId: member.personId }, { onSuccess: done })}
    >
      {t(isMe ? 'members.remove.self' : 'members.remove.text')}
    </ConfirmDialog>
  )
}
