// How a page is parted: headed sections, rules, the empty and the waiting state, shares of a whole, the foot.
import { useEffect, useId, useState, type ReactNode } from 'react'
import type { Mark } from '../../shared/rules/identity-marks.ts'
import { ui } from '../../shared/text/fr/ui.ts'
import { words } from '../../shared/text/words.ts'
import { classes } from './classes.ts'
import styles from './Layout.module.css'
import { Swatch } from './Marks.tsx'

const t = words(ui)

export interface SectionProps {
  title: ReactNode
  /** On the line of the heading: a link, a count, a button. */
  aside?: ReactNode
  level?: 2 | 3
  /** Smaller heading, for a column. */
  small?: boolean
  children: ReactNode
}

/** A part of a page, named by its heading, over an ink rule. */
export function Section({ title, aside, level = 2, small = level === 3, children }: SectionProps) {
  const id = useId()
  const Heading = level === 2 ? 'h2' : 'h3'
  return (
    <section className={styles.section} aria-labelledby={id}>
      <div className={styles.head}>
        <Heading id={id} className={small ? styles.small : undefined}>
          {title}
        </Heading>
        {aside && <div className={styles.aside}>{aside}</div>}
      </div>
      {children}
    </section>
  )
}

/** A line, or a word between two lines (« ou »). */
export function Rule({ children }: { children?: ReactNode }) {
  return children ? <p className={styles.rule}>{children}</p> : <hr className={styles.rule} />
}

/** Nothing here yet: what would be, and how to begin. */
export function Empty({
  title,
  level = 3,
  actions,
  children,
}: {
  title: string
  level?: 2 | 3
  actions?: ReactNode
  children?: ReactNode
}) {
  const Heading = level === 2 ? 'h2' : 'h3'
  return (
    <div className={styles.empty}>
      <Heading className={styles.small}>{title}</Heading>
      {children && <p>{children}</p>}
      {actions && <div className="row">{actions}</div>}
    </div>
  )
}

/** The shape of what is coming, shown only if it takes more than 300 ms: what is quick must not flash. */
export function Skeleton({ lines = 4, title = false, label }: { lines?: number; title?: boolean; label?: string }) {
  const [shown, setShown] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setShown(true), 300)
    return () => clearTimeout(timer)
  }, [])
  return (
    <output className={styles.waiting}>
      {shown && (
        <>
          <span className="sr-only">{label ?? t('ui.loading')}</span>
          <span className={styles.skeleton} aria-hidden="true">
            {title && <i className={styles.title} />}
            {Array.from({ length: lines }, (_, line) => (
              <i key={line} />
            ))}
          </span>
        </>
      )}
    </output>
  )
}

export interface Share {
  id: string
  name: string
  value: number
  mark: Mark
  /** Said in the legend instead of the bare number (« 9 sur 12 »). */
  words?: string
}

/** Shares of a whole, as stacked bands with their legend; never a pie. `thin` without legend is decorative: say it beside. */
export function Strata({
  shares,
  thin = false,
  legend = true,
}: {
  shares: readonly Share[]
  thin?: boolean
  legend?: boolean
}) {
  return (
    <div>
      <div className={classes(styles.strata, thin && styles.thin)} aria-hidden="true">
        {shares.map(({ id, value, mark }) => (
          <i key={id} data-hue={mark.hue} data-pattern={mark.pattern} style={{ flex: `${value} 1 0` }} />
        ))}
      </div>
      {legend && (
        <ul role="list" className={styles.legend}>
          {shares.map(({ id, name, value, mark, words: said }) => (
            <li key={id}>
              <Swatch mark={mark} /> {name} <span className="num muted">{said ?? value}</span>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

/** The foot of a page: who hosts, accessibility, data, legal notices. Children are words and links. */
export function Footer({ children }: { children: ReactNode }) {
  return (
    <footer className={styles.footer} aria-label={t('ui.footer')}>
      {children}
    </footer>
  )
}
