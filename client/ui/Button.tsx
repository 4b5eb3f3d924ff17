// What one presses: a button, and a link that looks like one.
import LoaderCircle from 'lucide-react/icons/loader-circle'
import type { ButtonHTMLAttributes, MouseEvent, ReactNode, Ref } from 'react'
import { Link } from 'wouter'
import styles from './Button.module.css'
import { classes } from './classes.ts'
import { Icon, type IconShape } from './Icon.tsx'

export type ButtonVariant = 'default' | 'second' | 'quiet' | 'live' | 'ink' | 'danger'
export type ButtonSize = 'sm' | 'md' | 'lg'

export interface ButtonLook {
  /** `live` is kept for what the whole room will see; `ink` for a button on ochre. */
  variant?: ButtonVariant
  size?: ButtonSize
  block?: boolean
  icon?: IconShape
  /** Alone on its line, or at the end of one: the words of a quiet button stand where those around begin or end. */
  flush?: boolean
}

/** The class names of a button, for a component that must draw its own element. */
export function buttonClass({ variant = 'default', size = 'md', block = false, flush = false }: ButtonLook): string {
  return classes(
    styles.button,
    variant !== 'default' && styles[variant],
    size !== 'md' && styles[size],
    block && styles.block,
    flush && styles.flush,
  )
}

export interface ButtonProps extends ButtonLook, Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'className'> {
  /** The act is under way: presses are ignored, the focus stays. */
  busy?: boolean
  busyLabel?: string
  ref?: Ref<HTMLButtonElement>
  /** Gallery only: shows a state that otherwise needs a pointer or a keyboard. */
  'data-shown'?: 'hover' | 'focus'
  /** What comes next: where one goes on when the act before is gone. */
  'data-next'?: ''
  children: ReactNode
}

/** A button; `type` is `button` unless said, so that it never submits by surprise. */
export function Button({
  variant,
  size,
  block,
  flush,
  icon,
  busy = false,
  busyLabel,
  children,
  onClick,
  type = 'button',
  ...rest
}: ButtonProps) {
  const press = (event: MouseEvent<HTMLButtonElement>) => {
    if (busy) event.preventDefault()
    else onClick?.(event)
  }
  return (
    <button
      {...rest}
      type={type}
      className={buttonClass({ variant, size, block, flush })}
      aria-busy={busy || undefined}
      aria-disabled={busy || rest['aria-disabled']}
      data-off={rest['aria-disabled'] || undefined}
      onClick={press}
    >
      {busy ? <Icon of={LoaderCircle} className={styles.turning} /> : icon && <Icon of={icon} />}
      <span>{busy ? (busyLabel ?? children) : children}</span>
    </button>
  )
}

export interface LinkButtonProps extends ButtonLook {
  href: string
  /** Leaves the application (a download, another site): no client routing. */
  external?: boolean
  download?: boolean | string
  /** Beside leading there, by our routing: what covers the place is closed. */
  onClick?: () => void
  children: ReactNode
}

/** A link that looks like a button: it leads somewhere, and acts on nothing. */
export function LinkButton({
  href,
  external = false,
  download,
  onClick,
  variant,
  size,
  block,
  flush,
  icon,
  children,
}: LinkButtonProps) {
  const className = buttonClass({ variant, size, block, flush })
  const inside = (
    <>
      {icon && <Icon of={icon} />}
      <span>{children}</span>
    </>
  )
  if (external || download) {
    return (
      <a href={href} className={className} download={download}>
        {inside}
      </a>
    )
  }
  return (
    <Link href={href} className={className} {...(onClick && { onClick })}>
      {inside}
    </Link>
  )
}
