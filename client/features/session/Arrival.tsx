// The shape of arrivals (entry, invitation, set-up): what this is on an ochre field over the braid, what to do beside it.
import { useEffect, useRef, type ReactNode } from 'react'
import { Braid } from '../../ui/Braid.tsx'
import { Brand } from '../../ui/Brand.tsx'
import { Page } from '../../ui/Page.tsx'
import { PublicFooter } from './PublicFooter.tsx'
import styles from './session.module.css'

export interface ArrivalProps {
  /** The name of the page, in the tab. */
  title: string
  headline: string
  say: ReactNode
  /** The brand leads to the entry, everywhere but on it. */
  home?: boolean
  /** Shows one h1. */
  children: ReactNode
}

export function Arrival({ title, headline, say, home = true, children }: ArrivalProps) {
  return (
    <Page title={title} width="full">
      <div className={styles.entry}>
        <div className={`${styles.welcome} on-ochre`}>
          <Brand {...(home ? { href: '/' } : {})} />
          <div className={styles.said}>
            <p className={styles.headline}>{headline}</p>
            <div className={styles.say}>{say}</div>
          </div>
          <div className={styles.braid}>
            <Braid />
          </div>
        </div>
        <div className={styles.signIn}>
          <div className={styles.inner}>{children}</div>
          <PublicFooter />
        </div>
      </div>
    </Page>
  )
}

/** When the step changes in place, its heading takes the focus: what held it is gone. */
export function ArrivalHead({ title, lead }: { title: string; lead?: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null)
  const shown = useRef(title)
  useEffect(() => {
    if (shown.current !== title) heading.current?.focus()
    shown.current = title
  }, [title])
  return (
    <div>
      <h1 ref={heading} tabIndex={-1}>
        {title}
      </h1>
      {lead && <p className={styles.lead}>{lead}</p>}
    </div>
  )
}
