// Details as they show: a button that opens and closes them for this reader only, the summary, the blocks. And their commands.
import type { Node as Block } from '@tiptap/pm/model'
import { Plugin, TextSelection } from '@tiptap/pm/state'
import type { NodeView, ViewMutationRecord } from '@tiptap/pm/view'
import { Details as SharedDetails, DetailsSummary as SharedSummary } from '../../../shared/document/nodes/asides.ts'
import { enterBody, leaveBody, leaveSummary, wrapInDetails } from '../blocks/details-commands.ts'
import { isLeftOpen, leaveOpen } from '../device-choices.ts'
import { drawIcon, element } from '../drawn.ts'
import { t } from '../words.ts'

declare module '@tiptap/core' {
  interface Commands<ReturnType> {
    details: {
      /** Puts the selected blocks below a summary, or takes the details around away. */
      toggleDetails: () => ReturnType
    }
  }
}

const views = new WeakMap<globalThis.Node, DetailsView>()

/** Opens all details around an element, so that what is in them can be seen: a caret, a passage that was searched. */
function openAround(dom: globalThis.Node | null): void {
  for (let at = dom; at !== null; at = at.parentNode) views.get(at)?.show(true)
}

export const Details = SharedDetails.extend({
  // The same as the shared one, in the order in which a split looks for what comes next: a line of the body, not a summary.
  content: '(block | detailsSummary)*',
  addCommands: () => ({ toggleDetails: () => wrapInDetails }),
  addKeyboardShortcuts() {
    return {
      Enter: () => this.editor.commands.command(enterBody) || this.editor.commands.command(leaveBody),
      Backspace: () => this.editor.commands.command(leaveSummary),
      'Mod-Enter': () => {
        const { node } = this.editor.view.domAtPos(this.editor.state.selection.head)
        for (let at: globalThis.Node | null = node; at !== null; at = at.parentNode) {
          const view = views.get(at)
          if (!view) continue
          view.toggle()
          return true
        }
        return false
      },
    }
  },
  addNodeView:
    () =>
    ({ node, editor, getPos }) =>
      new DetailsView(node, () => {
        // Closing over the caret: it goes to the summary, which is still seen.
        const pos = getPos()
        const { selection, doc, tr } = editor.state
        if (pos === undefined || selection.head <= pos || selection.head >= pos + (doc.nodeAt(pos)?.nodeSize ?? 0))
          return
        editor.view.dispatch(tr.setSelection(TextSelection.near(doc.resolve(pos + 1))))
      }),
  addProseMirrorPlugins: () => [
    new Plugin({
      view: () => ({
        update(view, before) {
          if (before.selection.eq(view.state.selection)) return
          const { $head } = view.state.selection
          if ($head.depth > 1 && $head.parent.type.name !== 'detailsSummary') openAround(view.domAtPos($head.pos).node)
        },
      }),
    }),
  ],
})

export const DetailsSummary = SharedSummary.extend({
  addNodeView: () => () => {
    const dom = element('div', 'details-summary')
    dom.dataset['ghost'] = t('blocks.details.summary')
    return { dom, contentDOM: dom, ignoreMutation: ({ type }) => type === 'attributes' }
  },
})

const summaryOf = (node: Block): Block | null => {
  let found: Block | null = null
  node.forEach((child) => {
    if (child.type.name === 'detailsSummary') found ??= child
  })
  return found
}

class DetailsView implements NodeView {
  readonly dom = element('div', 'details')
  readonly contentDOM = element('div', 'details-body')
  readonly #button = element('button', 'details-toggle')
  readonly #onClose: () => void
  #node: Block
  #open = false

  constructor(node: Block, onClose: () => void) {
    this.#node = node
    this.#onClose = onClose
    this.#button.type = 'button'
    this.#button.contentEditable = 'false'
    this.#button.append(drawIcon('chevron'))
    this.#button.addEventListener('mousedown', (event) => event.preventDefault())
    this.#button.addEventListener('click', () => this.toggle())
    this.dom.append(this.#button, this.contentDOM)
    views.set(this.dom, this)
    // What was just made has no summary yet: its author is about to write in it.
    const id = this.#id()
    this.show(id === null || isLeftOpen(id) || (summaryOf(node)?.content.size ?? 0) === 0)
  }

  #id(): string | null {
    const id: unknown = this.#node.attrs['id']
    return typeof id === 'string' ? id : null
  }

  show(open: boolean): void {
    const id = this.#id()
    if (id !== null && open !== isLeftOpen(id)) leaveOpen(id, open)
    this.#open = open
    this.#draw()
  }

  toggle(): void {
    this.show(!this.#open)
    if (!this.#open) this.#onClose()
  }

  #draw(): void {
    const id = this.#id()
    if (id !== null) this.dom.dataset['id'] = id
    this.dom.toggleAttribute('data-open', this.#open)
    const title = summaryOf(this.#node)?.textContent.trim().slice(0, 120) || t('blocks.details.untitled')
    this.#button.setAttribute('aria-expanded', String(this.#open))
    this.#button.setAttribute('aria-label', t(this.#open ? 'blocks.details.close' : 'blocks.details.open', { title }))
  }

  update(node: Block): boolean {
    if (node.type !== this.#node.type) return false
    this.#node = node
    this.#draw()
    return true
  }

  stopEvent = (event: Event): boolean => event.target instanceof Node && this.#button.contains(event.target)

  ignoreMutation = (mutation: ViewMutationRecord): boolean =>
    mutation.type !== 'selection' && !this.contentDOM.contains(mutation.target)
}
