// One button of the toolbar: an icon, its name, whether it is on. Its place in the Tab order is the toolbar's business.
import type { ButtonHTMLAttributes, ReactNode, Ref } from 'react'
import type { IconShape } from '../ui/Icon.tsx'
import { Icon } from '../ui/Icon.tsx'
import styles from './Toolbar.module.css'

export interface ToolButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'className' | 'aria-label'> {
  label: string
  /** Shown after the name in the tooltip, and said as `aria-keyshortcuts`. */
  keys?: string
  icon?: IconShape
  pressed?: boolean
  /** Cannot be used now; it stays reachable, so that the arrows find it in its place. */
  off?: boolean
  ref?: Ref<HTMLButtonElement>
  children?: ReactNode
}

export function ToolButton({ label, keys, icon, pressed, off, onClick, children, ...rest }: ToolButtonProps) {
  return (
    <button
      {...rest}
      type="button"
      data-tool=""
      className={styles.tool}
      aria-label={label}
      title={keys ? `${label} (${keys})` : label}
      aria-pressed={pressed}
      aria-disabled={off || undefined}
      // A press with the mouse leaves the caret where it is.
      onMouseDown={(event) => event.preventDefault()}
      onClick={(event) => {
        if (!off) onClick?.(event)
      }}
    >
      {icon && <Icon of={icon} size="1.25rem" />}
      {children}
    </button>
  )
}
