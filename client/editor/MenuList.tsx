// The list of a menu: walked with the arrows, left by Escape or Tab. Whoever opens it shows the button.
import Check from 'lucide-react/icons/check'
import { useEffect, useRef } from 'react'
import type { KeyboardEvent } from 'react'
import { Icon } from '../ui/Icon.tsx'
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
  /** Leads to other items, in the same menu. */
  stays?: boolean
}

const steps: Readonly<Record<string, (at: number, count: number) => number>> = {
  ArrowDown: (at, count) => (at + 1) % count,
  ArrowUp: (at, count) => (at - 1 + count) % count,
  Home: () => 0,
  End: (_, count) => count - 1,
}

const roleOf = ({ chosen, on }: ToolMenuItem) =>
  chosen !== undefined ? 'menuitemradio' : on !== undefined ? 'menuitemcheckbox' : 'menuitem'

interface MenuListProps {
  id: string
  label: string
  items: readonly ToolMenuItem[]
  /** After a choice (`chosen`), or on the way out: the focus is then the opener's business. */
  onClose: (chosen: boolean) => void
}

export function MenuList({ id, label, items, onClose }: MenuListProps) {
  const menu = useRef<HTMLDivElement>(null)
  const first = items[0]?.key
  useEffect(() => {
    const entries = entriesOf(menu.current)
    entries[
      Math.max(
        0,
        items.findIndex(({ chosen }) => chosen),
      )
    ]?.focus()
    // Focus goes in when the menu opens or turns its page, not when its items change.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [first])
  const onKeyDown = (event: KeyboardEvent) => {
    const entries = entriesOf(menu.current)
    const step = steps[event.key]
    event.stopPropagation()
    if (event.key === 'Escape' || event.key === 'Tab') {
      event.preventDefault()
      onClose(false)
    } else if (step) {
      event.preventDefault()
      entries[step(entries.indexOf(event.target as HTMLElement), entries.length)]?.focus() // keys come from an entry
    }
  }
  return (
    <div ref={menu} id={id} role="menu" aria-label={label} tabIndex={-1} className={styles.menu} onKeyDown={onKeyDown}>
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
          onClick={() => {
            if (item.off) return
            if (!item.stays) onClose(true)
            item.run()
          }}
        >
          <span>{item.label}</span>
          {item.on && <Icon of={Check} size="1rem" />}
          {item.keys && <kbd>{item.keys}</kbd>}
        </button>
      ))}
    </div>
  )
}

const entriesOf = (menu: HTMLElement | null): HTMLElement[] =>
  menu ? [...menu.querySelectorAll<HTMLElement>('[role^="menuitem"]')] : []
