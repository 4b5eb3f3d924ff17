// Tables, with loose contents; they are mended only by a person's own edit inside them, never by opening a document.
import { mergeAttributes } from '@tiptap/core'
import {
  Table as TiptapTable,
  TableCell as TiptapTableCell,
  TableHeader as TiptapTableHeader,
} from '@tiptap/extension-table'
import { TableRow as TiptapTableRow } from '@tiptap/extension-table'
import { ownOnly } from '../own-only.ts'

const alignments = ['left', 'center', 'right']

/** `colwidth` is kept for later work and for pasted tables; alignment is shown by the style sheet, never by inline style. */
const cellAttributes = () => ({
  colspan: { default: 1 },
  rowspan: { default: 1 },
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

export const Table = TiptapTable.extend({
  content: 'tableRow*',
  renderHTML: ({ HTMLAttributes }) => [
    'div',
    { class: 'table-scroll' },
    ['table', mergeAttributes(HTMLAttributes), ['tbody', 0]],
  ],
  addProseMirrorPlugins() {
    return (this.parent?.() ?? []).map(ownOnly)
  },
}).configure({ resizable: false, allowTableNodeSelection: true })

export const TableRow = TiptapTableRow.extend({ content: '(tableCell | tableHeader)*' })
export const TableCell = TiptapTableCell.extend({ content: 'block*', addAttributes: cellAttributes })
export const TableHeader = TiptapTableHeader.extend({ content: 'block*', addAttributes: cellAttributes })
