// What is at hand on every signed-in page: finding, mentions, the account.
import Search from 'lucide-react/icons/search'
import { useEffect } from 'react'
import { Link, useLocation } from 'wouter'
import { search } from '../../../shared/text/fr/search.ts'
import { words } from '../../../shared/text/words.ts'
import { Icon } from '../../ui/Icon.tsx'
import { AccountMenu } from './AccountMenu.tsx'
import styles from './frame.module.css'
import { MentionTray } from './MentionTray.tsx'

const t = words(search)

export function FrameTools() {
  const [, go] = useLocation()
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!event.ctrlKey || !event.altKey || event.code !== 'KeyF') return
      event.preventDefault()
      go('/recherche')
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [go])
  return (
    <>
      <Link href="/recherche" className={styles.tool} title={t('search.open')} aria-label={t('search.open')}>
        <Icon of={Search} size="1.25rem" />
      </Link>
      <MentionTray />
      <AccountMenu />
    </>
  )
}
