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
import { Dropcursor, Gapcursor } from '@tiptap/extensions'
import { BlockAttributes } from './block-attributes.ts'
import { Callout, Details, DetailsSummary } from './nodes/asides.ts'
import { Blockquote, Code, Document } from './nodes/document.ts'
import { Figure } from './nodes/figure.ts'
import { Link } from './nodes/link.ts'
import { BulletList, ListItem, OrderedList, TaskItem, TaskList } from './nodes/lists.ts'
import { Subscript, Superscript } from './nodes/marks.ts'
import { Footnote, Living, Mention } from './nodes/references.ts'
import { Table, TableCell, TableHeader, TableRow } from './nodes/table.ts'

/** Headings of a text: its title is a row, so that the first level is for what comes from elsewhere. */
const Headings = Heading.configure({ levels: [1, 2, 3, 4] })

/** The usual nodes and marks, one by one: the kit that gathers them brings an undo, a code block and links of its own. */
const usual: Extensions = [
  Paragraph,
  Text,
  Headings,
  HardBreak,
  HorizontalRule,
  Bold,
  Italic,
  Underline,
  Strike,
  Dropcursor,
  Gapcursor,
  ListKeymap,
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
