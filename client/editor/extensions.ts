// All that makes up the editor of a shared text: the schema with our views, what keys and typing do, what is drawn over it.
import type { Extensions } from '@tiptap/core'
import { Extension } from '@tiptap/core'
import { Collaboration } from '@tiptap/extension-collaboration'
import type { Awareness } from 'y-protocols/awareness'
import type * as Y from 'yjs'
import { blockIds } from '../../shared/document/block-ids.ts'
import { documentExtensions } from '../../shared/document/extensions.ts'
import { TaskItem } from '../../shared/document/nodes/lists.ts'
import { bodyOf } from '../../shared/document/shape.ts'
import { tidy } from '../../shared/document/tidy.ts'
import { at } from './at.ts'
import './binding-guard.ts'
import { BlockKeys } from './block-keys.ts'
import { PutBack } from './blocks/put-back.ts'
import { Twins } from './blocks/twins.ts'
import { Carets } from './carets.ts'
import { Figure } from './figures/figure.ts'
import type { FigurePort } from './figures/port.ts'
import { Finding } from './find/finding.ts'
import { Guides } from './guides.ts'
import { TypedSpace } from './insert/typed-space.ts'
import { LeaveEnd } from './leave-end.ts'
import { LongText } from './long-text.ts'
import { Callout } from './node-views/callout.ts'
import { Details, DetailsSummary } from './node-views/details.ts'
import { Footnote } from './node-views/footnote.ts'
import { Living } from './node-views/living.ts'
import { Mention } from './node-views/mention.ts'
import { Table } from './node-views/table.ts'
import type { Unknown } from './named-in.ts'
import { Naming, type OpenedLink } from './naming.ts'
import { newBlockId } from './new-ids.ts'
import { Numbering } from './numbering.ts'
import { OpenedCaret, OpeningCaret } from './opening-caret.ts'
import { OwnCaret } from './own-caret.ts'
import { ForeignPaste } from './paste/foreign.ts'
import type { EditorRefusal } from './paste-limit.ts'
import { PasteLimit } from './paste-limit.ts'
import { Raised } from './raised.ts'
import { slash } from './slash.ts'
import { ColumnsMeet } from './tables/columns-meet.ts'
import { Rescue } from './tables/rescue.ts'
import { TableKeys } from './tables/table-keys.ts'
import { Typography } from './typography.ts'
import { UndoSteps } from './undo-steps.ts'
import { WholeBlocks } from './whole-blocks.ts'
import { t } from './words.ts'

export interface EditorParts {
  doc: Y.Doc
  awareness: Awareness
  onRefused: (reason: EditorRefusal) => void
  /** The files of the document; null where figures show in words. */
  figures?: FigurePort | null
  /** This document, which a link may name. */
  documentId?: string | undefined
  onUnknown?: (unknown: Unknown) => void
  onLink?: (link: OpenedLink) => void
}

const BlockIds = Extension.create({
  name: 'blockIds',
  priority: 10_000,
  addProseMirrorPlugins: () => [tidy(), blockIds(newBlockId)],
})

const Tasks = TaskItem.configure({
  nested: true,
  a11y: { checkboxLabel: (node) => t('editor.task', { text: node.textContent || t('editor.taskEmpty') }) },
})

export const editorExtensions = ({
  doc,
  awareness,
  figures = null,
  onRefused,
  documentId,
  onUnknown,
  onLink,
}: EditorParts): Extensions => [
  ...documentExtensions([
    Living,
    Table,
    Tasks,
    Callout,
    Details,
    DetailsSummary,
    Footnote,
    Mention,
    Figure.configure({ port: figures }),
  ]),
  BlockIds,
  Collaboration.configure({ fragment: bodyOf(doc) }),
  OwnCaret,
  Carets.configure({ awareness }),
  Guides,
  LongText,
  Numbering,
  Raised,
  Typography,
  slash.extension,
  at.extension,
  TypedSpace,
  Naming.configure({
    documentId: documentId ?? null,
    ...(onUnknown && { ask: onUnknown }),
    ...(onLink && { open: onLink }),
  }),
  BlockKeys,
  LeaveEnd,
  UndoSteps,
  WholeBlocks,
  Twins,
  TableKeys,
  ColumnsMeet,
  Rescue.configure({ awareness }),
  PutBack,
  Finding,
  ForeignPaste,
  OpeningCaret,
  OpenedCaret,
  PasteLimit.configure({ onRefused }),
]
