// The document schema of epoch 2, the same on both sides. The client adds behaviour and views by extending, never nodes or marks.
import type { Extensions } from '@tiptap/core'
import { StarterKit } from '@tiptap/starter-kit'
import { BlockAttributes } from './block-attributes.ts'
import { Callout, Details, DetailsSummary } from './nodes/asides.ts'
import { Blockquote, Code, Document } from './nodes/document.ts'
import { Figure } from './nodes/figure.ts'
import { Link } from './nodes/link.ts'
import { BulletList, ListItem, OrderedList, TaskItem, TaskList } from './nodes/lists.ts'
import { Subscript, Superscript } from './nodes/marks.ts'
import { Footnote, Living, Mention } from './nodes/references.ts'
import { Table, TableCell, TableHeader, TableRow } from './nodes/table.ts'

/** What the kit gives as we want it: text, paragraph, headings, bold, italic, underline, strike, break, divider, cursors. */
const Kit = StarterKit.configure({
  heading: { levels: [1, 2, 3, 4] },
  document: false,
  blockquote: false,
  bulletList: false,
  orderedList: false,
  listItem: false,
  code: false,
  codeBlock: false,
  link: false,
  undoRedo: false, // undo belongs to the shared text: my own edits only
  trailingNode: false, // opening a document writes nothing
})

/** Every node and mark a document may hold. Pass some of them again, extended, to give them views on the client. */
export function documentExtensions(extended: Extensions = []): Extensions {
  const named = new Set(extended.map((extension) => extension.name))
  const all: Extensions = [
    Document,
    Kit,
    BlockAttributes,
    Blockquote,
    Callout,
    Details,
    DetailsSummary,
    Figure,
    Code,
    Superscript,
    Subscript,
    Link,
    BulletList,
    OrderedList,
    ListItem,
    TaskList,
    TaskItem,
    Table,
    TableRow,
    TableCell,
    TableHeader,
    Living,
    Footnote,
    Mention,
  ]
  return [...all.filter((extension) => !named.has(extension.name)), ...extended]
}
