// A new passphrase, from the link that was sent or passed on.
import { useLocation } from 'wouter'
import { links } from '../../shared/text/fr/links.ts'
import { words } from '../../shared/text/words.ts'
import { LinkTrouble } from '../features/links/LinkTrouble.tsx'
import { ResetForm } from '../features/links/ResetForm.tsx'
import { PublicPage } from '../features/session/PublicPage.tsx'
import { useSession } from '../me.tsx'
import { LinkButton } from '../ui/Button.tsx'
import { Skeleton } from '../ui/Layout.tsx'
import { PageHead } from '../ui/Page.tsx'
import { useLink } from '../use-link.ts'

const t = words(links)

export function ResetPage() {
  return (
    <PublicPage title={t('links.reset')}>
      <Reset />
    </PublicPage>
  )
}

function Reset() {
  const { become } = useSession()
  const [, go] = useLocation()
  const { token, link, read, forget } = useLink('reset', 'reset')
  if (link.state === 'spent') {
    return (
      <>
        <PageHead title={t('links.spent')} lead={t('links.spentReset')} />
        <div className="row">
          <LinkButton href="/mot-de-passe-oublie">{t('links.askAgain')}</LinkButton>
          <LinkButton href="/" variant="second">
            {t('links.toSignIn')}
          </LinkButton>
        </div>
      </>
    )
  }
  const email = link.state === 'ready' ? (link.facts.email ?? '') : ''
  return (
    <>
      <PageHead title={t('links.reset')} lead={email === '' ? undefined : t('links.resetLead', { email })} />
      {link.state === 'reading' && <Skeleton lines={3} />}
      {link.state === 'failed' && <LinkTrouble failure={link.failure} onRetry={() => void read()} />}
      {link.state === 'ready' && (
        <ResetForm
          token={token}
          email={email}
          instanceName={link.facts.instanceName}
          onDone={(me) => {
            forget()
            go('/')
            become(me)
          }}
        />
      )}
    </>
  )
}
