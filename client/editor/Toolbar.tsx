// The formatting toolbar. Alt+F10 enters it from the text, arrows walk it, Escape goes back to the text.
import type { Editor } from '@tiptap/react'
import ImageIcon from 'lucide-react/icons/image'
import Bold from 'lucide-react/icons/bold'
import ChevronDown from 'lucide-react/icons/chevron-down'
import Italic from 'lucide-react/icons/italic'
import LinkIcon from 'lucide-react/icons/link'
import List from 'lucide-react/icons/list'
import ListChecks from 'lucide-react/icons/list-checks'
import ListOrdered from 'lucide-react/icons/list-ordered'
import Quote from 'lucide-react/icons/quote'
import Redo from 'lucide-react/icons/redo-2'
import TableIcon from 'lucide-react/icons/table'
import Underline from 'lucide-react/icons/underline'
import Undo from 'lucide-react/icons/undo-2'
import { createElement, useEffect, useState } from 'react'
import type { ComponentType, ReactNode } from 'react'
import { Icon } from '../ui/Icon.tsx'
import { beginStep } from './own-step.ts'
import { openTableMenu } from './tables/open-menu.ts'
import { Block, HelpMenu, Insert, MoreMarks } from './toolbar-menus.tsx'
import type { BlockStyle, ToolbarState } from './toolbar-state.ts'
import { blockStyles, useToolbarState } from './toolbar-state.ts'
import { ToolButton } from './ToolButton.tsx'
import type { ToolMenuItem } from './MenuList.tsx'
import type { LinkFormProps } from './LinkForm.tsx'
import { ToolMenu } from './ToolMenu.tsx'
import styles from './Toolbar.module.css'
import { useToolbarKeys } from './use-toolbar-keys.ts'
import { t } from './words.ts'

/**
 * Not needed to show a text: with it come the lists of sections and documents. Loaded before it is asked for, and not by
 * `lazy`, which waits a moment even for what is there: letters typed after Ctrl+K would take the place of the selected words.
 */
function useLinkForm() {
  const [loaded, setLoaded] = useState<{ LinkForm: ComponentType<LinkFormProps> } | null>(null)
  useEffect(() => void import('./LinkForm.tsx').then(setLoaded, () => undefined), [])
  return loaded
}

interface GroupProps {
  editor: Editor
  state: ToolbarState
}

const Separator = () => <span className={styles.separator} role="separator" aria-orientation="vertical" />

interface ToolbarProps {
  editor: Editor
  /** For links that are copied here. */
  documentId?: string
  children?: ReactNode
}

/** `children` are tools of the page (the mode, « Commenter »), after ours; give them `data-tool` to be walked too. */
export function Toolbar({ editor, documentId, children }: ToolbarProps) {
  const state = useToolbarState(editor)
  const [linking, setLinking] = useState(false)
  const [shortcuts, setShortcuts] = useState(false)
  const bar = useToolbarKeys(editor, { onLink: () => setLinking(true), onShortcuts: () => setShortcuts(true) })
  const link = useLinkForm()
  if (!state.editable) return null
  return (
    <div
      ref={bar}
      data-band=""
      role="toolbar"
      aria-label={t('editor.toolbar')}
      className={styles.toolbar}
      onClickCapture={() => beginStep(editor.state)}
    >
      <History editor={editor} state={state} />
      <Separator />
      <Style editor={editor} state={state} />
      <Separator />
      <Marks editor={editor} state={state} />
      <span
        className={styles.anchor}
        onBlur={(event) => {
          if (!event.currentTarget.contains(event.relatedTarget)) setLinking(false)
        }}
      >
        <ToolButton
          label={t('editor.link')}
          keys="Ctrl+K"
          icon={LinkIcon}
          pressed={state.link}
          aria-expanded={linking}
          onClick={() => setLinking(!linking)}
        />
        {linking && link && createElement(link.LinkForm, { editor, onDone: () => setLinking(false) })}
      </span>
      <MoreMarks editor={editor} state={state} />
      <Separator />
      <Blocks editor={editor} state={state} />
      <Separator />
      <Insert editor={editor} />
      <Block editor={editor} documentId={documentId} />
      {children}
      <HelpMenu editor={editor} shortcuts={shortcuts} onShortcuts={setShortcuts} />
    </div>
  )
}

