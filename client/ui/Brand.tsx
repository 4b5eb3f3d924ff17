// The name and its mark: an M woven from two strands.
import { Link } from 'wouter'
import { common } from '../../shared/text/fr/common.ts'
import { ui } from '../../shared/text/fr/ui.ts'
import { words } from '../../shared/text/words.ts'
import styles from './Brand.module.css'
import { classes } from './classes.ts'

const t = words({ ...common, ...ui })

/** The mark alone, decorative. The strand below is cut where the other passes over it. */
export function BrandMark({ size = 30 }: { size?: number }) {
  return (
    <svg className={styles.mark} viewBox="0 0 32 28" width={size} height={size * 0.875} aria-hidden="true">
      <path className={styles.weft} d="M3 4 5.1 10.5M7.4 17.5 9.5 24 16 4 18.1 10.5M20.4 17.5 22.5 24 29 4" />
      <path className={styles.warp} d="M3 24 9.5 4 11.6 10.5M13.9 17.5 16 24 22.5 4 24.6 10.5M26.9 17.5 29 24" />
    </svg>
  )
}

/** The mark and the name; a link when it leads somewhere. `compact` keeps the mark alone on screen. */
export function Brand({ href, compact = false }: { href?: string; compact?: boolean }) {
  const inside = (
    <>
      <BrandMark />
      <span className={compact ? 'sr-only' : undefined}>{t('common.brand')}</span>
    </>
  )
  if (!href) return <span className={styles.brand}>{inside}</span>
  return (
    <Link href={href} className={classes(styles.brand, styles.link)} aria-label={t('ui.home')}>
      {inside}
    </Link>
  )
}
