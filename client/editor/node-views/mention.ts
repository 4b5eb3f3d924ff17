// Someone or something named in passing, under the name they bear now.
import type { Node as Inline } from '@tiptap/pm/model'
import type { EditorView, NodeView } from '@tiptap/pm/view'
import type { Editor } from '@tiptap/core'
import { Mention as SharedMention } from '../../../shared/document/nodes/references.ts'
import { element } from '../drawn.ts'
import { sayMention } from '../naming.ts'

export const Mention = SharedMention.extend({
  addNodeView:
    () =>
    ({ node, view, editor }) =>
      new MentionView(node, view, editor),
})

class MentionView implements NodeView {
  readonly dom = element('span', 'mention')
  readonly #view: EditorView
  readonly #editor: Editor
  #node: Inline

  constructor(node: Inline, view: EditorView, editor: Editor) {
    this.#node = node
    this.#view = view
    this.#editor = editor
    this.dom.contentEditable = 'false'
    this.#show()
    editor.on('transaction', this.#show) // names come later, and change
  }

  update(node: Inline): boolean {
    if (node.type !== this.#node.type) return false
    this.#node = node
    this.#show()
    return true
  }

  readonly #show = (): void => {
    const shown = `@${sayMention(this.#view.state, this.#node)}`
    if (this.dom.textContent !== shown) this.dom.textContent = shown
    this.dom.dataset['kind'] = String(this.#node.attrs['kind'])
  }

  ignoreMutation = (): boolean => true

  destroy(): void {
    this.#editor.off('transaction', this.#show)
  }
}
