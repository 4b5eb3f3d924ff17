// A list of acts behind a button.
import Check from 'lucide-react/icons/check'
import ChevronRight from 'lucide-react/icons/chevron-right'
import { useEffect, useRef, type ReactElement, type RefObject } from 'react'
import { Menu as AriaMenu, MenuItem, MenuTrigger, SubmenuTrigger } from 'react-aria-components/Menu'
import { Popover } from 'react-aria-components/Popover'
import { Pressable } from 'react-aria-components/Pressable'
import { Separator } from 'react-aria-components/Separator'
import { ui } from '../../../shared/text/fr/ui.ts'
import { words } from '../../../shared/text/words.ts'
import { Icon, type IconShape } from '../Icon.tsx'
import styles from './float.module.css'

const t = words(ui)

export interface MenuAct {
  id: string
  label: string
  /** A second line, for what the act does or why it is not possible. */
  note?: string
  icon?: IconShape
  danger?: boolean
  disabled?: boolean
  /** The present choice, among acts that choose. */
  chosen?: boolean
  act: () => void
}

/** A line that opens acts of its own, where one list would be too long. */
export interface MenuBranch {
  id: string
  label: string
  note?: string
  icon?: IconShape
  acts: readonly MenuAct[]
}

export type MenuEntry = MenuAct | MenuBranch

export interface MenuProps {
  /** A Button or an IconButton; its label names the menu. */
  trigger: ReactElement<{ 'aria-label'?: string }, string>
  /** Groups of acts, parted by a line. */
  groups: readonly (readonly MenuEntry[])[]
  label: string
}

export function Menu({ trigger, groups, label }: MenuProps) {
  return (
    <MenuTrigger>
      <Pressable>{trigger}</Pressable>
      <Popover className={styles.pop} placement="bottom end" offset={4}>
        <AriaMenu className={styles.list} aria-label={label}>
          {linesOf(groups)}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  )
}

export interface MenuAtProps extends Omit<MenuProps, 'trigger'> {
  /** What was pressed: the menu opens beside it, and the focus goes back to it. */
  anchor: RefObject<Element | null>
  onClose: () => void
}

/** The one menu of many buttons, drawn while it is open: where each having its own would be too much to draw. */
export function MenuAt({ anchor, groups, label, onClose }: MenuAtProps) {
  const menu = useRef<HTMLDivElement>(null)
  useEffect(() => {
    // Opened by a press that no pointer made (Enter on a card, a screen reader), the menu keeps the focus and its first line is passed over.
    const frame = requestAnimationFrame(() => {
      if (document.activeElement === menu.current)
        menu.current?.querySelector<HTMLElement>('[role="menuitem"]')?.focus()
    })
    return () => cancelAnimationFrame(frame)
  }, [])
  return (
    <Popover
      className={styles.pop}
      placement="bottom end"
      offset={4}
      triggerRef={anchor}
      aria-label={label}
      isOpen
      onOpenChange={(open) => {
        if (!open) onClose()
      }}
    >
      <AriaMenu ref={menu} className={styles.list} aria-label={label} autoFocus="first" onClose={onClose}>
        {linesOf(groups)}
      </AriaMenu>
    </Popover>
  )
}

const linesOf = (groups: MenuProps['groups']) =>
  groups.flatMap((group, n) => [
    ...(n > 0 ? [<Separator key={`line-${n}`} className={styles.rule} />] : []),
    ...group.map((entry) =>
      'acts' in entry ? <MenuBranchLine key={entry.id} branch={entry} /> : <MenuLine key={entry.id} act={entry} />,
    ),
  ])

function MenuLine({ act }: { act: MenuAct }) {
  return (
    <MenuItem
      id={act.id}
      textValue={act.label}
      isDisabled={act.disabled ?? false}
      onAction={act.act}
      className={styles.item}
      data-danger={act.danger || undefined}
    >
      {act.icon && <Icon of={act.icon} />}
      <Words entry={act} />
      {act.chosen && <Icon of={Check} />}
    </MenuItem>
  )
}

/** Its acts open below it, over the list: beside it there is no room on a phone. */
function MenuBranchLine({ branch }: { branch: MenuBranch }) {
  return (
    <SubmenuTrigger>
      <MenuItem id={branch.id} textValue={branch.label} className={styles.item}>
        {branch.icon && <Icon of={branch.icon} />}
        <Words entry={branch} />
        <Icon of={ChevronRight} />
      </MenuItem>
      <Popover className={styles.pop} placement="bottom end" offset={2}>
        <AriaMenu className={styles.list} aria-label={branch.label}>
          {branch.acts.map((act) => (
            <MenuLine key={act.id} act={act} />
          ))}
        </AriaMenu>
      </Popover>
    </SubmenuTrigger>
  )
}

const Words = ({ entry }: { entry: MenuEntry }) => (
  <span className={styles.words}>
    <span>
      {entry.label}
      {'chosen' in entry && entry.chosen && <span className="sr-only">{t('ui.menu.chosen')}</span>}
    </span>
    {entry.note && <span className={styles.note}>{entry.note}</span>}
  </span>
)