const History = ({ editor, state }: GroupProps) => (
  <>
    <ToolButton
      label={t('editor.undo')}
      keys="Ctrl+Z"
      icon={Undo}
      off={!state.mayUndo}
      onClick={() => editor.commands.undo()}
    />
    <ToolButton
      label={t('editor.redo')}
      keys="Ctrl+Y"
      icon={Redo}
      off={!state.mayRedo}
      onClick={() => editor.commands.redo()}
    />
  </>
)

function putStyle(editor: Editor, style: BlockStyle): void {
  editor.view.focus()
  if (style === 'paragraph') editor.commands.setParagraph()
  else editor.commands.setHeading({ level: Number(style.slice(-1)) as 2 | 3 | 4 }) // the digit that ends its name
}

function Style({ editor, state }: GroupProps) {
  const name = t(`editor.style.${state.style}`)
  const items: ToolMenuItem[] = blockStyles.map((style) => ({
    key: style,
    label: t(`editor.style.${style}`),
    chosen: state.style === style,
    run: () => putStyle(editor, style),
  }))
  return (
    <ToolMenu label={t('editor.style', { style: name })} menuLabel={t('editor.style.choose')} items={items}>
      <span className={styles.styleName}>{name}</span>
      <Icon of={ChevronDown} size="1rem" />
    </ToolMenu>
  )
}

const marks = [
  { mark: 'bold', icon: Bold, keys: 'Ctrl+B' },
  { mark: 'italic', icon: Italic, keys: 'Ctrl+I' },
  { mark: 'underline', icon: Underline, keys: 'Ctrl+U' },
] as const

const Marks = ({ editor, state }: GroupProps) =>
  marks.map(({ mark, icon, keys }) => (
    <ToolButton
      key={mark}
      label={t(`editor.${mark}`)}
      keys={keys}
      icon={icon}
      pressed={state[mark]}
      onClick={() => editor.commands.toggleMark(mark)}
    />
  ))

const Blocks = ({ editor, state }: GroupProps) => (
  <>
    <ToolButton
      label={t('editor.bulletList')}
      keys="Ctrl+Maj+8"
      icon={List}
      pressed={state.bulletList}
      onClick={() => editor.commands.toggleBulletList()}
    />
    <ToolButton
      label={t('editor.orderedList')}
      keys="Ctrl+Maj+7"
      icon={ListOrdered}
      pressed={state.orderedList}
      onClick={() => editor.commands.toggleOrderedList()}
    />
    <ToolButton
      label={t('editor.taskList')}
      keys="Ctrl+Maj+9"
      icon={ListChecks}
      pressed={state.taskList}
      onClick={() => editor.commands.toggleTaskList()}
    />
    <ToolButton
      label={t('editor.quote')}
      keys="Ctrl+Maj+B"
      icon={Quote}
      pressed={state.quote}
      onClick={() => editor.commands.toggleWrap('blockquote')}
    />
    {state.figures && (
      <ToolButton label={t('editor.figure')} icon={ImageIcon} onClick={() => editor.commands.insertFigure()} />
    )}
    <TableTool editor={editor} inTable={state.table} />
  </>
)

/** Puts a table in; within one, opens its menu, the same as by Ctrl+F10 and by the button in its corner. */
function TableTool({ editor, inTable }: { editor: Editor; inTable: boolean }) {
  const insert = () => {
    editor.view.focus()
    editor.commands.insertTable({ rows: 3, cols: 3, withHeaderRow: true })
  }
  if (!inTable) return <ToolButton label={t('editor.table.insert')} icon={TableIcon} onClick={insert} />
  return (
    <ToolButton
      label={t('editor.table.options')}
      keys="Ctrl+F10"
      icon={TableIcon}
      aria-haspopup="menu"
      onClick={() => openTableMenu(editor)}
    />
  )
}
