// A small panel beside the button that opens it: details, a short form. Not modal.
import { useState, type ReactElement, type ReactNode } from 'react'
import { Dialog, DialogTrigger } from 'react-aria-components/Dialog'
import { Popover } from 'react-aria-components/Popover'
import { Pressable } from 'react-aria-components/Pressable'
import { classes } from '../classes.ts'
import styles from './float.module.css'
import { landmark } from './landmark.ts'

export interface PopoverPanelProps {
  trigger: ReactElement<{ 'aria-label'?: string }, string>
  label: string
  children: ReactNode | ((close: () => void) => ReactNode)
}

export function PopoverPanel({ trigger, label, children }: PopoverPanelProps) {
  // Drawn anew as it opens: when it was first drawn, the landmark was still the one of the page before, which is gone.
  const [isOpen, setOpen] = useState(false)
  return (
    <DialogTrigger isOpen={isOpen} onOpenChange={setOpen}>
      <Pressable>{trigger}</Pressable>
      <Popover className={classes(styles.pop, styles.panel)} offset={6} UNSTABLE_portalContainer={landmark()}>
        <Dialog className={styles.list} aria-label={label}>
          {({ close }) => (typeof children === 'function' ? children(close) : children)}
        </Dialog>
      </Popover>
    </DialogTrigger>
  )
}
