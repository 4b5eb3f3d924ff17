// The frame of every signed-in page: the band at the top with the account, and the foot.
import CloudOff from 'lucide-react/icons/cloud-off'
import type { ReactNode } from 'react'
import { Link } from 'wouter'
import { frame } from '../../../shared/text/fr/frame.ts'
import { words } from '../../../shared/text/words.ts'
import { useSession } from '../../me.tsx'
import { Banner } from '../../ui/Banner.tsx'
import { Footer } from '../../ui/Layout.tsx'
import { Page, type PageProps } from '../../ui/Page.tsx'
import { TopBar, type Crumb } from '../../ui/TopBar.tsx'
import styles from './frame.module.css'
import { FrameTools } from './FrameTools.tsx'

const t = words(frame)

export interface AppFrameProps extends Pick<PageProps, 'title' | 'width' | 'className'> {
  crumbs?: readonly Crumb[]
  children: ReactNode
}

/** A whole signed-in page around its content, which shows one h1. */
export function AppFrame({ title, crumbs, width = 'wide', className, children }: AppFrameProps) {
  const { isOffline } = useSession()
  return (
    <Page
      title={title}
      width={width}
      className={className}
      topBar={
        <TopBar crumbs={crumbs}>
          <FrameTools />
        </TopBar>
      }
      footer={<FrameFooter />}
    >
      {isOffline && (
        <div className={styles.offline}>
          <Banner tone="warn" icon={CloudOff} title={t('frame.offline')}>
            {t('frame.offline.text')}
          </Banner>
        </div>
      )}
      {children}
    </Page>
  )
}

export function FrameFooter() {
  return (
    <Footer>
      <Link href="/accessibilite">{t('frame.accessibility')}</Link>
      <Link href="/donnees">{t('frame.data')}</Link>
      <Link href="/mentions">{t('frame.legal')}</Link>
    </Footer>
  )
}
