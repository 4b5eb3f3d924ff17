// Views of one thing that each have an address: links, drawn as tabs.
import { useEffect, useRef } from 'react'
import { Link } from 'wouter'
import { counted } from '../../shared/text/counted.ts'
import styles from './TabLinks.module.css'

export interface TabLink {
  href: string
  label: string
  count?: number
  here?: boolean
}

export function TabLinks({ label, links }: { label: string; links: readonly TabLink[] }) {
  const list = useRef<HTMLUListElement>(null)
  const current = links.find(({ here }) => here)?.href
  const counts = links.map(({ count }) => count).join()
  // On a phone the tabs scroll sideways: the one that is open must be seen, with its count when that comes.
  useEffect(() => {
    const tab = list.current?.querySelector<HTMLElement>('[aria-current]')
    if (list.current && tab) list.current.scrollLeft = tab.offsetLeft + tab.offsetWidth - list.current.clientWidth
  }, [current, counts])
  return (
    <nav aria-label={label}>
      <ul role="list" className={styles.tabs} ref={list}>
        {links.map(({ href, label: name, count, here }) => (
          <li key={href}>
            <Link href={href} aria-current={here ? 'page' : undefined}>
              {name} {count !== undefined && <span className={styles.count}>{counted(count)}</span>}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
