// Tables, with loose contents; they are mended only by a person's own edit inside them, never by opening a document.
import { mergeAttributes } from '@tiptap/core'
import {
  Table as TiptapTable,
  TableCell as TiptapTableCell,
  TableHeader as TiptapTableHeader,
} from '@tiptap/extension-table'
import { TableRow as TiptapTableRow } from '@tiptap/extension-table'
import type { Node, ResolvedPos, Schema } from '@tiptap/pm/model'
import type { Transaction } from '@tiptap/pm/state'
import { TextSelection } from '@tiptap/pm/state'
import { maySay } from '../attribute-values.ts'
import { ownOnly } from '../own-only.ts'

const alignments = ['left', 'center', 'right']

/** A page may say anything, one that claims to be ours too. */
const spanning = (name: 'colspan' | 'rowspan') => ({
  default: 1,
  parseHTML: (element: HTMLElement) => {
    const span = Number(element.getAttribute(name) ?? 1)
    return maySay(name, span) ? span : 1
  },
})

/** Widths (`colwidth`) and alignment are shown by the view and the style sheet, never by inline style. */
const cellAttributes = () => ({
  colspan: spanning('colspan'),
  rowspan: spanning('rowspan'),
  colwidth: { default: null, rendered: false, parseHTML: () => null },
  align: {
    default: null,
    parseHTML: (element: HTMLElement) => {
      const said = element.getAttribute('data-align') ?? element.style.textAlign
      return alignments.includes(said) ? said : null
    },
    renderHTML: ({ align }: Record<string, unknown>) => (align ? { 'data-align': align } : {}),
  },
})

/** Each cell with a line to write in, which the schema does not demand. */
function emptyTable(schema: Schema, rows: number, columns: number, withHeaderRow: boolean): Node {
  const cell = (type: string) => ({ type, content: [{ type: 'paragraph' }] })
  const row = (type: string) => ({ type: 'tableRow', content: Array.from({ length: columns }, () => cell(type)) })
  const content = Array.from({ length: rows }, (_, at) => row(withHeaderRow && at === 0 ? 'tableHeader' : 'tableCell'))
  return schema.nodeFromJSON({ type: 'table', content })
}

const isInCell = ($pos: ResolvedPos): boolean =>
  Array.from({ length: $pos.depth }, (_, depth) => $pos.node(depth + 1).type.name).includes('tableRow')

/** A table at the very end would leave nowhere to go on writing. */
function lineBelow(tr: Transaction): void {
  const { $from } = tr.selection
  const depth = Array.from({ length: $from.depth + 1 }, (_, at) => at).find(
    (at) => $from.node(at).type.name === 'table',
  )
  const paragraph = tr.doc.type.schema.nodes['paragraph']
  if (depth === undefined || !paragraph) return
  if ($from.indexAfter(depth - 1) === $from.node(depth - 1).childCount)
    tr.insert($from.after(depth), paragraph.create())
}

export const Table = TiptapTable.extend({
  content: 'tableRow*',
  // A line of totals is shown and exported below the last row; it is counted, never written.
  addAttributes: () => ({
    totals: {
      default: null,
      parseHTML: (element: HTMLElement) => (element.hasAttribute('data-totals') ? true : null),
      renderHTML: ({ totals }: Record<string, unknown>) => (totals ? { 'data-totals': '' } : {}),
    },
  }),
  renderHTML: ({ HTMLAttributes }) => [
    'div',
    { class: 'table-scroll' },
    ['table', mergeAttributes(HTMLAttributes), ['tbody', 0]],
  ],
  addCommands() {
    return {
      ...this.parent?.(),
      insertTable:
        ({ rows = 3, cols = 3, withHeaderRow = true } = {}) =>
        ({ tr, state, dispatch }) => {
          const place = tr.selection.from
          if (isInCell(tr.selection.$from)) return false // no table in a table: nobody could read nor walk it
          if (dispatch) {
            tr.replaceSelectionWith(emptyTable(state.schema, rows, cols, withHeaderRow))
            tr.setSelection(TextSelection.near(tr.doc.resolve(Math.max(0, place - 1)))).scrollIntoView()
            lineBelow(tr)
          }
          return true
        },
    }
  },
  addProseMirrorPlugins() {
    return (this.parent?.() ?? []).map(ownOnly)
  },
}).configure({
  resizable: false,
  View: null, // it would set widths by inline style
  allowTableNodeSelection: true,
})

export const TableRow = TiptapTableRow.extend({ content: '(tableCell | tableHeader)*' })
export const TableCell = TiptapTableCell.extend({ content: 'block*', addAttributes: cellAttributes })
export const TableHeader = TiptapTableHeader.extend({ content: 'block*', addAttributes: cellAttributes })
