// A list of acts behind a button.
import Check from 'lucide-react/icons/check'
import type { ReactElement } from 'react'
import { Menu as AriaMenu, MenuItem, MenuTrigger } from 'react-aria-components/Menu'
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

export interface MenuProps {
  /** A Button or an IconButton; its label names the menu. */
  trigger: ReactElement<{ 'aria-label'?: string }, string>
  /** Groups of acts, parted by a line. */
  groups: readonly (readonly MenuAct[])[]
  label: string
}

export function Menu({ trigger, groups, label }: MenuProps) {
  return (
    <MenuTrigger>
      <Pressable>{trigger}</Pressable>
      <Popover className={styles.pop} placement="bottom end" offset={4}>
        <AriaMenu className={styles.list} aria-label={label}>
          {groups.flatMap((group, n) => [
            ...(n > 0 ? [<Separator key={`line-${n}`} className={styles.rule} />] : []),
            ...group.map((act) => <MenuLine key={act.id} act={act} />),
          ])}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  )
}

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
      <span className={styles.words}>
        <span>
          {act.label}
          {act.chosen && <span className="sr-only">{t('ui.menu.chosen')}</span>}
        </span>
        {act.note && <span className={styles.note}>{act.note}</span>}
      </span>
      {act.chosen && <Icon of={Check} />}
    </MenuItem>
  )
}
