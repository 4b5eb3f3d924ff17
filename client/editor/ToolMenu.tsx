// A menu of the toolbar: opened by its button, walked with the arrows, closed by Escape or by looking elsewhere.
import { useId, useRef, useState } from 'react'
import type { ReactNode } from 'react'
import type { IconShape } from '../ui/Icon.tsx'
import type { ToolMenuItem } from './MenuList.tsx'
import { MenuList } from './MenuList.tsx'
import { ToolButton } from './ToolButton.tsx'
import styles from './Toolbar.module.css'

interface ToolMenuProps {
  label: string
  menuLabel: string
  icon?: IconShape
  pressed?: boolean
  off?: boolean
  /** Asked for when the menu is open, if they depend on the moment. */
  items: readonly ToolMenuItem[] | (() => readonly ToolMenuItem[])
  children?: ReactNode
}

export function ToolMenu({ label, menuLabel, icon, pressed, off, items, children }: ToolMenuProps) {
  const [open, setOpen] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const id = useId()
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
        <MenuList
          id={id}
          label={menuLabel}
          items={typeof items === 'function' ? items() : items}
          onClose={(chosen) => {
            setOpen(false)
            if (!chosen) button.current?.focus()
          }}
        />
      )}
    </span>
  )
}
