// Lines copied from a spreadsheet as plain text, put into the cells from the caret's on; the table grows as it must.
import type { Editor } from '@tiptap/core'
import { Fragment, Slice } from '@tiptap/pm/model'
import { handlePaste } from '@tiptap/pm/tables'
import { linesOf } from '../../../shared/document/tables/lines.ts'
import { mendedPlace } from './place.ts'
import { refuse, say } from './say.ts'
import { t } from './words.ts'

const count = new Intl.NumberFormat('fr')

export const refuseCells = (cells: number, most: number): null =>
  refuse(t('table.refused.pasteTooMany', { n: count.format(cells), most: count.format(most) }))

export function pasteLines(editor: Editor, event: ClipboardEvent, text: string, most: number): void {
  const lines = linesOf(text)
  const columns = Math.max(...lines.map((line) => line.length))
  if (lines.length * columns > most) return void refuseCells(lines.length * columns, most)
  if (!mendedPlace(editor)) return
  const { schema } = editor
  const paragraph = (words: string) => ({
    type: 'paragraph',
    content: words === '' ? [] : [{ type: 'text', text: words }],
  })
  const content = lines.map((line) => ({
    type: 'tableRow',
    content: Array.from({ length: columns }, (_, at) => ({
      type: 'tableCell',
      content: (line[at] ?? '').split('\n').map(paragraph),
    })),
  }))
  const table = schema.nodeFromJSON({ type: 'table', content })
  handlePaste(editor.view, event, new Slice(Fragment.from(table), 0, 0))
  say(editor, t('table.said.pasted', { rows: lines.length, columns }))
}
