// The menu behind one's own initials: my account, the administration, signing out.
import LogOut from 'lucide-react/icons/log-out'
import Settings from 'lucide-react/icons/settings'
import UserRound from 'lucide-react/icons/user-round'
import { useState } from 'react'
import { useLocation } from 'wouter'
import { initials } from '../../../shared/rules/identity-marks.ts'
import { frame } from '../../../shared/text/fr/frame.ts'
import { words } from '../../../shared/text/words.ts'
import { useMe } from '../../me.tsx'
import { Menu, type MenuAct } from '../../ui/aria/Menu.tsx'
import styles from './frame.module.css'
import { SignOutDialog } from './SignOutDialog.tsx'

const t = words(frame)

export function AccountMenu() {
  const me = useMe()
  const [, go] = useLocation()
  const [leaving, setLeaving] = useState(false)
  const pages: MenuAct[] = [
    { id: 'account', label: t('frame.myAccount'), note: me.email, icon: UserRound, act: () => go('/compte') },
  ]
  if (me.isAdmin) {
    const act = () => go('/administration')
    pages.push({ id: 'administration', label: t('frame.administration'), icon: Settings, act })
  }
  const name = t('frame.account', { name: me.displayName, initials: initials(me.displayName) })
  return (
    <>
      <Menu
        label={name}
        trigger={
          <button type="button" className={styles.account} title={name}>
            <span aria-hidden="true">{initials(me.displayName)}</span>
            <span className="sr-only">{name}</span>
          </button>
        }
        groups={[pages, [{ id: 'signOut', label: t('frame.signOut'), icon: LogOut, act: () => setLeaving(true) }]]}
      />
      {leaving && <SignOutDialog onClose={() => setLeaving(false)} />}
    </>
  )
}
