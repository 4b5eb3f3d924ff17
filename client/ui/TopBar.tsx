// The band at the top of every page: where one is, and what is always at hand.
import type { ReactNode } from 'react'
import { Link } from 'wouter'
import { ui } from '../../shared/text/fr/ui.ts'
import { words } from '../../shared/text/words.ts'
import { Brand } from './Brand.tsx'
import styles from './TopBar.module.css'

const t = words(ui)

export interface Crumb {
  label: string
  /** None for the page one is on. */
  href?: string
}

/** The way back, in words. The last crumb is the page itself. Inside a TopBar, it disappears on a phone. */
export function Crumbs({ items }: { items: readonly Crumb[] }) {
  return (
    <nav className={styles.crumbs} aria-label={t('ui.crumbs')}>
      <ol role="list">
        {items.map(({ label, href }) => (
          <li key={label}>
            {href ? (
              <Link href={href}>{label}</Link>
            ) : (
              <span className={styles.here} aria-current="page">
                {label}
              </span>
            )}
          </li>
        ))}
      </ol>
    </nav>
  )
}

export interface TopBarProps {
  home?: string
  crumbs?: readonly Crumb[]
  /** What stands on the right: search, news, the account. */
  children?: ReactNode
}

export function TopBar({ home = '/', crumbs, children }: TopBarProps) {
  return (
    <header className={styles.bar}>
      <Brand href={home} />
      {crumbs && crumbs.length > 0 && <Crumbs items={crumbs} />}
      {children && <div className={styles.end}>{children}</div>}
    </header>
  )
}
