// A menu of the toolbar: opened by its button, walked with the arrows, closed by Escape or by looking elsewhere.
import Check from 'lucide-react/icons/check'
import { useEffect, useId, useRef, useState } from 'react'
import type { KeyboardEvent, ReactNode } from 'react'
import type { IconShape } from '../ui/Icon.tsx'
import { Icon } from '../ui/Icon.tsx'
import { ToolButton } from './ToolButton.tsx'
import styles from './Toolbar.module.css'

export interface ToolMenuItem {
  key: string
  label: string
  run: () => void
  /** Given for a choice (one of few): whether it is the one. */
  chosen?: boolean
  /** Given for what is on or off by itself. */
  on?: boolean
  /** How the keyboard does the same. */
  keys?: string
  off?: boolean
}

interface ToolMenuProps {
  label: string
  menuLabel: string
  icon?: IconShape
  pressed?: boolean
  off?: boolean
  items: readonly ToolMenuItem[]
  children?: ReactNode
}

const steps: Readonly<Record<string, (at: number, count: number) => number>> = {
  ArrowDown: (at, count) => (at + 1) % count,
  ArrowUp: (at, count) => (at - 1 + count) % count,
  Home: () => 0,
  End: (_, count) => count - 1,
}

export function ToolMenu({ label, menuLabel, icon, pressed, off, items, children }: ToolMenuProps) {
  const [open, setOpen] = useState(false)
  const menu = useRef<HTMLDivElement>(null)
  const button = useRef<HTMLButtonElement>(null)
  const id = useId()
  useEffect(() => {
    if (open) entriesOf(menu.current)[items.findIndex(({ chosen }) => chosen) + 1 || 1]?.focus()
    // Focus goes in when the menu opens, not when its items change.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [open])
  const onKeyDown = (event: KeyboardEvent) => {
    const entries = entriesOf(menu.current).slice(1)
    const step = steps[event.key]
    event.stopPropagation()
    if (event.key === 'Escape' || event.key === 'Tab') {
      event.preventDefault()
      setOpen(false)
      button.current?.focus()
    } else if (step) {
      event.preventDefault()
      entries[step(entries.indexOf(event.target as HTMLElement), entries.length)]?.focus() // keys come from an entry
    }
  }
  const choose = (item: ToolMenuItem) => {
    if (item.off) return
    setOpen(false)
    item.run()
  }
  return (
    <span
      className={styles.anchor}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) setOpen(false)
      }}
    >
      <ToolButton
        ref={button}
        label={label}
        icon={icon}
        pressed={pressed}
        off={off}
        aria-haspopup="menu"
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        onClick={() => setOpen(!open)}
        onKeyDown={(event) => {
          if (event.key === 'ArrowDown' && !off) {
            event.preventDefault()
            setOpen(true)
          }
        }}
      >
        {children}
      </ToolButton>
      {open && (
        <div
          ref={menu}
          id={id}
          role="menu"
          aria-label={menuLabel}
          tabIndex={-1}
          className={styles.menu}
          onKeyDown={onKeyDown}
        >
          {items.map((item) => (
            <button
              key={item.key}
              type="button"
              role={roleOf(item)}
              aria-checked={item.chosen ?? item.on}
              aria-disabled={item.off || undefined}
              tabIndex={-1}
              className={styles.item}
              data-style={item.key}
              onClick={() => choose(item)}
            >
              <span>{item.label}</span>
              {item.on && <Icon of={Check} size="1rem" />}
              {item.keys && <kbd>{item.keys}</kbd>}
            </button>
          ))}
        </div>
      )}
    </span>
  )
}

const roleOf = ({ chosen, on }: ToolMenuItem) =>
  chosen !== undefined ? 'menuitemradio' : on !== undefined ? 'menuitemcheckbox' : 'menuitem'

/** The menu itself, then its entries. */
const entriesOf = (menu: HTMLElement | null): HTMLElement[] =>
  menu ? [menu, ...menu.querySelectorAll<HTMLElement>('[role^="menuitem"]')] : []
