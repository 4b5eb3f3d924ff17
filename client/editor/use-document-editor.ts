// Makes the editor of a live document: the shared schema, bound to the shared text, with our behaviour. It knows no network.
import { useEditor } from '@tiptap/react'
import type { Editor } from '@tiptap/react'
import { useEffect, useRef } from 'react'
import type { Awareness } from 'y-protocols/awareness'
import type * as Y from 'yjs'
import { editorExtensions } from './extensions.ts'
import type { FigurePort } from './figures/port.ts'
import type { Unknown } from './named-in.ts'
import type { OpenedLink } from './naming.ts'
import type { EditorRefusal } from './paste-limit.ts'
import { t } from './words.ts'

export interface DocumentEditorOptions {
  doc: Y.Doc
  awareness: Awareness
  /** False: the text can be read, selected and copied, nothing else. */
  editable: boolean
  /** What covers the window above and below the text: the caret is never led under it. */
  covered?: Sides
  /** The document's title, said to those who cannot see where they are. */
  label?: string
  /** Guiding questions in empty blocks; shown unless said. */
  guides?: boolean
  /** Numbers before headings, as the document asks for; none unless said. */
  numbered?: boolean
  /** The files of this document; without it figures show in words, and none can be put in. */
  figures?: FigurePort
  /** This document, which a link may name. */
  documentId?: string
  onRefused?: (reason: EditorRefusal) => void
  /** Asked for the names of what the text mentions and links to; answer with `editor.commands.giveNames`. */
  onUnknown?: (unknown: Unknown) => void
  /** A link to a document or a section was followed. */
  onLink?: (link: OpenedLink) => void
}

/** Pixels of the window; read each time. */
export interface Sides {
  readonly top: number
  readonly bottom: number
}

/** How close to the edge of what is seen the caret may come. */
const roomAround = 8

function scrollingWithin(covered: Sides) {
  const sides = (room: number) => ({
    left: 0,
    right: 0,
    get top() {
      return covered.top + room
    },
    get bottom() {
      return covered.bottom + room
    },
  })
  return { scrollThreshold: sides(0), scrollMargin: sides(roomAround) }
}

/** The element that says how to leave the text by keyboard: in a table, Tab goes from cell to cell. */
export const keysId = 'editor-keys'

const propsOf = (label: string, editable: boolean, covered: Sides | undefined) => ({
  ...(covered && scrollingWithin(covered)),
  attributes: attributes(label, editable),
})

const attributes = (label: string, editable: boolean) => ({
  class: 'doc-text',
  role: editable ? 'textbox' : 'document',
  'aria-label': label,
  lang: 'fr',
  tabindex: '0', // always: to lose it, even for an instant, is to lose the focus
  ...(editable && {
    'aria-multiline': 'true',
    'aria-describedby': keysId,
    spellcheck: 'true',
    autocorrect: 'on',
    autocapitalize: 'sentences',
  }),
})

/** The editor of `doc`; a new one when `doc`, `awareness` or `figures` is another. */
export function useDocumentEditor(options: DocumentEditorOptions): Editor {
  const {
    doc,
    awareness,
    editable,
    label = t('editor.text'),
    guides = true,
    numbered = false,
    figures = null,
    covered,
  } = options
  const refused = useRef(options.onRefused)
  const asked = useRef(options.onUnknown)
  const opened = useRef(options.onLink)
  const editor = useEditor(
    {
      injectCSS: false, // a page's content policy allows no inline style sheet: editor.css holds what is needed
      enableCoreExtensions: { delete: false }, // it compares each step of an edit with each, for an event that nobody hears
      editable,
      editorProps: propsOf(label, editable, covered),
      extensions: editorExtensions({
        doc,
        awareness,
        figures,
        documentId: options.documentId,
        onRefused: (reason) => refused.current?.(reason),
        onUnknown: (unknown) => asked.current?.(unknown),
        onLink: (link) => opened.current?.(link),
      }),
    },
    [doc, awareness, figures],
  )
  useEffect(() => {
    refused.current = options.onRefused
    asked.current = options.onUnknown
    opened.current = options.onLink
  }, [options.onRefused, options.onUnknown, options.onLink])
  useEffect(() => {
    editor.setOptions({ editorProps: propsOf(label, editable, covered) })
    if (editor.isEditable === editable) return
    editor.setEditable(editable, false)
    // Empty: the toolbar and the guides read the editor after each transaction.
    editor.view.dispatch(editor.state.tr)
  }, [editor, editable, label, covered])
  useEffect(() => {
    editor.commands.showGuides(guides)
  }, [editor, guides])
  useEffect(() => {
    editor.commands.numberHeadings(numbered)
  }, [editor, numbered])
  return editor
}
