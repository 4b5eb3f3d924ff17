// Figures in the editor: their view, their keys and commands, images dropped and pasted. What is heavy is loaded when used.
import type { CommandProps, Editor } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { NodeSelection, Plugin, PluginKey, TextSelection, type EditorState } from '@tiptap/pm/state'
import { Decoration, DecorationSet } from '@tiptap/pm/view'
import { Figure as SharedFigure } from '../../../shared/document/nodes/figure.ts'
import { FigureDesk } from './desk.ts'
import { FigureView } from './figure-view.ts'
import { heldImages } from './held-images.ts'
import { intake } from './intake.ts'
import { anchorOf } from './places.ts'
import type { FigurePort } from './port.ts'
import { sendingPlaces } from './sending-places.ts'

/** The figure that the selection is, or in which the caret is. */
function figureAt(state: EditorState): { node: Node; pos: number } | null {
  const { selection } = state
  if (selection instanceof NodeSelection && selection.node.type.name === 'figure')
    return { node: selection.node, pos: selection.from }
  const { $from } = selection
  for (let depth = $from.depth; depth > 0; depth--) {
    if ($from.node(depth).type.name === 'figure') return { node: $from.node(depth), pos: $from.before(depth) }
  }
  return null
}

/** A line below the figure, and the caret on it. */
function leaveBelow({ state, dispatch, tr }: CommandProps): boolean {
  const figure = figureAt(state)
  const paragraph = state.schema.nodes['paragraph']
  if (!figure || !paragraph) return false
  const after = figure.pos + figure.node.nodeSize
  if (dispatch)
    tr.insert(after, paragraph.create())
      .setSelection(TextSelection.create(tr.doc, after + 1))
      .scrollIntoView()
  return true
}

function chooseWhole({ state, dispatch, tr }: CommandProps): boolean {
  const figure = figureAt(state)
  if (!figure || state.selection instanceof NodeSelection) return false
  if (dispatch) tr.setSelection(NodeSelection.create(state.doc, figure.pos))
  return true
}

/** Marks the figure that has the selection, for whoever may write: its view shows the tools. */
const active = (isEditable: () => boolean) =>
  new Plugin({
    key: new PluginKey('activeFigure'),
    props: {
      decorations(state) {
        const figure = isEditable() ? figureAt(state) : null
        if (!figure) return null
        const end = figure.pos + figure.node.nodeSize
        return DecorationSet.create(state.doc, [
          Decoration.node(figure.pos, end, { class: 'figure-active' }, { active: true }),
        ])
      },
    },
  })

/** Where images come in. */
const taking = (editor: Editor, desk: FigureDesk): Plugin[] => [
  sendingPlaces(),
  intake(editor, desk),
  heldImages((held) => void import('./pasted-html.ts').then(({ takeHeld }) => takeHeld(editor, desk, held))),
]

export const Figure = SharedFigure.extend<{ port: FigurePort | null }, { desk: FigureDesk | null }>({
  priority: 1_000,
  addOptions: () => ({ port: null }),
  addStorage() {
    const { port } = this.options
    return { desk: port && new FigureDesk(port) }
  },
  /** On the clipboard a figure says whose it is, and shows elsewhere for whoever may see it. */
  renderHTML({ node, HTMLAttributes }) {
    const { port } = this.options
    const file: unknown = node.attrs['file']
    if (!port || typeof file !== 'string') return ['figure', HTMLAttributes, ['figcaption', 0]]
    const alt: unknown = node.attrs['alt']
    const image = { src: new URL(port.urlOf(file), location.href).href, alt: typeof alt === 'string' ? alt : '' }
    return ['figure', { ...HTMLAttributes, 'data-document': port.documentId }, ['img', image], ['figcaption', 0]]
  },
  addNodeView() {
    const { desk } = this.storage
    return ({ node, view, getPos, decorations }) =>
      new FigureView({ node, view, getPos, decorations, desk, editor: this.editor })
  },
  addCommands() {
    const { desk } = this.storage
    return {
      insertFigure:
        () =>
        ({ state, dispatch, editor }) => {
          if (!desk || !editor.isEditable) return false
          if (dispatch) desk.choose(editor, anchorOf(state))
          return true
        },
    }
  },
  addKeyboardShortcuts() {
    const run = (command: (props: CommandProps) => boolean) => () => this.editor.commands.command(command)
    return {
      Enter: () => this.editor.state.selection instanceof TextSelection && run(leaveBelow)(),
      'Mod-Enter': run(leaveBelow),
      Escape: run(chooseWhole),
      Tab: () => focusTools(this.editor.view.dom),
      Backspace: () => {
        const { selection } = this.editor.state
        const isAtStart = selection.empty && selection.$from.parentOffset === 0
        return isAtStart && selection.$from.parent.type.name === 'figure' && run(chooseWhole)()
      },
    }
  },
  addProseMirrorPlugins() {
    const { desk } = this.storage
    return [active(() => this.editor.isEditable), ...(desk ? taking(this.editor, desk) : [])]
  },
})

/** From the figure to its tools; false lets Tab go on. */
function focusTools(text: Element): boolean {
  const tool = text.querySelector<HTMLElement>('.figure-active .figure-tools button, .figure-active .figure-reminder')
  tool?.focus()
  return tool !== null
}

declare module '@tiptap/core' {
  interface Commands<ReturnType> {
    figures: {
      /** Lets the author choose images, which are sent and then put in at the caret. False where nothing can be sent. */
      insertFigure: () => ReturnType
    }
  }
  interface Storage {
    figure: { desk: FigureDesk | null }
  }
}
