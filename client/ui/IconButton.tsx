// A button that shows an icon alone. Its label is mandatory: it is its name, and its tooltip.
import type { ButtonHTMLAttributes, Ref } from 'react'
import { classes } from './classes.ts'
import { Icon, type IconShape } from './Icon.tsx'
import styles from './IconButton.module.css'

export interface IconButtonProps extends Omit<
  ButtonHTMLAttributes<HTMLButtonElement>,
  'className' | 'children' | 'aria-label'
> {
  icon: IconShape
  /** Includes the count when there is a badge: « 3 nouvelles pour vous ». */
  label: string
  size?: 'sm' | 'md'
  /** A toggle: bold is on, the panel is open. */
  pressed?: boolean
  badge?: number
  ref?: Ref<HTMLButtonElement>
}

export function IconButton({ icon, label, size = 'md', pressed, badge, type = 'button', ...rest }: IconButtonProps) {
  return (
    <button
      title={label}
      {...rest}
      type={type}
      aria-label={label}
      aria-pressed={pressed}
      className={classes(styles.iconButton, size === 'sm' && styles.sm)}
    >
      <Icon of={icon} size="1.25rem" />
      {badge ? (
        <span className={styles.badge} aria-hidden="true">
          {badge}
        </span>
      ) : null}
    </button>
  )
}
