// A page that needs no account and is no arrival: the brand, a column of words or questions, the foot.
import type { ReactNode } from 'react'
import { Page, type PageProps } from '../../ui/Page.tsx'
import { TopBar } from '../../ui/TopBar.tsx'
import { PublicFooter } from './PublicFooter.tsx'
import styles from './session.module.css'

export function PublicPage({
  title,
  width = 'narrow',
  children,
}: Pick<PageProps, 'title' | 'width'> & { children: ReactNode }) {
  return (
    <Page
      title={title}
      width={width}
      topBar={<TopBar />}
      footer={
        <div className={styles.publicFoot}>
          <PublicFooter />
        </div>
      }
    >
      {children}
    </Page>
  )
}
