// What the status line cannot say in a word: why the text cannot be written, what is safe, what to do.
import Lock from 'lucide-react/icons/lock'
import { useEffect, useState } from 'react'
import { common } from '../../../shared/text/fr/common.ts'
import { documentWords } from '../../../shared/text/fr/document.ts'
import { words } from '../../../shared/text/words.ts'
import { sayDay, saySince } from '../../dates.ts'
import type { LiveStatus } from '../../live/status.ts'
import { Banner } from '../../ui/Banner.tsx'
import { Button, LinkButton } from '../../ui/Button.tsx'
import type { Opened } from './opened.ts'
import { SignInAgain } from './SignInAgain.tsx'

const t = words({ ...common, ...documentWords })

export interface BannersProps {
  opened: Opened
  status: LiveStatus
  onReconnect: () => void
}

export function Banners({ opened, status, onReconnect }: BannersProps) {
  const retry = (
    <Button variant="second" size="sm" onClick={onReconnect}>
      {t('common.retry')}
    </Button>
  )
  switch (status.is) {
    case 'signedOut':
      return <SignInAgain onSignedIn={onReconnect} />
    case 'reload':
      return <ReloadBanner />
    case 'noRight':
      return (
        <Banner
          tone="danger"
          title={t('banner.noRight')}
          actions={
            <LinkButton href="/" variant="second" size="sm">
              {t('banner.noRight.home')}
            </LinkButton>
          }
        >
          {t('banner.noRight.text')}
        </Banner>
      )
    case 'tooManyTabs':
      return (
        <Banner tone="warn" title={t('banner.tooManyTabs')} actions={retry}>
          {t('banner.tooManyTabs.text')}
        </Banner>
      )
    case 'unavailable':
      return (
        <Banner tone="danger" title={t('banner.unavailable')} actions={retry}>
          {t('banner.unavailable.text')}
        </Banner>
      )
    case 'roomFull':
    case 'busy':
      return (
        <Banner tone="warn" title={t(`banner.${status.is}`)}>
          {t(`banner.${status.is}.text`)} {t(status.kept ? 'banner.comesBack.kept' : 'banner.comesBack.tabOnly')}
        </Banner>
      )
    case 'offline':
      return <OfflineBanner kept={status.kept} />
    default:
      return <StandingBanner opened={opened} />
  }
}

/** Not for a connection that comes back at once, as after each change of state: the status line has said it. */
function OfflineBanner({ kept }: { kept: boolean }) {
  const [lasts, setLasts] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setLasts(true), 3000)
    return () => clearTimeout(timer)
  }, [])
  return (
    lasts && (
      <Banner tone="warn" title={t('banner.offline')}>
        {t(kept ? 'banner.offline.kept' : 'banner.offline.tabOnly')}
      </Banner>
    )
  )
}

function ReloadBanner() {
  const reload = (
    <Button size="sm" onClick={() => location.reload()}>
      {t('banner.reload.act')}
    </Button>
  )
  return (
    <Banner tone="warn" title={t('banner.reload')} actions={reload}>
      {t('banner.reload.text')}
    </Banner>
  )
}

/** What stays true while all is well: frozen, read only, sent back with a reason. */
function StandingBanner({ opened: { state, frozen, mayWrite, document } }: { opened: Opened }) {
  const last = document?.stateChanges.at(-1)
  if (frozen && (state === 'submitted' || state === 'adopted' || state === 'archived')) {
    const adoption = document?.stateChanges.findLast(({ to }) => to === 'adopted')
    const date = adoption?.deliberationDate ? sayDay(new Date(adoption.deliberationDate)) : ''
    return (
      <Banner announce="none" icon={Lock} title={t(`banner.frozen.${state}`)}>
        {adoption && date && t('banner.frozen.adopted.by', { number: adoption.deliberationNumber, date })}
      </Banner>
    )
  }
  if (state === 'draft' && last?.reason) {
    return (
      <Banner announce="none" title={t('banner.rejected', { who: last.by, when: saySince(last.at) })}>
        {last.reason}
      </Banner>
    )
  }
  if (mayWrite) return null
  return (
    <Banner announce="none" icon={Lock} title={t('banner.readOnly')}>
      {t('banner.readOnly.text')}
    </Banner>
  )
}
