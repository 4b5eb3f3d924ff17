// Views of one thing that each have an address: links, drawn as tabs.
import { Link } from 'wouter'
import styles from './TabLinks.module.css'

export interface TabLink {
  href: string
  label: string
  count?: number
  here?: boolean
}

export function TabLinks({ label, links }: { label: string; links: readonly TabLink[] }) {
  return (
    <nav aria-label={label}>
      <ul role="list" className={styles.tabs}>
        {links.map(({ href, label: name, count, here }) => (
          <li key={href}>
            <Link href={href} aria-current={here ? 'page' : undefined}>
              {name} {count !== undefined && <span className={styles.count}>{count}</span>}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
