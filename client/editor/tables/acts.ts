// All acts on tables in one list, by group, and the one way to do one: mended table, act, words.
import type { Editor } from '@tiptap/core'
import type { TableAct } from './act.ts'
import { cellActs, tableActs } from './cell-acts.ts'
import { columnActs } from './column-acts.ts'
import { mendedPlace } from './place.ts'
import { rowActs } from './row-acts.ts'
import { say } from './say.ts'
import type { TableWord } from './words.ts'
import { t } from './words.ts'

export interface ActGroup {
  key: 'table.group.row' | 'table.group.column' | 'table.group.cells' | 'table.group.table'
  acts: readonly TableAct[]
}

export const groups: readonly ActGroup[] = [
  { key: 'table.group.row', acts: rowActs },
  { key: 'table.group.column', acts: columnActs },
  { key: 'table.group.cells', acts: cellActs },
  { key: 'table.group.table', acts: tableActs },
]

/** Does an act where the caret is. What cannot be done there says so; nothing is done elsewhere. */
export async function runAct(editor: Editor, act: TableAct): Promise<void> {
  editor.view.focus()
  const place = mendedPlace(editor)
  if (!place || !editor.isEditable) return
  if (act.off?.(editor, place)) return say(editor, t('table.said.edge'))
  const words = await act.run(editor, place)
  if (words) say(editor, words)
}

export async function runByKey(editor: Editor, key: TableWord): Promise<void> {
  const act = groups.flatMap(({ acts }) => acts).find((one) => one.key === key)
  if (!act) throw new Error(`no act on tables is called ${key}`)
  await runAct(editor, act)
}
