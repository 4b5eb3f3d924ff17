// The document schema of epoch 2, the same on both sides. The client adds behaviour and views by extending, never nodes or marks.
import type { Extensions } from '@tiptap/core'
import { Bold } from '@tiptap/extension-bold'
import { HardBreak } from '@tiptap/extension-hard-break'
import { Heading } from '@tiptap/extension-heading'
import { HorizontalRule } from '@tiptap/extension-horizontal-rule'
import { Italic } from '@tiptap/extension-italic'
import { ListKeymap } from '@tiptap/extension-list'
import { Paragraph } from '@tiptap/extension-paragraph'
import { Strike } from '@tiptap/extension-strike'
import { Text } from '@tiptap/extension-text'
import { Underline } from '@tiptap/extension-underline'
import { Dropcursor } from '@tiptap/extensions/drop-cursor'
import { Gapcursor } from '@tiptap/extensions/gap-cursor'
import { BlockAttributes } from './block-attributes.ts'
import { Callout, Details, DetailsSummary } from './nodes/asides.ts'
import { Blockquote, Code, Document } from './nodes/document.ts'
import { Figure } from './nodes/figure.ts'
import { Link } from './nodes/link.ts'
import { BulletList, ListItem, OrderedList, TaskItem, TaskList } from './nodes/lists.ts'
import { Subscript, Superscript } from './nodes/marks.ts'
import { Footnote, Living, Mention } from './nodes/references.ts'
import { Table, TableCell, TableHeader, TableRow } from './nodes/table.ts'

/**
 * The usual ones as they are. One by one and not as Tiptap's starter kit, which brings along what we replace or do without:
 * undo (ours undoes my own edits of the shared text only), autolinks, code blocks, a last line that opening would write.
 */
const usual: Extensions = [
  Bold,
  Dropcursor,
  Gapcursor,
  HardBreak,
  Heading.configure({ levels: [1, 2, 3, 4] }),
  HorizontalRule,
  Italic,
  ListKeymap,
  Paragraph,
  Strike,
  Text,
  Underline,
]

/** Every node and mark a document may hold. Pass some of them again, extended, to give them views on the client. */
export function documentExtensions(extended: Extensions = []): Extensions {
  const named = new Set(extended.map((extension) => extension.name))
  const all: Extensions = [
    Document,
    ...usual,
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
