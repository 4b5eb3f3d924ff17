// The keyboard of tables, what is pasted into them, and which table is the current one. What they do is loaded when first used.
import type { Editor } from '@tiptap/core'
import { Extension } from '@tiptap/core'
import type { EditorState } from '@tiptap/pm/state'
import { Plugin, PluginKey } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import { Decoration, DecorationSet } from '@tiptap/pm/view'
import { caretAfterPaste, takesPaste } from './paste-cells.ts'
import { openTableMenu } from './open-menu.ts'
import { tableDepth } from './depth.ts'
import type { TableWord } from './words.ts'

const isInTable = ({ selection: { $head } }: EditorState): boolean => tableDepth($head) !== null

function run(editor: Editor, key: TableWord): boolean {
  if (!isInTable(editor.state)) return false
  void import('./acts.ts').then(({ runByKey }) => runByKey(editor, key))
  return true
}

/** Cells selected by keys are drawn, and are no selection that a screen reader knows: what they are is said. */
function sayCells(view: EditorView, { key, shiftKey }: KeyboardEvent): void {
  if (shiftKey && key.startsWith('Arrow') && isInTable(view.state))
    void import('./say-cells.ts').then(({ sayCellsOf }) => sayCellsOf(view))
}

/** The table of the caret is marked, so that its tools show. */
function currentTable(state: EditorState): DecorationSet | null {
  const { $head } = state.selection
  const depth = tableDepth($head)
  if (depth === null) return null
  return DecorationSet.create(state.doc, [
    Decoration.node($head.before(depth), $head.after(depth), { class: 'table-active' }, { isCurrentTable: true }),
  ])
}

/** Handles for the pointer come with its first move over a table that may be changed. */
function handlesOnDemand(editor: Editor) {
  let end: (() => void) | undefined
  let isGone = false
  const load = (event: PointerEvent) => {
    const { target } = event
    if (!editor.isEditable || !(target instanceof Element) || !target.closest('.table-box')) return
    editor.view.dom.removeEventListener('pointermove', load)
    void import('./handles.ts').then(({ TableHandles }) => {
      if (isGone) return
      const handles = new TableHandles(editor, event)
      end = () => handles.destroy()
    })
  }
  return {
    start: (dom: HTMLElement) => dom.addEventListener('pointermove', load),
    destroy: (dom: HTMLElement) => {
      isGone = true
      dom.removeEventListener('pointermove', load)
      end?.()
    },
  }
}

export const TableKeys = Extension.create({
  name: 'tableKeys',
  priority: 9_000, // before what moves blocks with the same keys: in a table they move rows and columns
  addKeyboardShortcuts() {
    const { editor } = this
    return {
      'Mod-F10': () => openTableMenu(editor),
      'Alt-Shift-ArrowUp': () => run(editor, 'table.rowUp'),
      'Alt-Shift-ArrowDown': () => run(editor, 'table.rowDown'),
      'Alt-Shift-ArrowLeft': () => run(editor, 'table.columnLeft'),
      'Alt-Shift-ArrowRight': () => run(editor, 'table.columnRight'),
    }
  },
  addProseMirrorPlugins() {
    const { editor } = this
    return [
      new Plugin({
        key: new PluginKey('tableKeys'),
        appendTransaction: caretAfterPaste,
        props: {
          decorations: (state) => (editor.isEditable ? currentTable(state) : null),
          handleDOMEvents: { paste: (_, event) => takesPaste(editor, event), keyup: sayCells },
        },
        view: ({ dom }) => {
          const handles = handlesOnDemand(editor)
          handles.start(dom)
          return { destroy: () => handles.destroy(dom) }
        },
      }),
    ]
  },
})
