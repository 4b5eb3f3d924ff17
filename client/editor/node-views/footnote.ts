// The call of a note: its number, a button that opens the note. The note's words are shown at the foot of the sheet.
import type { Node as Block } from '@tiptap/pm/model'
import { NodeSelection } from '@tiptap/pm/state'
import type { Decoration, EditorView, NodeView } from '@tiptap/pm/view'
import { Footnote as SharedFootnote } from '../../../shared/document/nodes/references.ts'
import { element } from '../drawn.ts'
import { askNote, countNotes } from '../footnotes.ts'
import { t } from '../words.ts'

declare module '@tiptap/core' {
  interface Commands<ReturnType> {
    footnote: {
      /** Calls a note after the selected words, and opens it. */
      insertFootnote: () => ReturnType
      /** Opens the note whose call is selected. */
      editFootnote: () => ReturnType
    }
  }
}

export const Footnote = SharedFootnote.extend({
  addCommands() {
    return {
      insertFootnote:
        () =>
        ({ tr, state, dispatch }) => {
          const { $to } = tr.selection
          const call = state.schema.nodes[this.name]
          if (!call || !$to.parent.inlineContent || $to.parent.type === call) return false
          if (dispatch) askNote(tr.insert($to.pos, call.create()), $to.pos)
          return true
        },
      editFootnote:
        () =>
        ({ tr, state, dispatch }) => {
          const { selection } = state
          if (!(selection instanceof NodeSelection) || selection.node.type.name !== this.name) return false
          if (dispatch) askNote(tr, selection.from)
          return true
        },
    }
  },
  addKeyboardShortcuts() {
    return {
      Enter: () => this.editor.commands.editFootnote(),
      'Mod-Alt-b': () => this.editor.commands.insertFootnote(),
    }
  },
  addProseMirrorPlugins: () => [countNotes()],
  addNodeView:
    () =>
    ({ node, view, getPos, decorations }) =>
      new CallView(node, decorations, view, getPos),
})

/** The entry of a note at the foot of the sheet. */
const noteEntry = (view: EditorView, number: number): HTMLElement | null =>
  view.dom.closest('[data-editor]')?.querySelector<HTMLElement>(`[data-note="${number}"]`) ?? null

class CallView implements NodeView {
  readonly dom = element('sup', 'note-call')
  readonly #button = element('button', '')
  readonly #node: Block['type']

  constructor(node: Block, decorations: readonly Decoration[], view: EditorView, getPos: () => number | undefined) {
    this.#node = node.type
    this.#button.type = 'button'
    this.#button.addEventListener('mousedown', (event) => event.preventDefault())
    this.#button.addEventListener('click', () => {
      const pos = getPos()
      if (view.editable && pos !== undefined) view.dispatch(askNote(view.state.tr, pos))
      else noteEntry(view, Number(this.#button.textContent))?.focus()
    })
    this.dom.append(this.#button)
    this.update(node, decorations)
  }

  update(node: Block, decorations: readonly Decoration[]): boolean {
    if (node.type !== this.#node) return false
    const number = decorations.map(({ spec }) => Number((spec as { number?: number }).number)).find((n) => n > 0) ?? 0 // spec is any
    const text = node.textContent.slice(0, 200) || t('blocks.note.empty')
    this.#button.textContent = String(number)
    this.#button.setAttribute('aria-label', t('blocks.note', { number, text }))
    return true
  }

  stopEvent = (event: Event): boolean => event.target === this.#button

  ignoreMutation = (): boolean => true
}
