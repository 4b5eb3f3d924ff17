// The entry: what this place is, and signing in. Whoever asked for another address finds it after.
import { session } from '../../shared/text/fr/session.ts'
import { words } from '../../shared/text/words.ts'
import { PublicFooter } from '../features/session/PublicFooter.tsx'
import styles from '../features/session/session.module.css'
import { SignInForm } from '../features/session/SignInForm.tsx'
import { useSession } from '../me.tsx'
import { Banner } from '../ui/Banner.tsx'
import { Braid } from '../ui/Braid.tsx'
import { Brand } from '../ui/Brand.tsx'
import { Page } from '../ui/Page.tsx'
import { useInstance } from '../use-instance.ts'

const t = words(session)

export function EntryPage() {
  const { become } = useSession()
  const instance = useInstance()
  return (
    <Page title={t('session.signIn')} width="full">
      <div className={styles.entry}>
        <div className={`${styles.welcome} on-ochre`}>
          <Brand />
          <div className={styles.said}>
            <p className={styles.headline}>{t('session.headline')}</p>
            <p className={styles.say}>{t('session.say')}</p>
          </div>
          <div className={styles.braid}>
            <Braid />
          </div>
        </div>
        <div className={styles.signIn}>
          <div className={styles.inner}>
            <div>
              <h1>{t('session.signIn')}</h1>
              <p className={styles.lead}>{t('session.signInLead')}</p>
            </div>
            {instance !== null && !instance.isSetUp && (
              <Banner tone="warn" title={t('session.notSetUp')}>
                {t('session.notSetUpBody')}
              </Banner>
            )}
            <SignInForm onSignedIn={become} autoFocus />
            <p className={styles.none}>{t('session.noAccount')}</p>
          </div>
          <PublicFooter />
        </div>
      </div>
    </Page>
  )
}
