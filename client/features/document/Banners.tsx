// What the status line cannot say in a word: why the text cannot be written, what is safe, what to do.
import CloudOff from 'lucide-react/icons/cloud-off'
import Lock from 'lucide-react/icons/lock'
import { Suspense, useLayoutEffect, useRef, type ReactNode } from 'react'
import { common } from '../../../shared/text/fr/common.ts'
import { documentWords } from '../../../shared/text/fr/document.ts'
import { words } from '../../../shared/text/words.ts'
import { sayDay, saySince, sayTime } from '../../dates.ts'
import type { LiveView, Unsent } from '../../live/live-document.ts'
import { Banner } from '../../ui/Banner.tsx'
import { Button, LinkButton } from '../../ui/Button.tsx'
import styles from './document.module.css'
import type { Opened } from './opened.ts'
import { SignInAgain } from './SignInAgain.tsx'
import { stops, type ShownStatus } from './shown-status.ts'
import { sayUnsent } from './unsent.ts'
import { lazily } from '../../lazily.ts'

const t = words({ ...common, ...documentWords })

const TrashBanner = lazily(() => import('./TrashBanner.tsx'), 'TrashBanner')

export interface BannersProps {
  opened: Opened
  view: LiveView
  shown: ShownStatus
  onReconnect: () => void
}

/** Of what stops the page it is told at once; of what passes, the status line tells. Neither is said twice. [C13] */
export function Banners(props: BannersProps) {
  return stops(props.shown) ? (
    <Blocking>
      <StoppedBanner {...props} />
    </Blocking>
  ) : (
    <PassingBanner {...props} />
  )
}

/** Stays in sight. When it leaves with the focus in it, the text has it. */
function Blocking({ children }: { children: ReactNode }) {
  const own = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    const element = own.current
    return () => {
      if (!element?.contains(document.activeElement)) return
      const focusText = () => document.querySelector<HTMLElement>('.doc-text')?.focus({ preventScroll: true })
      requestAnimationFrame(focusText)
    }
  }, [])
  return (
    <div ref={own} className={styles.blocking}>
      {children}
    </div>
  )
}

function StoppedBanner({ view: { status, unsent }, onReconnect }: BannersProps) {
  const retry = (
    <Button variant="second" size="sm" onClick={onReconnect}>
      {t('common.retry')}
    </Button>
  )
  switch (status.is) {
    case 'signedOut':
      return <SignInAgain unsent={unsent} onSignedIn={onReconnect} />
    case 'reload':
      return <ReloadBanner unsent={unsent} />
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
        <Banner tone="warn" announce="alert" title={t('banner.tooManyTabs')} actions={retry}>
          {t('banner.tooManyTabs.text')} {sayUnsent(unsent)}
        </Banner>
      )
    case 'unavailable':
      return (
        <Banner tone="danger" title={t('banner.unavailable')} actions={retry}>
          {t('banner.unavailable.text')} {sayUnsent(unsent)}
        </Banner>
      )
    default:
      return null
  }
}

function PassingBanner({ opened, view, shown }: BannersProps) {
  const { status } = view
  if (shown.is === 'reconnecting') return <StandingBanner opened={opened} />
  switch (status.is) {
    case 'roomFull':
    case 'busy':
      return (
        <div className={styles.passing}>
          <Banner tone="warn" announce="none" title={t(`banner.${status.is}`)}>
            {t(`banner.${status.is}.text`)} {sayAway(opened, view, status.kept)}
          </Banner>
        </div>
      )
    case 'offline':
      return (
        <div className={styles.passing}>
          <Banner
            tone="warn"
            announce="none"
            icon={CloudOff}
            title={t('banner.offline', { time: sayTime(new Date(status.since)) })}
          >
            {sayAway(opened, view, status.kept)}
          </Banner>
        </div>
      )
    default:
      return <StandingBanner opened={opened} />
  }
}

/** What may be done meanwhile, and what is safe. */
function sayAway({ mayWrite, frozen }: Opened, { text }: LiveView, kept: boolean): string {
  if (!text) return t('banner.away.opening')
  if (!mayWrite || frozen) return t('banner.away.reads')
  return t(kept ? 'banner.away.mayWrite.onDevice' : 'banner.away.mayWrite.inTab')
}

function ReloadBanner({ unsent }: { unsent: Unsent }) {
  const reload = (
    <Button size="sm" onClick={() => location.reload()}>
      {t('banner.reload.act')}
    </Button>
  )
  return (
    <Banner tone="warn" announce="alert" title={t('banner.reload')} actions={reload}>
      {t('banner.reload.text')} {unsent === 'inTab' ? t('banner.reload.inTab') : sayUnsent(unsent)}
    </Banner>
  )
}

/** What stays true while all is well: frozen, read only, sent back with a reason. */
function StandingBanner({ opened: { state, frozen, mayWrite, document } }: { opened: Opened }) {
  if (document?.trash) {
    return (
      <Suspense fallback={null}>
        <TrashBanner document={document} trash={document.trash} />
      </Suspense>
    )
  }
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
