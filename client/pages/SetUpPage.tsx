// The first set-up of an instance, from the link its server printed.
import { useState } from 'react'
import { useLocation } from 'wouter'
import { setup } from '../../shared/text/fr/setup.ts'
import { words } from '../../shared/text/words.ts'
import { sayFailure } from '../error-words.ts'
import { Arrival, ArrivalHead } from '../features/session/Arrival.tsx'
import { SetUpForm } from '../features/setup/SetUpForm.tsx'
import { useSession } from '../me.tsx'
import { Banner } from '../ui/Banner.tsx'
import { Button, LinkButton } from '../ui/Button.tsx'
import { Skeleton } from '../ui/Layout.tsx'
import { forgetInstance, useInstance } from '../use-instance.ts'
import { useLink } from '../use-link.ts'

const t = words(setup)

export function SetUpPage() {
  return (
    <Arrival title={t('setup.title')} headline={t('setup.headline')} say={t('setup.say')}>
      <SetUp />
    </Arrival>
  )
}

function SetUp() {
  const { become } = useSession()
  const [, go] = useLocation()
  const instance = useInstance()
  const { token, link, read, forget, spend } = useLink('setup', 'setup')
  const [isTaken, setTaken] = useState(false)
  if (isTaken || instance?.isSetUp) return <Closed title={t('setup.already')} body={t('setup.alreadyBody')} />
  if (link.state === 'spent') return <Closed title={t('setup.expired')} body={t('setup.expiredBody')} />
  return (
    <>
      <ArrivalHead title={t('setup.title')} lead={t('setup.lead')} />
      {link.state === 'reading' && <Skeleton lines={6} />}
      {link.state === 'failed' && (
        <Banner tone="danger" actions={<Button onClick={() => void read()}>{t('setup.retry')}</Button>}>
          {sayFailure(link.failure)}
        </Banner>
      )}
      {link.state === 'ready' && (
        <SetUpForm
          token={token}
          onDone={(me) => {
            forget()
            forgetInstance()
            go('/')
            become(me)
          }}
          onRefused={({ code }) => (code === 'alreadySetUp' ? setTaken(true) : spend())}
        />
      )}
    </>
  )
}

function Closed({ title, body }: { title: string; body: string }) {
  return (
    <>
      <ArrivalHead title={title} lead={body} />
      <div>
        <LinkButton href="/">{t('setup.signIn')}</LinkButton>
      </div>
    </>
  )
}
