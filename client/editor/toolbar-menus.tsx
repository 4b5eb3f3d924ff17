// The menus of the toolbar that hold what is used less: other marks, what may be inserted, how writing helps.
import type { Editor } from '@tiptap/react'
import Baseline from 'lucide-react/icons/case-sensitive'
import ChevronDown from 'lucide-react/icons/chevron-down'
import Keyboard from 'lucide-react/icons/keyboard'
import Plus from 'lucide-react/icons/plus'
import { Suspense, useState } from 'react'
import { Icon } from '../ui/Icon.tsx'
import { chooseTypography, typographyHelps } from './device-choices.ts'
import { askToFind } from './find/finding.ts'
import type { ToolbarState } from './toolbar-state.ts'
import { ToolButton } from './ToolButton.tsx'
import type { ToolMenuItem } from './MenuList.tsx'
import { ToolMenu } from './ToolMenu.tsx'
import styles from './Toolbar.module.css'
import { t } from './words.ts'
import { lazily } from '../lazily.ts'

const BlockMenu = lazily(() => import('./BlockMenu.tsx'), 'BlockMenu')
const InsertMenu = lazily(() => import('./insert/InsertMenu.tsx'), 'InsertMenu')
const Shortcuts = lazily(() => import('./ShortcutsDialog.tsx'), 'ShortcutsDialog')

interface MenuProps {
  editor: Editor
  state: ToolbarState
}

export function MoreMarks({ editor, state }: MenuProps) {
  const { strike, superscript, subscript, code } = state
  const put = (act: () => void) => () => {
    editor.view.focus()
    act()
  }
  const items: ToolMenuItem[] = [
    {
      key: 'strike',
      label: t('editor.strike'),
      on: strike,
      keys: 'Ctrl+Maj+S',
      run: put(() => editor.commands.toggleMark('strike')),
    },
    {
      key: 'superscript',
      label: t('blocks.superscript'),
      on: superscript,
      keys: 'Ctrl+.',
      run: put(() => editor.commands.toggleRaised('superscript')),
    },
    {
      key: 'subscript',
      label: t('blocks.subscript'),
      on: subscript,
      keys: 'Ctrl+,',
      run: put(() => editor.commands.toggleRaised('subscript')),
    },
    {
      key: 'code',
      label: t('blocks.code'),
      on: code,
      keys: 'Ctrl+E',
      run: put(() => editor.commands.toggleMark('code')),
    },
  ]
  const isOn = strike || superscript || subscript || code
  return (
    <ToolMenu label={t('blocks.more')} menuLabel={t('blocks.more')} icon={Baseline} pressed={isOn} items={items}>
      <Icon of={ChevronDown} size="1rem" />
    </ToolMenu>
  )
}

export function Insert({ editor }: { editor: Editor }) {
  const [open, setOpen] = useState(false)
  return (
    <span
      className={styles.anchor}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) setOpen(false)
      }}
    >
      <ToolButton
        label={t('blocks.insert')}
        icon={Plus}
        aria-haspopup="dialog"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        <span className={styles.word}>{t('blocks.insert')}</span>
      </ToolButton>
      {open && (
        <Suspense fallback={null}>
          <div className={styles.insert}>
            <InsertMenu editor={editor} onDone={() => setOpen(false)} />
          </div>
        </Suspense>
      )}
    </span>
  )
}

/** Where there is no margin for the handle of a block. */
export const Block = (props: { editor: Editor; documentId: string | undefined }) => (
  <span className={styles.phone}>
    <Suspense fallback={null}>
      <BlockMenu {...props} />
    </Suspense>
  </span>
)

interface HelpMenuProps {
  editor: Editor
  shortcuts: boolean
  onShortcuts: (open: boolean) => void
}

/** How writing helps on this device, finding, and the keys. */
export function HelpMenu({ editor, shortcuts, onShortcuts }: HelpMenuProps) {
  const [helps, setHelps] = useState(typographyHelps)
  const items: ToolMenuItem[] = [
    {
      key: 'typography',
      label: t('blocks.help.typography'),
      on: helps,
      run: () => {
        chooseTypography(!helps)
        setHelps(!helps)
      },
    },
    { key: 'find', label: t('blocks.help.find'), keys: 'Ctrl+F', run: () => askToFind(editor, 'replace') },
    { key: 'shortcuts', label: t('blocks.help.shortcuts'), keys: 'Ctrl+/', run: () => onShortcuts(true) },
  ]
  return (
    <span className={styles.end}>
      <ToolMenu label={t('blocks.help')} menuLabel={t('blocks.help')} icon={Keyboard} items={items} />
      {shortcuts && (
        <Suspense fallback={null}>
          <Shortcuts onClose={() => onShortcuts(false)} />
        </Suspense>
      )}
    </span>
  )
}
