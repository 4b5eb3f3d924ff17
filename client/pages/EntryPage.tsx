// The entry: what this place is, and signing in. Whoever asked for another address finds it after.
import { session } from '../../shared/text/fr/session.ts'
import { words } from '../../shared/text/words.ts'
import { Arrival, ArrivalHead } from '../features/session/Arrival.tsx'
import { SignInForm } from '../features/session/SignInForm.tsx'
import { useSession } from '../me.tsx'
import { Banner } from '../ui/Banner.tsx'
import { useInstance } from '../use-instance.ts'

const t = words(session)

export function EntryPage() {
  const { become } = useSession()
  const instance = useInstance()
  return (
    <Arrival title={t('session.signIn')} headline={t('session.headline')} say={t('session.say')} home={false}>
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
