// An invitation: who invites, to what, as what; then an account is made, or the one that exists accepts.
import type { ReactNode } from 'react'
import { useLocation } from 'wouter'
import type { LinkFacts } from '../../shared/schemas/people.ts'
import { links } from '../../shared/text/fr/links.ts'
import { session } from '../../shared/text/fr/session.ts'
import { words } from '../../shared/text/words.ts'
import { Accept } from '../features/links/Accept.tsx'
import { invitationWords } from '../features/links/invitation-words.ts'
import { JoinForm, type Joined } from '../features/links/JoinForm.tsx'
import { LinkTrouble } from '../features/links/LinkTrouble.tsx'
import { OtherPerson } from '../features/links/OtherPerson.tsx'
import { Arrival, ArrivalHead } from '../features/session/Arrival.tsx'
import styles from '../features/session/session.module.css'
import { SignInForm } from '../features/session/SignInForm.tsx'
import { useSession } from '../me.tsx'
import { LinkButton } from '../ui/Button.tsx'
import { Skeleton } from '../ui/Layout.tsx'
import { useLink } from '../use-link.ts'

const t = words({ ...session, ...links })

export function InvitationPage() {
  const { become } = useSession()
  const [, go] = useLocation()
  const { token, link, read, forget } = useLink('invitation', 'invitation')
  const joined = ({ me, demarcheId }: Joined) => {
    forget()
    go(demarcheId === null ? '/' : `/d/${demarcheId}`)
    become(me)
  }
  if (link.state === 'ready') {
    const { headline, to, details } = invitationWords(link.facts)
    const say = (
      <>
        <p>{to}</p>
        <ul role="list" className={styles.facts}>
          {details.map((detail) => (
            <li key={detail}>{detail}</li>
          ))}
        </ul>
      </>
    )
    return (
      <Arrival title={t('links.invitation')} headline={headline} say={say}>
        <Answer token={token} facts={link.facts} onDone={joined} />
      </Arrival>
    )
  }
  return (
    <Arrival title={t('links.invitation')} headline={t('session.headline')} say={t('session.say')}>
      {link.state === 'spent' && (
        <>
          <ArrivalHead title={t('links.spent')} lead={t('links.spentInvitation')} />
          <div>
            <LinkButton href="/">{t('links.toSignIn')}</LinkButton>
          </div>
        </>
      )}
      {link.state === 'failed' && (
        <>
          <ArrivalHead title={t('links.unread')} />
          <LinkTrouble failure={link.failure} onRetry={() => void read()} />
        </>
      )}
      {link.state === 'reading' && (
        <>
          <ArrivalHead title={t('links.invitation')} />
          <Skeleton lines={5} />
        </>
      )}
    </Arrival>
  )
}

function Answer({ token, facts, onDone }: { token: string; facts: LinkFacts; onDone: (joined: Joined) => void }) {
  const { me, state, become } = useSession()
  const { instanceName, hasAccount } = facts
  const email = facts.email ?? ''
  if (state === 'unknown') return <Skeleton lines={5} />
  if (me !== null && me.email.toLowerCase() !== email.toLowerCase()) {
    return step(t('links.other'), undefined, <OtherPerson me={me} email={email} onLeft={() => become(null)} />)
  }
  if (me !== null) {
    const title = t('links.acceptTitle', { name: me.displayName })
    return step(title, t('links.acceptLead', { email }), <Accept token={token} onDone={onDone} />)
  }
  if (hasAccount) {
    const form = <SignInForm email={email} onSignedIn={become} />
    return step(t('links.signIn'), t('links.signInLead', { email }), form)
  }
  const form = <JoinForm token={token} email={email} instanceName={instanceName} onDone={onDone} />
  return step(t('links.makeAccount'), t('links.makeAccountLead', { email }), form)
}

const step = (title: string, lead: string | undefined, children: ReactNode) => (
  <>
    <ArrivalHead title={title} lead={lead} />
    {children}
  </>
)
