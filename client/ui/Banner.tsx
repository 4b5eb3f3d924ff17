// A message that stays in the page: what happened, what is safe, what to do.
import CircleCheck from 'lucide-react/icons/circle-check'
import Info from 'lucide-react/icons/info'
import TriangleAlert from 'lucide-react/icons/triangle-alert'
import type { ReactNode } from 'react'
import { ui } from '../../shared/text/fr/ui.ts'
import { words } from '../../shared/text/words.ts'
import styles from './Banner.module.css'
import { classes } from './classes.ts'
import { Icon, type IconShape } from './Icon.tsx'

const t = words(ui)
const icons = { info: Info, warn: TriangleAlert, danger: TriangleAlert, ok: CircleCheck }

export type BannerTone = keyof typeof icons

export interface BannerProps {
  tone?: BannerTone
  title?: string
  icon?: IconShape
  /** Buttons or a form, under the words. */
  actions?: ReactNode
  /** `alert` interrupts, `status` waits its turn, `none` for what was there when the page came. Danger is an alert unless said. */
  announce?: 'alert' | 'status' | 'none'
  children?: ReactNode
}

export function Banner({ tone = 'info', title, icon, actions, announce, children }: BannerProps) {
  const said = announce ?? (tone === 'danger' ? 'alert' : 'status')
  return (
    <div className={classes(styles.banner, tone !== 'info' && styles[tone])}>
      <Icon of={icon ?? icons[tone]} />
      <div className={styles.inside}>
        {/* Only the words: what is done with the buttons and fields below would have all of it told again. */}
        <div role={said === 'none' ? undefined : said}>
          <span className="sr-only">{t(`ui.banner.${tone}`)} </span>
          {title && <p className={styles.title}>{title}</p>}
          {children && <div>{children}</div>}
        </div>
        {actions && <div className={styles.actions}>{actions}</div>}
      </div>
    </div>
  )
}
