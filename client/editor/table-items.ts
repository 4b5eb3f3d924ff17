// The table menu: insert one, or change the one that the caret is in.
import type { ChainedCommands, Editor } from '@tiptap/react'
import type { ToolMenuItem } from './MenuList.tsx'
import { t } from './words.ts'

const changes = [
  ['editor.table.rowAbove', (chain) => chain.addRowBefore()],
  ['editor.table.rowBelow', (chain) => chain.addRowAfter()],
  ['editor.table.columnBefore', (chain) => chain.addColumnBefore()],
  ['editor.table.columnAfter', (chain) => chain.addColumnAfter()],
  ['editor.table.headerRow', (chain) => chain.toggleHeaderRow()],
  ['editor.table.headerColumn', (chain) => chain.toggleHeaderColumn()],
  ['editor.table.deleteRow', (chain) => chain.deleteRow()],
  ['editor.table.deleteColumn', (chain) => chain.deleteColumn()],
  ['editor.table.delete', (chain) => chain.deleteTable()],
] as const satisfies readonly (readonly [string, (chain: ChainedCommands) => ChainedCommands])[]

export function tableItems(editor: Editor, inTable: boolean): ToolMenuItem[] {
  if (!inTable) {
    const run = () => {
      editor.view.focus()
      editor.commands.insertTable({ rows: 3, cols: 3, withHeaderRow: true })
    }
    return [{ key: 'insert', label: t('editor.table.insert'), run }]
  }
  return changes.map(([key, change]) => ({
    key,
    label: t(key),
    run: () => {
      editor.view.focus()
      change(editor.chain()).run()
    },
  }))
}
