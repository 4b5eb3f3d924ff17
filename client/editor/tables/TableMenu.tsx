// The menu of a table, of a row or of a column: walked with the arrows, closed by Escape, back in the text in every case.
import type { Editor } from '@tiptap/react'
import type { TableRect } from '@tiptap/pm/tables'
import Check from 'lucide-react/icons/check'
import ChevronRight from 'lucide-react/icons/chevron-right'
import Columns from 'lucide-react/icons/columns-3'
import Cells from 'lucide-react/icons/grid-2x2'
import Rows from 'lucide-react/icons/rows-3'
import TableIcon from 'lucide-react/icons/table'
import { useRef } from 'react'
import { Header } from 'react-aria-components/Header'
import { Menu, MenuItem, MenuSection, SubmenuTrigger } from 'react-aria-components/Menu'
import { Popover } from 'react-aria-components/Popover'
import { Separator } from 'react-aria-components/Separator'
import { Keyboard } from 'react-aria-components/Keyboard'
import { Icon } from '../../ui/Icon.tsx'
import styles from '../../ui/aria/float.module.css'
import type { TableAct } from './act.ts'
import own from './TableMenu.module.css'
import { groups, runAct } from './acts.ts'
import { placeOf } from './place.ts'
import type { MenuRequest } from './requests.ts'
import { t } from './words.ts'

interface TableMenuProps {
  editor: Editor
  request: MenuRequest
  onClose: () => void
}

type GroupKey = (typeof groups)[number]['key']

const parts = ['table.group.row', 'table.group.column', 'table.group.cells'] as const
const groupIcons = {
  'table.group.row': Rows,
  'table.group.column': Columns,
  'table.group.cells': Cells,
  'table.group.table': TableIcon,
}

const actsOf = (key: GroupKey): readonly TableAct[] => groups.find((group) => group.key === key)?.acts ?? []

export function TableMenu({ editor, request, onClose }: TableMenuProps) {
  const anchor = useRef(request.anchor)
  anchor.current = request.anchor
  const place = placeOf(editor.state)
  if (!place) return null
  const close = () => {
    onClose()
    editor.view.focus()
  }
  const lines = (acts: readonly TableAct[]) =>
    acts.map((act) => <ActLine key={act.key} act={act} editor={editor} place={place} />)
  const choose = (key: string | number) => {
    const act = groups.flatMap(({ acts }) => acts).find((one) => one.key === key)
    onClose()
    if (act) void runAct(editor, act)
  }
  const groupLine = (key: GroupKey) => (
    <SubmenuTrigger key={key}>
      <MenuItem id={key} className={styles.item} textValue={t(key)}>
        <Icon of={groupIcons[key]} />
        <span className={styles.words}>{t(key)}</span>
        <Icon of={ChevronRight} />
      </MenuItem>
      <Popover className={styles.pop}>
        <Menu className={styles.list} aria-label={t(key)} onAction={choose}>
          {lines(actsOf(key))}
        </Menu>
      </Popover>
    </SubmenuTrigger>
  )
  const section = (key: GroupKey) => (
    <MenuSection key={key}>
      <Header className={styles.heading}>{t(key)}</Header>
      {lines(actsOf(key))}
    </MenuSection>
  )
  const isNarrow = matchMedia('(max-width: 640px)').matches // no room beside a menu for another
  const where = t('table.place', { row: place.top + 1, column: place.left + 1 })
  return (
    <Popover
      className={styles.pop}
      aria-label={labelOf(request, place)}
      triggerRef={anchor}
      isOpen
      onOpenChange={(open) => !open && close()}
      placement={request.kind === 'row' ? 'bottom start' : 'bottom end'}
      offset={4}
    >
      <Menu className={styles.list} aria-label={labelOf(request, place)} autoFocus="first" onAction={choose}>
        {request.kind === 'row' && lines(actsOf('table.group.row'))}
        {request.kind === 'column' && lines(actsOf('table.group.column'))}
        {request.kind === 'table' && isNarrow && parts.map(section)}
        {request.kind === 'table' && !isNarrow && (
          <MenuSection>
            <Header className={styles.heading}>{where}</Header>
            {parts.map(groupLine)}
          </MenuSection>
        )}
        {request.kind === 'table' && <Separator className={styles.rule} />}
        {request.kind === 'table' && lines(actsOf('table.group.table'))}
      </Menu>
    </Popover>
  )
}

function labelOf({ kind }: MenuRequest, { top, left }: TableRect): string {
  if (kind === 'row') return t('table.menu.row', { n: top + 1 })
  return kind === 'column' ? t('table.menu.column', { n: left + 1 }) : t('table.menu')
}

interface ActLineProps {
  act: TableAct
  editor: Editor
  place: TableRect
}

function ActLine({ act, editor, place }: ActLineProps) {
  const off = act.off?.(editor, place) ?? false
  const note = typeof off === 'string' ? t(off) : null
  const isOn = act.on?.(place) ?? false
  const label = t(act.key as 'table.merge') // acts are named without slots
  return (
    <MenuItem
      id={act.key}
      textValue={label}
      isDisabled={off !== false}
      className={styles.item}
      data-danger={act.danger || undefined}
    >
      {act.icon && <Icon of={act.icon} />}
      <span className={styles.words}>
        <span>
          {label}
          {isOn && <span className="sr-only">{t('table.on')}</span>}
        </span>
        {note && <span className={styles.note}>{note}</span>}
      </span>
      {act.keys && <Keyboard className={own.keys}>{act.keys}</Keyboard>}
      {isOn && <Icon of={Check} />}
    </MenuItem>
  )
}
