// A row of tools: one stop of the Tab key, arrows inside.
import type { ReactNode } from 'react'
import { Separator } from 'react-aria-components/Separator'
import { Toolbar as AriaToolbar } from 'react-aria-components/Toolbar'
import styles from './Choice.module.css'

export function Toolbar({ label, children }: { label: string; children: ReactNode }) {
  return (
    <AriaToolbar aria-label={label} className={styles.toolbar}>
      {children}
    </AriaToolbar>
  )
}

export function ToolbarLine() {
  return <Separator orientation="vertical" className={styles.line} />
}
