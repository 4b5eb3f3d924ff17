// The entry: what this place is, and signing in. Whoever asked for another address finds it after.
import { Link } from 'wouter'
import { session } from '../../shared/text/fr/session.ts'
import { words } from '../../shared/text/words.ts'
import { Arrival, ArrivalHead } from '../features/session/Arrival.tsx'
import styles from '../features/session/session.module.css'
import { SignInForm } from '../features/session/SignInForm.tsx'
import { useSession } from '../me.tsx'
import { Banner } from '../ui/Banner.tsx'
import { LinkButton } from '../ui/Button.tsx'
import { useInstance } from '../use-instance.ts'

const t = words(session)

/** Whoever holds the code of a workshop, or the one to follow by, has no account and comes here all the same. */
const Said = () => (
  <>
    <p>{t('session.say')}</p>
    <p className={styles.codes}>
      <LinkButton href="/r" variant="ink">
        {t('session.join')}
      </LinkButton>
      <Link href="/suivi">{t('session.follow')}</Link>
    </p>
  </>
)

export function EntryPage() {
  const { become } = useSession()
  const instance = useInstance()
  return (
    <Arrival title={t('session.signIn')} headline={t('session.headline')} say={<Said />} home={false}>
      <ArrivalHead title={t('session.signIn')} lead={t('session.signInLead')} />
      {instance !== null && !instance.isSetUp && (
        <Banner tone="warn" title={t('session.notSetUp')}>
          {t('session.notSetUpBody')}
        </Banner>
      )}
      <SignInForm onSignedIn={become} autoFocus />
      <p className="muted">{t('session.noAccount')}</p>
    </Arrival>
  )
}
