// The name of an icon button, and its shortcut, on hover and on keyboard focus. Never the only place where something is said.
import { useState, type ReactElement } from 'react'
import { Focusable } from 'react-aria-components/Focusable'
import { Tooltip as AriaTooltip, TooltipTrigger } from 'react-aria-components/Tooltip'
import styles from './float.module.css'
import { landmark } from './landmark.ts'

export interface TooltipProps {
  /** An IconButton with `title=""`, so that the browser does not say it twice. */
  children: ReactElement<{ 'aria-label'?: string }, string>
  words: string
  /** « Ctrl+B » */
  keys?: string
}

export function Tooltip({ children, words, keys }: TooltipProps) {
  const [isOpen, setOpen] = useState(false) // drawn anew as it opens: see PopoverPanel
  return (
    <TooltipTrigger isOpen={isOpen} onOpenChange={setOpen} delay={500} closeDelay={100}>
      <Focusable>{children}</Focusable>
      <AriaTooltip className={styles.tip} offset={6} UNSTABLE_portalContainer={landmark()}>
        {words}
        {keys && <kbd className={styles.keys}>{keys}</kbd>}
      </AriaTooltip>
    </TooltipTrigger>
  )
}
