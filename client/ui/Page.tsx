// The frame of a screen: skip link, landmarks, the title of the tab, and the focus on arrival.
import { useEffect, useRef, type ReactNode } from 'react'
import { useLocation } from 'wouter'
import { ui } from '../../shared/text/fr/ui.ts'
import { words } from '../../shared/text/words.ts'
import { classes } from './classes.ts'
import { useKeptFocus } from './kept-focus.ts'
import styles from './Page.module.css'

const t = words(ui)

/** The route whose heading last received the focus; none before the first page, where the browser's own start is right. */
let arrivedAt: string | null = null

export interface PageProps {
  /** The name of the page, in the browser's tab. The page itself shows one h1 (see PageHead). */
  title: string
  topBar?: ReactNode
  footer?: ReactNode
  /** `narrow` for a form, `text` for reading, `wide` for lists, `full` when the page lays itself out. */
  width?: 'narrow' | 'text' | 'wide' | 'full'
  className?: string | undefined
  children: ReactNode
}

export function Page({ title, topBar, footer, width = 'wide', className, children }: PageProps) {
  const main = useRef<HTMLElement>(null)
  const page = useRef<HTMLDivElement>(null)
  const [route] = useLocation()
  useKeptFocus(page)
  useEffect(() => {
    document.title = t('ui.pageTitle', { title })
  }, [title])
  useEffect(() => {
    const isMove = arrivedAt !== null && arrivedAt !== route
    // The same address, drawn anew: after its waiting page, after signing in or out. Untouched since it opened, the browser's start is right.
    const isRedrawn = navigator.userActivation?.hasBeenActive && document.activeElement === document.body
    if (isMove || isRedrawn) focusHeading(page.current)
    arrivedAt = route
  }, [route])
  return (
    <div className={styles.page} ref={page}>
      <a className={styles.skip} href="#main" onClick={() => main.current?.focus()}>
        {t('ui.skip')}
      </a>
      {topBar}
      <main
        id="main"
        tabIndex={-1}
        ref={main}
        className={classes(styles.main, width !== 'full' && styles[width], className)}
      >
        {children}
      </main>
      {footer}
    </div>
  )
}

function focusHeading(page: HTMLElement | null): void {
  window.scrollTo(0, 0)
  const main = page?.querySelector('main')
  const heading = page?.querySelector('h1') // of a document, it stands above the main part
  heading?.setAttribute('tabindex', '-1')
  const target = heading ?? main
  // A field that asked for the focus on arrival keeps it.
  if (!main?.contains(document.activeElement)) target?.focus({ preventScroll: true })
}

export interface PageHeadProps {
  title: ReactNode
  /** A short line above: a greeting, organisations. */
  over?: ReactNode
  lead?: ReactNode
  actions?: ReactNode
  /** `mast` for the first page and a démarche. */
  size?: 'h1' | 'mast'
}

/** The one h1 of a page, with what introduces it and what can be done. */
export function PageHead({ title, over, lead, actions, size = 'h1' }: PageHeadProps) {
  return (
    <div className={styles.head}>
      <div className={styles.words}>
        {over && <div className={styles.over}>{over}</div>}
        <h1 className={size === 'mast' ? styles.mast : undefined}>{title}</h1>
        {lead && <p className="lead">{lead}</p>}
      </div>
      {actions && <div className={styles.actions}>{actions}</div>}
    </div>
  )
}
