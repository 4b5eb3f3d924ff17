// Who hosts, and the pages that the law asks for: at the foot of every page reached without an account.
import { Link } from 'wouter'
import { session } from '../../../shared/text/fr/session.ts'
import { words } from '../../../shared/text/words.ts'
import { useInstance } from '../../use-instance.ts'
import styles from './session.module.css'

const t = words(session)

export function PublicFooter() {
  const instance = useInstance()
  return (
    <footer className={styles.foot}>
      {instance?.isSetUp && <p>{t('session.host', { name: instance.name })}</p>}
      <ul role="list">
        <li>
          <Link href="/accessibilite">{t('session.accessibility')}</Link>
        </li>
        <li>
          <Link href="/donnees">{t('session.data')}</Link>
        </li>
        <li>
          <Link href="/mentions">{t('session.legal')}</Link>
        </li>
      </ul>
    </footer>
  )
}
