// The blocks that a person may insert, what each is also called, and how the list narrows as one types.
import type { ResolvedPos } from '@tiptap/pm/model'
import type { Editor } from '@tiptap/react'
import Asterisk from 'lucide-react/icons/asterisk'
import ListCollapse from 'lucide-react/icons/list-collapse'
import Gavel from 'lucide-react/icons/gavel'
import Heading2 from 'lucide-react/icons/heading-2'
import Heading3 from 'lucide-react/icons/heading-3'
import Heading4 from 'lucide-react/icons/heading-4'
import ImageIcon from 'lucide-react/icons/image'
import Info from 'lucide-react/icons/info'
import Lightbulb from 'lucide-react/icons/lightbulb'
import List from 'lucide-react/icons/list'
import ListChecks from 'lucide-react/icons/list-checks'
import ListOrdered from 'lucide-react/icons/list-ordered'
import Minus from 'lucide-react/icons/minus'
import Quote from 'lucide-react/icons/quote'
import TableIcon from 'lucide-react/icons/table'
import TriangleAlert from 'lucide-react/icons/triangle-alert'
import { editorInsert } from '../../../shared/text/fr/editor-insert.ts'
import { words } from '../../../shared/text/words.ts'
import type { IconShape } from '../../ui/Icon.tsx'

const t = words(editorInsert)

const rows = [
  ['heading2', Heading2, (editor) => editor.commands.setHeading({ level: 2 })],
  ['heading3', Heading3, (editor) => editor.commands.setHeading({ level: 3 })],
  ['heading4', Heading4, (editor) => editor.commands.setHeading({ level: 4 })],
  ['bulletList', List, (editor) => editor.commands.toggleBulletList()],
  ['orderedList', ListOrdered, (editor) => editor.commands.toggleOrderedList()],
  ['taskList', ListChecks, (editor) => editor.commands.toggleTaskList()],
  ['quote', Quote, (editor) => editor.commands.wrapIn('blockquote')],
  ['note', Info, (editor) => editor.commands.setCallout('note')],
  ['attention', TriangleAlert, (editor) => editor.commands.setCallout('attention')],
  ['example', Lightbulb, (editor) => editor.commands.setCallout('example')],
  ['decision', Gavel, (editor) => editor.commands.setCallout('decision')],
  ['details', ListCollapse, (editor) => editor.commands.toggleDetails()],
  ['table', TableIcon, (editor) => editor.commands.insertTable({ rows: 3, cols: 3, withHeaderRow: true })],
  ['image', ImageIcon, (editor) => insertFigure(editor)?.() ?? false],
  ['footnote', Asterisk, (editor) => editor.commands.insertFootnote()],
  ['divider', Minus, (editor) => editor.commands.setHorizontalRule()],
] as const satisfies readonly (readonly [string, IconShape, (editor: Editor) => boolean])[]

/** The command that asks for an image, where there is one. */
function insertFigure(editor: Editor): (() => boolean) | undefined {
  const { insertFigure: found } = editor.commands as { insertFigure?: () => boolean } // not every editor takes images
  return found
}

export interface Choice {
  key: Key
  label: string
  icon: IconShape
  run: (editor: Editor) => boolean
}

type Key = (typeof rows)[number][0]

/** What fits in a cell: what has the size of one. No table in a table, and no titles, which the outline would list. */
const inCell = new Set<Key>(['bulletList', 'orderedList', 'taskList', 'image', 'footnote'])
/** What fits in a line that names something: a cell of titles, a caption, a summary. */
const inTitle = new Set<Key>(['footnote'])
const titles = new Set(['tableHeader', 'figure', 'detailsSummary'])

/** What may be put in where the caret is; null: everything. */
function fitting($at: ResolvedPos): ReadonlySet<Key> | null {
  for (let depth = $at.depth; depth > 0; depth--) {
    const { name } = $at.node(depth).type
    if (titles.has(name)) return inTitle
    if (name === 'tableCell') return inCell
  }
  return null
}

/** Without accents nor capitals; whatever is no letter parts words. */
export const folded = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()

const said = new Map(rows.map(([key]) => [key, `${folded(t(`insert.${key}`))} ${folded(t(`insert.${key}.also`))}`]))

/** Every word typed begins a word of the name or of what else the block is called; names first, those it opens before all. */
export function choicesFor(editor: Editor, query: string, $at = editor.state.selection.$from): Choice[] {
  const may = fitting($at)
  const typed = folded(query).split(' ').filter(Boolean)
  const begins = (text: string) => typed.every((word) => ` ${text}`.includes(` ${word}`))
  const all = rows
    .filter(([key]) => (may?.has(key) ?? true) && (key !== 'image' || insertFigure(editor)))
    .map(([key, icon, run]): Choice => ({ key, label: t(`insert.${key}`), icon, run }))
  const byName = all.filter(({ label }) => begins(folded(label)))
  const opened = byName.filter(({ label }) => folded(label).startsWith(typed.join(' ')))
  return [
    ...new Set([...opened, ...byName]),
    ...all.filter((one) => !byName.includes(one) && begins(said.get(one.key) ?? '')),
  ]
}
